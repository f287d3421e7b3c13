"""Which columns hold the answer tells what a file measures."""

import pytest

from procurement_rules.errors import InputError
from procurement_rules.measure import LabelledRow, labelled_rows

CATALOG = "jiaozuo-2023"


def _read(**columns: str) -> LabelledRow:
    [row] = labelled_rows([{"name": "档案寄存", **columns}], CATALOG)
    return row


@pytest.mark.parametrize("column", ["gold", "codes", "jiaozuo_gold"])
def test_codes_are_read_from_any_of_their_columns(column: str) -> None:
    row = _read(**{column: "A0104|A1408"})
    assert (row.codes, row.prohibited) == ({"A0104", "A1408"}, None)


@pytest.mark.parametrize("written", ["NONE", ""])
def test_a_row_that_fits_nothing_has_no_codes(written: str) -> None:
    assert _read(gold=written).codes == frozenset()


@pytest.mark.parametrize(
    ("label", "prohibited"), [("OK", False), ("NO", True), ("BODY", False), ("未定", None)]
)
def test_a_label_says_whether_the_content_is_prohibited(label: str, prohibited: bool | None) -> None:
    assert _read(label=label).prohibited is prohibited


def test_categories_say_why_it_is_prohibited() -> None:
    row = _read(categories="works|works_service_bundle")
    assert (row.prohibited, row.categories) == (True, {"works", "works_service_bundle"})


def test_a_row_without_categories_is_clean() -> None:
    row = _read(categories="")
    assert (row.prohibited, row.categories) == (False, frozenset())


def test_the_item_holds_what_its_columns_say_and_no_label() -> None:
    item = _read(purchaser="X县财政局", description="", note="易", gold="B1202").item
    assert item.model_dump(exclude_none=True) == {"name": "档案寄存", "purchaser": "X县财政局"}


@pytest.mark.parametrize(
    ("columns", "part"),
    [
        ({}, "全部"),
        ({"split": "test"}, "test"),
        ({"split": "test", "style": "plain"}, "plain"),
        ({"style": ""}, "全部"),
    ],
)
def test_a_row_belongs_to_the_slice_of_its_first_grouping_column(columns: dict[str, str], part: str) -> None:
    assert _read(gold="B1202", **columns).slice == part


def test_a_split_chooses_its_rows() -> None:
    rows = [{"name": "甲项", "gold": "", "split": "tune"}, {"name": "乙项", "gold": "", "split": "test"}]
    assert [row.item.name for row in labelled_rows(rows, CATALOG, "test")] == ["乙项"]


def test_without_a_split_every_row_counts() -> None:
    rows = [{"name": "甲项", "gold": "", "split": "tune"}, {"name": "乙项", "gold": ""}]
    assert len(labelled_rows(rows, CATALOG)) == 2


def test_rows_labelled_for_another_catalog_are_left_out() -> None:
    rows = [
        {"name": "甲项", "gold": "D0402", "catalog": "liaocheng-2020"},
        {"name": "乙项", "gold": "B1202", "catalog": CATALOG},
    ]
    assert [row.item.name for row in labelled_rows(rows, CATALOG)] == ["乙项"]


@pytest.mark.parametrize(
    ("catalog", "split"), [(CATALOG, "tset"), ("liaocheng-2020", "test")], ids=["split", "catalog"]
)
def test_nothing_to_measure_is_an_input_error(catalog: str, split: str) -> None:
    rows = [{"name": "档案寄存", "gold": "B1202", "split": "test", "catalog": CATALOG}]
    with pytest.raises(InputError, match="没有可以评测的行"):
        labelled_rows(rows, catalog, split)


def test_a_file_without_rows_is_an_input_error() -> None:
    with pytest.raises(InputError, match="没有可以评测的行"):
        labelled_rows([], CATALOG)


@pytest.mark.parametrize("columns", [{}, {"name": "", "description": " "}, {"purchaser": "X县财政局"}])
def test_a_row_that_says_nothing_is_an_input_error(columns: dict[str, str]) -> None:
    with pytest.raises(InputError, match="既无 name 也无 description"):
        labelled_rows([{"gold": "B1202", **columns}], CATALOG)


def test_a_table_without_labels_is_an_input_error() -> None:
    with pytest.raises(InputError, match="表里没有标注"):
        labelled_rows([{"name": "档案寄存", "note": "易"}], CATALOG)
