from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.model.field import DataDictionary, FieldType
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import Formula
from procurement_rules.read.values.understood import NotUnderstood
from procurement_rules.read.values.value import ValueReader

Fold = Callable[[str], str]


@pytest.fixture(scope="session")
def reader(dictionary: DataDictionary, fold: Fold) -> ValueReader:
    return ValueReader(dictionary, fold)


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("name", " 保洁服务 ", " 保洁服务 "),
        ("name", 2024.0, "2024"),
        ("description", date(2024, 3, 1), "2024-03-01"),
        ("declared_code", 72001.0, "72001"),
        ("purchaser_code", 72001, "72001"),
        ("purchaser_code", " 072001 ", "072001"),
        ("declared_code", 1.234567890123457e17, "123456789012345700"),
        ("id", True, "TRUE"),
        ("budget", "30", Decimal(30)),
        ("in_budget", "无", False),
        ("funding_source", "无", "无"),
        ("funding_source", "/", "/"),
        ("funding_source", "#REF!", "#REF!"),
        ("name", "=劳务派遣服务", "=劳务派遣服务"),
        ("name", "=B2服务", "=B2服务"),
        ("description", "=SUM(A1)", "=SUM(A1)"),
        ("name", "新增项目", "新增项目"),
        ("description", "新增项目的实施", "新增项目的实施"),
    ],
)
def test_given_values(
    field: str, cell: Cell, value: object, reader: ValueReader, dictionary: DataDictionary
) -> None:
    assert reader.read(cell, dictionary[field]) == value


@pytest.mark.parametrize(
    "cell", ["-", "—", "——", "/", "无", "暂无", "N/A", "ｎ／ａ", " - ", "", "  ", "\u200b", None]
)
@pytest.mark.parametrize(
    "field", ["budget", "contract_start", "fiscal_year", "supplier_type", "declared_code"]
)
def test_placeholders_say_nothing(
    field: str, cell: str, reader: ValueReader, dictionary: DataDictionary
) -> None:
    assert reader.read(cell, dictionary[field]) is None


@pytest.mark.parametrize("cell", ["—", "/", "N/A", "暂无"])
def test_placeholders_are_no_answer(cell: str, reader: ValueReader, dictionary: DataDictionary) -> None:
    assert reader.read(cell, dictionary["in_budget"]) is None


@pytest.mark.parametrize(
    ("field", "cell"),
    [("name", "——"), ("name", "无"), ("description", "无"), ("description", " 新增项目 ")],
)
def test_words_that_name_and_describe_nothing(
    field: str, cell: str, reader: ValueReader, dictionary: DataDictionary
) -> None:
    assert reader.read(cell, dictionary[field]) is None


@pytest.mark.parametrize("field", ["name", "description"])
@pytest.mark.parametrize(
    "cell", ["#REF!", " #N/A ", Formula('=B2&"服务"'), Formula("=VLOOKUP(甲,乙,2)"), Formula("=")]
)
def test_faults_of_a_spreadsheet_are_no_text(
    field: str, cell: str, reader: ValueReader, dictionary: DataDictionary
) -> None:
    assert isinstance(reader.read(cell, dictionary[field]), NotUnderstood)


@pytest.mark.parametrize(
    ("cell", "reason"), [("#N/A", "错误值"), ("#REF!", "错误值"), (Formula("=B2*C2"), "公式没有保存结果")]
)
def test_faults_of_the_spreadsheet_are_named(
    cell: str, reason: str, reader: ValueReader, dictionary: DataDictionary
) -> None:
    for field in ("budget", "contract_start", "fiscal_year", "supplier_type", "in_budget"):
        value = reader.read(cell, dictionary[field])
        assert isinstance(value, NotUnderstood)
        assert reason in value.reason


CELLS = st.text() | st.floats() | st.integers(-(10**30), 10**30) | st.booleans() | st.dates() | st.none()


@given(
    CELLS,
    st.sampled_from(["budget", "in_budget", "contract_end", "fiscal_year", "supplier_type", "id", "name"]),
)
def test_every_value_that_is_read_fits_the_item(
    reader: ValueReader, dictionary: DataDictionary, cell: Cell, field: str
) -> None:
    value = reader.read(cell, dictionary[field])
    if value is not None and not isinstance(value, NotUnderstood):
        assert isinstance(ServiceItem(**{"description": "保洁", field: value}), ServiceItem)


def test_every_type_of_field_is_read(reader: ValueReader, dictionary: DataDictionary) -> None:
    assert {field.type for field in dictionary.fields} == set(FieldType)
    for field in dictionary.fields:
        reader.read("某个内容", field)
