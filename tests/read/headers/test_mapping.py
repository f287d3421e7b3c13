from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.errors import InputError, UsageError
from procurement_rules.model.field import DataDictionary
from procurement_rules.read import column_mapping, read_items, read_template, template_text, unmatched
from tests.read.conftest import joined_fold

ROWS = [["要办的事", "测得(万元)", "项目名称", "备注"], ["保洁", 3, "甲", "劳务派遣"]]


def test_a_mapping_says_what_columns_hold(workbook: Callable[..., Path], dictionary: DataDictionary) -> None:
    mapping = column_mapping(["要办的事=name", "测得（万元） = 预算金额", "备注=忽略"], dictionary)
    assert mapping == {"要办的事": "name", "测得（万元）": "budget", "备注": None}
    result = read_items(workbook(ROWS), dictionary, joined_fold, mapping)
    (item,) = result.items
    assert (item.name, item.budget, item.description) == ("保洁", 30_000, None)
    columns = result.tables[0].columns
    assert [(each.field, each.mapped) for each in columns] == [
        ("name", True), ("budget", True), (None, False), (None, True),
    ]  # fmt: skip
    assert columns[2].matched_field == "name"


def test_a_template_reads_again_what_was_read(
    workbook: Callable[..., Path], tmp_path: Path, dictionary: DataDictionary
) -> None:
    mapping = column_mapping(["要办的事=name", "备注=忽略"], dictionary)
    path, template = workbook(ROWS), tmp_path / "x.yaml"
    first = read_items(path, dictionary, joined_fold, mapping)
    template.write_text(template_text(first.tables), encoding="utf-8")
    kept = read_template(template, dictionary)
    assert kept == {"要办的事": "name", "测得(万元)": None, "项目名称": None, "备注": None}
    assert read_items(path, dictionary, joined_fold, kept).rows == first.rows
    assert unmatched({**kept, "别的": "name"}, first.tables) == ("测得(万元)", "项目名称", "别的")


@pytest.mark.parametrize("header", ["=cmd|' /C calc'!A0", "a: b", "- x", "多\n行", "'", "#", "yes", "1"])
def test_any_header_can_be_kept(
    header: str, workbook: Callable[..., Path], tmp_path: Path, dictionary: DataDictionary
) -> None:
    path = tmp_path / "x.jsonl"
    import json

    path.write_text(json.dumps({"name": "保洁", header: "x"}), encoding="utf-8")
    result = read_items(path, dictionary, joined_fold, {header: "description"})
    (tmp_path / "x.yaml").write_text(template_text(result.tables), encoding="utf-8")
    assert read_template(tmp_path / "x.yaml", dictionary)[header.strip()] == "description"


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("x", "看不懂列名对应"),
        ("=name", "看不懂列名对应"),
        ("x=", "看不懂列名对应"),
        ("x=budgett", "没有字段 'budgett'；应为：是否想写 budget"),
    ],
)
def test_what_is_no_mapping_is_told(pair: str, told: str, dictionary: DataDictionary) -> None:
    with pytest.raises(UsageError, match=told):
        column_mapping([pair], dictionary)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "文件是空的"),
        ("# 无", "不是列名模板"),
        ("[1]", "不是列名模板"),
        ("columns: 3", "不是列名模板"),
        ("columns: {}\nother: 1", r"x\.yaml:2：不是列名模板"),
        ("columns: {甲: name", "不是合法的 YAML"),
        ("columns:\n  甲: [name]", r"x\.yaml:2:3：不是一个列名对应一个字段"),
        ("columns:\n  甲: name\n  甲: budget", r"x\.yaml:3:3：列名“甲”写了两次"),
        ("columns: {甲: &a name, 乙: *b}", "不是合法的 YAML"),
        ("columns: " + "[" * 50_000, "不是合法的 YAML"),
        ("columns: !!python/object/apply:os.system [x]", "不是列名模板"),
    ],
)
def test_what_is_no_template_is_told(
    text: str, told: str, tmp_path: Path, dictionary: DataDictionary
) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_template(tmp_path / "x.yaml", dictionary)


def test_a_field_that_does_not_exist_is_told_with_its_place(
    tmp_path: Path, dictionary: DataDictionary
) -> None:
    (tmp_path / "x.yaml").write_text("columns:\n  甲: nam", encoding="utf-8")
    with pytest.raises(UsageError, match=r"x\.yaml:2:3：没有字段 'nam'；应为：是否想写 name"):
        read_template(tmp_path / "x.yaml", dictionary)


def test_a_template_keeps_nothing_that_only_that_file_decided(
    workbook: Callable[..., Path], dictionary: DataDictionary
) -> None:
    """Parts are added up anew, and what one form left blank another may fill in."""
    form = [
        ["项目名称", "保洁", "申报单位", "某局"],
        ["采购方式", None, "要点", "楼内"],
        ["资金来源", "财政"],
    ]
    parts = [["项目名称", "财政拨款（万元）", "自筹资金（万元）"], ["保安", 3, 2]]
    path = workbook({"表单": form, "表": parts})
    first = read_items(path, dictionary, joined_fold)
    text = template_text(first.tables)
    assert "项目名称: name" in text
    assert "要点: 忽略" in text
    assert not any(word in text for word in ("采购方式", "财政拨款", "自筹"))
    kept = path.with_name("模板.yaml")
    kept.write_text(text, encoding="utf-8")
    again = read_items(path, dictionary, joined_fold, read_template(kept, dictionary))
    assert [item.budget for item in again.items] == [item.budget for item in first.items] == [None, 50_000]


def test_a_label_behind_its_group_is_mapped_by_both(
    workbook: Callable[..., Path], dictionary: DataDictionary
) -> None:
    path = workbook(
        [["项目名称", "保洁"], ["申报单位", "某局"], ["资金（元）", "预算", 3], ["资金性质", "财政"]]
    )
    first = read_items(path, dictionary, joined_fold)
    mapping = {"资金（元）／预算": "id"}
    second = read_items(path, dictionary, joined_fold, mapping)
    assert [(item.budget, item.id) for item in (*first.items, *second.items)] == [(3, None), (None, "3")]
    assert unmatched(mapping, second.tables) == ()
