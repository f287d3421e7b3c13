"""Which columns hold the answer tells what a file measures."""

import pytest

from procurement_rules.errors import InputError
from procurement_rules.measure import labelled_rows


@pytest.mark.parametrize("column", ["gold", "codes", "jiaozuo_gold"])
def test_codes_are_read_from_any_of_their_columns(column: str) -> None:
    [row] = labelled_rows([{"name": "安全生产应急救援", column: "A0104|A1408"}])
    assert row.codes == {"A0104", "A1408"}
    assert row.prohibited is None


@pytest.mark.parametrize("written", ["NONE", ""])
def test_a_row_that_fits_nothing_has_no_codes(written: str) -> None:
    [row] = labelled_rows([{"name": "办公家具采购", "gold": written}])
    assert row.codes == frozenset()


@pytest.mark.parametrize(("label", "prohibited"), [("OK", False), ("NO", True), ("BODY", False), ("未定", None)])
def test_a_label_says_whether_the_content_is_prohibited(label: str, prohibited: bool | None) -> None:
    [row] = labelled_rows([{"name": "窗口人员劳务派遣", "label": label}])
    assert row.prohibited is prohibited


def test_categories_say_why_it_is_prohibited() -> None:
    [row] = labelled_rows([{"name": "养老中心装修与托管运营", "categories": "works|works_service_bundle"}])
    assert (row.prohibited, row.categories) == (True, {"works", "works_service_bundle"})


def test_a_row_without_categories_is_clean() -> None:
    [row] = labelled_rows([{"name": "档案寄存", "categories": ""}])
    assert (row.prohibited, row.categories) == (False, frozenset())


def test_the_item_holds_what_its_columns_say_and_no_label() -> None:
    [row] = labelled_rows([{"name": "档案寄存", "purchaser": "X县财政局", "description": "", "note": "易", "gold": "B1202"}])
    assert row.item.model_dump(exclude_none=True) == {"name": "档案寄存", "purchaser": "X县财政局"}


@pytest.mark.parametrize(
    ("columns", "part"),
    [({}, "全部"), ({"split": "test"}, "test"), ({"split": "test", "style": "plain"}, "plain"), ({"style": ""}, "全部")],
)
def test_a_row_belongs_to_the_slice_of_its_first_grouping_column(columns: dict[str, str], part: str) -> None:
    [row] = labelled_rows([{"name": "档案寄存", "gold": "B1202", **columns}])
    assert row.slice == part


def test_a_split_chooses_its_rows() -> None:
    rows = [{"name": name, "gold": "", "split": split} for name, split in [("甲项", "tune"), ("乙项", "test")]]
    assert [row.item.name for row in labelled_rows(rows, "test")] == ["乙项"]
    assert len(labelled_rows(rows)) == 2


@pytest.mark.parametrize("split", [None, "tset"])
def test_nothing_to_measure_is_an_input_error(split: str | None) -> None:
    rows = [{"name": "档案寄存", "gold": "B1202", "split": "test"}] if split else []
    with pytest.raises(InputError, match="没有可以评测的行"):
        labelled_rows(rows, split)
