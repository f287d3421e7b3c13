"""The file of precedents: faults with their place, additions without touching what is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.precedents import append_precedents, read_precedents
from procurement_rules.model.precedent import Precedent

HEADER = "catalog,code,name,description,purchaser,decided_by,decided_on,source\n"


def precedent(**said: object) -> Precedent:
    given = {
        "catalog": "jiaozuo-2023",
        "code": "B0301",
        "name": "请人做账",
        "decided_by": "张三",
        "decided_on": date(2026, 3, 1),
    }
    return Precedent.model_validate(given | said)


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "precedents.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def fault(path: Path, knowledge: Knowledge | None = None) -> str:
    catalog = knowledge.catalog("jiaozuo-2023") if knowledge else None
    with pytest.raises(KnowledgeError) as raised:
        read_precedents(path, catalog)
    return str(raised.value)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "precedents.csv"
    told = [precedent(), precedent(code=None, name="无人机表演", purchaser="甲局", source="表 第 3 行")]
    assert append_precedents(path, told) == tuple(told)
    assert read_precedents(path) == tuple(told)


def test_the_same_decision_is_added_once(tmp_path: Path) -> None:
    path = tmp_path / "precedents.csv"
    append_precedents(path, [precedent(source="一.xlsx 第 2 行")])
    before = path.read_bytes()
    assert append_precedents(path, [precedent(source="二.xlsx 第 9 行")]) == ()
    assert path.read_bytes() == before


def test_a_later_decision_is_added_below_and_the_earlier_stays(tmp_path: Path) -> None:
    path = tmp_path / "precedents.csv"
    append_precedents(path, [precedent()])
    before = path.read_bytes()
    append_precedents(path, [precedent(code="B0302", decided_on=date(2026, 5, 1))])
    assert path.read_bytes().startswith(before)
    assert [each.code for each in read_precedents(path)] == ["B0301", "B0302"]


def test_a_file_without_a_last_line_end_is_continued_on_a_new_line(tmp_path: Path) -> None:
    path = written(tmp_path, "jiaozuo-2023,B0301,做账,,,张三,2026-03-01,")
    path.write_text(path.read_text(encoding="utf-8").rstrip(), encoding="utf-8")
    append_precedents(path, [precedent()])
    assert len(read_precedents(path)) == 2


def test_a_submitted_formula_stays_text_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "precedents.csv"
    hostile = ["=cmd|x", "+1", "-1", "@x", "'=x", "＝1"]
    append_precedents(path, [precedent(name=name) for name in hostile])
    cells = [line.split(",")[2] for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    assert all(cell.startswith("'") for cell in cells)
    assert [each.name for each in read_precedents(path)] == hostile


def test_line_breaks_and_nul_do_not_break_the_table(tmp_path: Path) -> None:
    path = tmp_path / "precedents.csv"
    append_precedents(path, [precedent(description='第一行\n"第二行",\x00')])
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    assert read_precedents(path)[0].description == '第一行 "第二行",\ufffd'


def test_a_date_as_a_spreadsheet_saves_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "jiaozuo-2023,B0301,做账,,,张三,2026/3/1,")
    assert read_precedents(path)[0].decided_on == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("jiaozuo-2023,B0301,做账,,,张三,2026-02-30,", "precedents.csv:2:28：decided_on 不是日期"),
        ("jiaozuo-2023,B0301,做账,,,,2026-03-01,", "precedents.csv:2:25：decided_by 列是空的"),
        ("jiaozuo-2023,,做账,,,张三,2026-03-01,", "precedents.csv:2:14：code 列是空的"),
        ("jiaozuo-2023,B0301,,,,张三,2026-03-01,", "precedents.csv:2:20：name 和 description 至少填一项"),
        ("jiaozuo-2023,B0301,做账,张三,2026-03-01", "列数与表头不同"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, line: str, expected: str) -> None:
    assert expected in fault(written(tmp_path, line))


def test_a_code_that_the_catalog_lacks_is_a_fault(tmp_path: Path, knowledge: Knowledge) -> None:
    told = fault(written(tmp_path, "jiaozuo-2023,B03,做账,,,张三,2026-03-01,"), knowledge)
    assert "precedents.csv:2:14：目录 jiaozuo-2023 没有末级编码 B03" in told
    assert "NONE" in told


def test_decisions_on_other_catalogs_are_kept_apart(tmp_path: Path, knowledge: Knowledge) -> None:
    path = written(
        tmp_path, "my-city,X1,做账,,,张三,2026-03-01,", "jiaozuo-2023,none,跳伞,,,张三,2026-03-01,"
    )
    (found,) = read_precedents(path, knowledge.catalog("jiaozuo-2023"))
    assert (found.name, found.code) == ("跳伞", None)
    assert len(read_precedents(path)) == 2


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "x.csv:1:1：表头不对" in fault(path)


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    assert fault(tmp_path / "none.csv") == "none.csv：先例文件不存在；请检查路径和文件名"
