from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procurement_rules.errors import InputError
from procurement_rules.read import ReadResult

Read = Callable[[Path], ReadResult]


@pytest.fixture
def read_text(tmp_path: Path, read: Read) -> Callable[..., ReadResult]:
    def read_text(text: str, suffix: str = ".json") -> ReadResult:
        path = tmp_path / f"申报{suffix}"
        path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        return read(path)

    return read_text


@pytest.mark.parametrize(
    "text",
    ['[{"name": "保洁", "预算（万元）": 30.5}]', '{"items": [{"name": "保洁", "预算（万元）": 30.5}]}'],
)
def test_an_array_or_an_object_with_items(text: str, read_text: Callable[..., ReadResult]) -> None:
    result = read_text(text)
    (item,) = result.items
    assert (item.name, item.budget) == ("保洁", Decimal(305_000))
    assert item.source is not None
    assert (item.source.file, item.source.row) == ("申报.json", 1)
    assert item.source.columns == {"name": "name", "budget": "预算（万元）"}
    assert [(column.header, column.field, column.multiplier) for column in result.tables[0].columns] == [
        ("name", "name", 1),
        ("预算（万元）", "budget", 10_000),
    ]


def test_types_of_json(read_text: Callable[..., ReadResult]) -> None:
    (item,) = read_text(
        '[{"事项名称": "保洁", "in_budget": true, "fiscal_year": 2024, "declared_code": 72001, "purchaser": null,'
        ' "contract_elements": ["scope", "数量"], "unknown": {"a": 1}}]'
    ).items
    assert item.in_budget is True
    assert (item.fiscal_year, item.declared_code, item.purchaser) == (2024, "72001", None)
    assert item.contract_elements == frozenset({"scope", "quantity"})


def test_oddities_are_problems_of_their_field(read_text: Callable[..., ReadResult]) -> None:
    text = (
        '[{"name": "保洁", "budget": NaN, "fiscal_year": ' + "9" * 5000 + ', "funding_source": {"a": [1]},'
        ' "contract_start": -Infinity, "id": "\\ud800\\u0000", "description": "\\udfff"}]'
    )
    (item,) = read_text(text).items
    assert item.source is not None
    assert {problem.field for problem in item.source.problems} == {
        "budget",
        "fiscal_year",
        "funding_source",
        "contract_start",
    }
    assert all(len(problem.value) <= 200 for problem in item.source.problems)
    item.model_dump_json().encode()


def test_of_keys_of_several_years_the_latest_is_the_amount(read_text: Callable[..., ReadResult]) -> None:
    result = read_text(
        '[{"name": "甲", "2023年预算": 1, "2024年预算": 2}, {"name": "乙", "2023年预算": 3, "预算": 4}]'
    )
    assert [item.budget for item in result.items] == [2, 4]
    assert [item.source.problems for item in result.items if item.source] == [(), ()]


def test_the_first_of_two_keys_is_read_and_the_others_told(read_text: Callable[..., ReadResult]) -> None:
    (item,) = read_text('[{"name": "甲", "name": "乙", "项目名称": "丙", "预算": 1, "金额": 2}]').items
    assert (item.name, item.budget, item.source is not None) == ("甲", 1, True)
    assert item.source is not None
    assert [(each.field, each.cell, each.value, each.reason) for each in item.source.problems] == [
        ("name", "name", "乙", "重复的键"),
        ("name", "项目名称", "丙", "重复的键"),
        ("budget", "金额", "2", "重复的键"),
    ]
    assert item.source.columns["name"] == "name"


def test_keys_that_describe_are_joined(read_text: Callable[..., ReadResult]) -> None:
    text = '[{"name": "甲", "description": "乙", "description": "丙", "备注": null, "服务内容": "丁"}]'
    (item,) = read_text(text).items
    assert item.description == "乙\n丙\n丁"
    assert item.source is not None
    assert item.source.columns["description"] == "description+description+服务内容"


