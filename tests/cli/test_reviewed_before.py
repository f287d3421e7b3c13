"""A second run writes nothing over what a reviewer has written."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import SAMPLE

LIAOCHENG = ("--jurisdiction", "liaocheng", "--as-of", "2020-11-05")


@pytest.fixture
def outputs(tmp_path: Path, run) -> tuple[str | Path, ...]:
    """The options of a run that has been done once."""
    options = ("--ledger", tmp_path / "台账.xlsx", "--annotated", tmp_path / "批注")
    assert run("screen", SAMPLE, *LIAOCHENG, *options).code == 1
    return options


def opine(path: Path, title: str, opinion: str) -> int:
    """Write into the first free cell below a title; return its row."""
    workbook = load_workbook(path)
    sheet, cell = next(
        (sheet, cell)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == title
    )
    sheet.cell(cell.row + 3, cell.column).value = opinion
    workbook.save(path)
    return cell.row + 3


@pytest.mark.parametrize("written", ["台账.xlsx", "批注/目录建议（审查批注）.xlsx"])
@pytest.mark.parametrize(("title", "text"), [("复核意见", "采纳"), ("复核理由", "已有批复")])
def test_what_holds_opinions_is_not_written_over(run, tmp_path, outputs, written, title, text) -> None:
    row = opine(tmp_path / written, title, text)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.xlsx")}
    ran = run("screen", SAMPLE, *LIAOCHENG, *outputs, "--output", tmp_path / "报告.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"错误：{tmp_path / written} 里已填写了复核意见（")
    assert (
        f"第 {row} 行），重新写出会毁掉它们；请先用 review import 读回，再把它移走；或换一个路径" in ran.err
    )
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == before


def test_what_nobody_has_written_in_is_written_anew(run, outputs) -> None:
    ran = run("screen", SAMPLE, *LIAOCHENG, *outputs)
    assert (ran.code, ran.err.count("已写入")) == (1, 2)


def test_opinions_of_another_department_in_the_same_folder_are_no_matter(run, tmp_path, outputs) -> None:
    opine(tmp_path / "批注" / "目录建议（审查批注）.xlsx", "复核意见", "采纳")
    other = tmp_path / "另一份.xlsx"
    other.write_bytes(Path(SAMPLE).read_bytes())
    ran = run("screen", other, *LIAOCHENG, "--annotated", tmp_path / "批注")
    assert (ran.code, ran.err.count("已写入")) == (1, 1)


def test_what_cannot_be_looked_into_is_not_written_over(run, tmp_path) -> None:
    ledger = tmp_path / "台账.xlsx"
    ledger.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    ran = run("screen", SAMPLE, *LIAOCHENG, "--ledger", ledger)
    assert ran.code == 2
    assert f"{ledger} 已经有了，读不出来，看不出里面有没有复核意见（" in ran.err
    assert "请先把它移走，或换一个路径" in ran.err
