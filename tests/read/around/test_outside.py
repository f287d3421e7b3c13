"""The unit and the year that stand outside the columns, and where they were read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import FilledField
from procurement_rules.read import read_items
from procurement_rules.read.around.outside import stated_by_names
from tests.read.builders import Rows, word, xlsx
from tests.read.conftest import joined_fold

TABLE = [["项目名称", "预算（元）"], ["保安", 3]]


def filled(path: Path, dictionary: DataDictionary, name: str | None = None) -> list[tuple[object, ...]]:
    result = read_items(path, dictionary, joined_fold, name=name)
    fields = [each for table in result.tables for each in table.filled]
    for item in result.items:
        assert {each.field: str(getattr(item, each.field)) for each in fields} == {
            each.field: each.value for each in fields
        }
    return [(each.field, each.value, each.origin, each.row) for each in fields]


# A column, a line, the sheet's name, the file's, the folder's: each goes before those behind it.
@pytest.mark.parametrize(
    ("rows", "sheet", "name", "unit"),
    [
        ([["单位", *TABLE[0]], ["甲局", *TABLE[1]]], "乙局", "丁局/丙局.xlsx", []),
        ([["填报单位：甲局"], *TABLE], "乙局", "丁局/丙局.xlsx", [("purchaser", "甲局", "line", 1)]),
        ([["甲局购买服务表"], *TABLE], "乙局", "丁局/丙局.xlsx", [("purchaser", "甲局", "line", 1)]),
        (TABLE, "乙局", "丁局/丙局.xlsx", [("purchaser", "乙局", "sheet", None)]),
        (TABLE, "Sheet1", "丁局/丙局申报表.xlsx", [("purchaser", "丙局", "file", None)]),
        (TABLE, "汇总", "丁局/附件/申报表.xlsx", [("purchaser", "丁局", "folder", None)]),
        (TABLE, "表1", "报送/申报表.xlsx", []),
    ],
)
def test_who_buys_is_read_nearest_to_the_table(
    rows: Rows, sheet: str, name: str, unit: list[object], tmp_path: Path, dictionary: DataDictionary
) -> None:
    assert filled(xlsx(tmp_path / "x.xlsx", {sheet: rows}), dictionary, name) == unit


@pytest.mark.parametrize(
    ("rows", "sheet", "name", "year"),
    [
        ([["2024年度购买服务表"], *TABLE], "2023年", "x.xlsx", [("fiscal_year", "2024", "line", 1)]),
        (TABLE, "2023年", "2022年/x.xlsx", [("fiscal_year", "2023", "sheet", None)]),
        (TABLE, "Sheet1", "2022年/x.xlsx", [("fiscal_year", "2022", "folder", None)]),
        ([["2024年度表"], ["项目名称", "2023年预算"], ["保安", 3]], "Sheet1", "x.xlsx", [("fiscal_year", "2023", "line", 2)]),
        ([["2024年度表"], ["项目名称", "年度"], ["保安", 2023]], "Sheet1", "x.xlsx", []),
        ([["根据2024年度通知"], *TABLE], "Sheet1", "x.xlsx", []),
    ],
)  # fmt: skip
def test_the_year_of_the_title_reaches_the_items(
    rows: Rows, sheet: str, name: str, year: list[object], tmp_path: Path, dictionary: DataDictionary
) -> None:
    assert filled(xlsx(tmp_path / "x.xlsx", {sheet: rows}), dictionary, name) == year


def test_a_document_names_the_unit_above_its_tables(tmp_path: Path, dictionary: DataDictionary) -> None:
    title = "市教育局2024年政府购买服务项目申报表"
    path = word(tmp_path / "x.docx", title, TABLE, "（续表）", TABLE)
    stated = [("purchaser", "市教育局", "line", None), ("fiscal_year", "2024", "line", None)]
    assert filled(path, dictionary) == stated * 2


def test_what_is_less_sure_is_noted(tmp_path: Path, dictionary: DataDictionary) -> None:
    path = xlsx(tmp_path / "市教育局.xlsx", {"Sheet1": TABLE})
    (table,) = read_items(path, dictionary, joined_fold).tables
    assert table.notes == ("表里没有写购买主体，按文件名认作“市教育局”，请核对",)
    (table,) = read_items(path, dictionary, joined_fold, name="市民政局/x.xlsx").tables
    assert table.notes == ("表里没有写购买主体，按文件夹名认作“市民政局”，请核对",)


@pytest.mark.parametrize(("own", "unit"), [({}, "市教育局"), ({"purchaser": "甲局"}, "甲局")])
def test_records_are_filled_where_no_key_says(
    own: dict[str, str], unit: str, tmp_path: Path, dictionary: DataDictionary
) -> None:
    path = tmp_path / "市教育局.json"
    path.write_text(json.dumps([{"name": "保安", **own}]), encoding="utf-8")
    result = read_items(path, dictionary, joined_fold)
    assert [item.purchaser for item in result.items] == [unit]
    assert [bool(table.filled) for table in result.tables] == [not own]


def test_of_several_years_that_of_the_day_is_taken(tmp_path: Path, dictionary: DataDictionary) -> None:
    rows = [["项目名称", "2023年预算（元）", "2024年预算（元）"], ["保安", 3, 4]]
    path = xlsx(tmp_path / "x.xlsx", {"Sheet1": rows})
    result = read_items(path, dictionary, joined_fold, as_of=date(2023, 5, 1))
    assert [(item.budget, item.fiscal_year) for item in result.items] == [(3, 2023)]
    assert "取审查所适用日期所在的 2023 年" in result.tables[0].notes[0]
    (item,) = read_items(path, dictionary, joined_fold, as_of=date(2022, 5, 1)).items
    assert item.budget == 4
    form = xlsx(tmp_path / "y.xlsx", {"Sheet1": [["项目名称", "保安"], ["2023年预算", 3], ["2024年预算", 4]]})
    (item,) = read_items(form, dictionary, joined_fold, as_of=date(2023, 5, 1)).items
    assert item.budget == 3
    records = tmp_path / "x.json"
    records.write_text(json.dumps([{"name": "保安", "2023年预算": 3, "2024年预算": 4}]), encoding="utf-8")
    (item,) = read_items(records, dictionary, joined_fold, as_of=date(2023, 5, 1)).items
    assert item.budget == 3


def test_names_say_nothing_where_there_is_no_unit() -> None:
    assert stated_by_names("proposals.xlsx", "Sheet1") == {}
    unit = FilledField(field="purchaser", value="市教育局", origin="file")
    assert stated_by_names("市教育局.xlsx", None) == {"purchaser": unit}
