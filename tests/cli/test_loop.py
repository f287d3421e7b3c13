"""The loop once in full, as an officer does it: screen, review, import, screen again, pack, verify."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from procurement_rules.knowledge.precedents import read_precedents
from procurement_rules.knowledge.waivers import read_waivers
from tests.cli.conftest import SAMPLE

LIAOCHENG = ("--jurisdiction", "liaocheng", "--as-of", "2020-11-05")
UNTIL = datetime(2026, 12, 31)  # noqa: DTZ001 - as Excel keeps it
ANNOTATED = "目录建议（审查批注）.xlsx"


def write(path: Path, sheet: str, written: dict[str, dict[str, object]]) -> None:
    """Write under the titles of a sheet, in the rows in which a cell holds the text that is the key."""
    workbook = load_workbook(path)
    rows = list(workbook[sheet].iter_rows())
    titles = next({cell.value: cell.column for cell in row} for row in rows if row_says(row, "复核意见"))
    for text, values in written.items():
        (row,) = (row for row in rows if row_says(row, text))
        for title, value in values.items():
            workbook[sheet].cell(row[0].row, titles[title]).value = value
    workbook.save(path)


def row_says(row, text: str) -> bool:
    return any(cell.value == text for cell in row)


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """The folder of an officer who has gone once around, up to the bundle."""
    from procurement_rules.cli.main import main

    folder = tmp_path_factory.mktemp("财政局")

    def command(*arguments: str | Path) -> int:
        with pytest.raises(SystemExit) as ended:
            main([str(each) for each in arguments])
        return int(ended.value.code or 0)

    first, ledger, notes = folder / "第一次.jsonl", folder / "台账.xlsx", folder / "批注"
    out = ("--output", first, "--ledger", ledger, "--annotated", notes)
    assert command("screen", SAMPLE, *LIAOCHENG, *out) == 1
    found = {row["item"].get("name"): row for row in lines(first) if "item" in row}
    rejected = {"复核意见": "驳回", "复核理由": "市政府专题会议批准", "批准人": "张局长", "有效期至": UNTIL}
    works = found["城区道路改造工程施工"]["findings"][0]["key"]
    goods = found["办公用计算机采购"]["findings"][0]["key"]
    write(ledger, "整改台账", {works: rejected, goods: {"复核意见": "采纳"}})
    write(
        notes / ANNOTATED,
        "目录建议",
        {
            "财政专项资金审计": {"复核意见": "改判", "复核理由": "应归入 D0702"},
            "城市快速路建设": {**rejected, "复核理由": "问题2：预算已另行安排"},
        },
    )
    kept = ("--waivers", folder / "豁免.csv", "--precedents", folder / "先例.csv")
    reviewer = ("--by", "李某", "--on", "2026-03-01")
    reviewed = ("review", "import", ledger, notes / ANNOTATED, "--verdicts", first, *kept, *reviewer)
    assert command(*reviewed) == 0
    again = (*kept, "--on", "2026-06-01", "--baseline", first)
    packed = ("--bundle", folder / "证据.zip", "--output", folder / "第二次.jsonl")
    assert command("screen", SAMPLE, *LIAOCHENG, *again, *packed) == 1
    return folder


def test_what_was_decided_is_kept_and_holds_the_next_time(office: Path) -> None:
    assert [each.name for each in read_waivers(office / "豁免.csv")] == [
        "城区道路改造工程施工",
        "城市快速路建设",
    ]
    assert [each.code for each in read_precedents(office / "先例.csv")] == ["D0702"]
    second = {row["item"].get("name"): row for row in lines(office / "第二次.jsonl") if "item" in row}
    assert second["城区道路改造工程施工"]["outcome"] == "compliant"
    assert second["城市快速路建设"]["outcome"] == "violation"
    assert [bool(each["waiver"]) for each in second["城市快速路建设"]["findings"]] == [False, True]
    audit = second["财政专项资金审计"]["match"]
    assert (audit["decision"], audit["code"], audit["precedent"]["decided_by"]) == (
        "accepted",
        "D0702",
        "李某",
    )
    # Only the new code is news: the department had declared another.
    changes = {name: {each["change"] for each in row["findings"]} for name, row in second.items()}
    assert changes.pop("财政专项资金审计") == {"new"}
    assert set().union(*changes.values()) == {"unchanged"}


@pytest.mark.parametrize("language", ["C.UTF-8", "en_US.UTF-8", "zh_CN.GB18030"])
def test_the_bundle_is_verified_anywhere(office: Path, tmp_path: Path, language: str) -> None:
    renamed = tmp_path / "别处" / "收到的 (1).zip"
    renamed.parent.mkdir()
    shutil.copy(office / "证据.zip", renamed)
    elsewhere = {"LC_ALL": language, "TZ": "America/St_Johns", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-m", "procurement_rules", "verify", renamed.name],
        check=False,
        cwd=renamed.parent,
        env={**os.environ, **elsewhere, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "相符：用包里的规则和目录重新审查 24 项，结论与包内逐字节相同" in done.stdout


@pytest.mark.parametrize("where", ["input/目录建议.xlsx", "verdicts.jsonl", "waivers.csv", "rules/pack.yaml"])
def test_one_changed_byte_is_told(run, office: Path, tmp_path: Path, where: str) -> None:
    path = tmp_path / "改过.zip"
    with zipfile.ZipFile(office / "证据.zip") as packed, zipfile.ZipFile(path, "w") as changed:
        for name in packed.namelist():
            data = bytearray(packed.read(name))
            data[len(data) // 2] ^= name == where
            changed.writestr(name, bytes(data))
    ran = run("verify", path)
    assert (ran.code, ran.err) == (1, "")
    assert f"{where} 内容有改动（校验码不符）\n" in ran.out
    assert ran.out.endswith("不相符：1 个文件与清单不符，没有重新审查\n")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_changed_byte_of_the_file_itself_is_told_in_a_line(
    run, office: Path, tmp_path: Path, part: float
) -> None:
    data = bytearray((office / "证据.zip").read_bytes())
    data[int(len(data) * part)] ^= 1
    path = tmp_path / "坏.zip"
    path.write_bytes(data)
    ran = run("verify", path)
    assert ran.code in (1, 2)
    assert "不相符" in ran.out or ran.err.startswith("错误：坏.zip：")
    assert len(ran.err.splitlines()) <= 1