def test_what_is_no_object_is_rejected(read_text: Callable[..., ReadResult]) -> None:
    result = read_text('[{"name": "保洁"}, 3, ["a"], {}, {"name": " "}, null]')
    assert len(result.items) == 1
    assert [(row.source.row, row.reason[:4]) for row in result.rejected] == [
        (2, "不是对象"),
        (3, "不是对象"),
        (4, "事项名称"),
        (5, "事项名称"),
        (6, "不是对象"),
    ]


def test_a_broken_line_costs_only_itself(read_text: Callable[..., ReadResult]) -> None:
    result = read_text(
        '{"name": "保洁"}\r\n\n{"name": 坏}\n{"name": "保\u2028安"}\n' + "[" * 100_000, ".jsonl"
    )
    assert [(item.name, item.source and item.source.row) for item in result.items] == [
        ("保洁", 1),
        ("保\u2028安", 4),
    ]
    broken, deep = result.rejected
    assert (broken.source.row, deep.source.row) == (3, 5)
    assert "不是合法的 JSON（第 10 列" in broken.reason
    assert broken.text == '{"name": 坏}'
    assert "嵌套太深" in deep.reason


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"name": "保洁"},\n {"name" "保安"}]', r"申报\.json:2:10：不是合法的 JSON"),
        ("[" * 100_000, "嵌套太深"),
        ("[" * 100_000 + "]" * 100_000, "嵌套太深"),
        ('{"name": "保洁"}', "没有服务事项的数组"),
        ('{"items": 3}', "没有服务事项的数组"),
        ("3", "没有服务事项的数组"),
        ("[]", "没有一行数据"),
        ('[{"a": 1}]', "没有一条记录写明要买什么"),
        ("%PDF-1.7", "像是PDF"),
    ],
)
def test_what_is_no_list_of_items_is_told(text: str, told: str, read_text: Callable[..., ReadResult]) -> None:
    with pytest.raises(InputError, match=told):
        read_text(text)


@pytest.mark.parametrize("text", ["\n\n", "坏\n坏", '{"a": 1}\n'])
def test_lines_without_any_item_are_told(text: str, read_text: Callable[..., ReadResult]) -> None:
    with pytest.raises(InputError):
        read_text(text, ".jsonl")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["name", "description", "budget", "是否已备案", "合同开始日期", "年度", "合同要件", "x"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(records=st.lists(st.dictionaries(KEYS, JSON_VALUES) | JSON_VALUES, max_size=5))
def test_every_record_comes_out(records: list[object], read_text: Callable[..., ReadResult]) -> None:
    records = [{"name": "保洁"}, *records]
    assert len(read_text(json.dumps(records)).rows) == len(records)
    lines = "\n".join(json.dumps(record) for record in records)
    assert len(read_text(lines, ".jsonl").rows) == len(records)


def test_the_entry_of_the_catalog_stands_in_where_no_name_is_given(
    read_text: Callable[..., ReadResult],
) -> None:
    result = read_text(
        """[{"goodsName": "食堂劳务", "govServiceCatalogName": "餐饮服务", "govServiceType": "B"},
        {"goodsName": null, "govServiceCatalogName": "餐饮服务"}, {"govServiceCatalogName": "餐饮服务"}]"""
    )
    assert [(item.name, item.declared_catalog_name, item.service_type) for item in result.items] == [
        ("食堂劳务", "餐饮服务", "B"),
        ("餐饮服务", None, None),
        ("餐饮服务", None, None),
    ]
    assert [item.source.problems for item in result.items if item.source] == [()] * 3


def test_months_are_noted_once(read_text: Callable[..., ReadResult]) -> None:
    result = read_text(
        '[{"name": "保洁", "contract_end": "2024-02"}, {"name": "保安", "contract_end": "2024-03"}]'
    )
    assert [str(item.contract_end) for item in result.items] == ["2024-02-29", "2024-03-31"]
    assert result.tables[0].notes == ("合同结束日期（contract_end）有只写年月的，按当月最后一天读取",)


def test_text_that_looks_like_a_formula_is_text(read_text: Callable[..., ReadResult]) -> None:
    (item,) = read_text('[{"name": "=HYPERLINK(A1)服务", "budget": "=B2*2"}]').items
    assert item.name == "=HYPERLINK(A1)服务"
    assert item.source is not None
    assert ["公式" in problem.reason for problem in item.source.problems] == [False]
