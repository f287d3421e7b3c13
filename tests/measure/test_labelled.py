"""Which columns hold the answer tells what a file measures."""

import pytest

from procurement_rules.errors import InputError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.measure import Known, LabelledRow, Measured, labelled_rows, measured

CATALOG = "jiaozuo-2023"
FILE = "标注.csv"
KNOWN = Known(Knowledge(knowledge_root()).catalog(CATALOG), ("works", "works_service_bundle", "no_budget"))


def _rows(*rows: dict[str, str], what: Measured = Measured.CODING, **options: str) -> list[LabelledRow]:
    return labelled_rows(dict(enumerate(rows, start=2)), what, KNOWN, file=FILE, **options)


def _coded(**columns: str) -> LabelledRow:
    [row] = _rows({"name": "档案寄存", **columns})
    return row


def _judged(**columns: str) -> LabelledRow:
    [row] = _rows({"name": "档案寄存", **columns}, what=Measured.PROHIBITIONS)
    return row


@pytest.mark.parametrize(
    ("columns", "what"),
    [
        (["name", "gold"], Measured.CODING),
        (["codes", "name", "style"], Measured.CODING),
        (["name", "jiaozuo_gold"], Measured.CODING),
        (["name", "label"], Measured.PROHIBITIONS),
        (["name", "categories"], Measured.PROHIBITIONS),
    ],
)
def test_columns_tell_what_is_measured(columns: list[str], what: Measured) -> None:
    assert measured(columns, FILE) is what


def test_columns_of_both_kinds_ask_which(tmp_path) -> None:
    with pytest.raises(
        InputError, match=r"标注\.csv：.*又有禁止内容的标注；请写明评哪一种：--coding 或 --prohibitions"
    ):
        measured(["name", "codes", "categories"], FILE)


def test_columns_without_labels_are_an_input_error() -> None:
    with pytest.raises(InputError, match=r"标注\.csv：表里没有标注；应为：gold 或 codes 列"):
        measured(["name", "note"], FILE)


@pytest.mark.parametrize("column", ["gold", "codes", "jiaozuo_gold"])
def test_codes_are_read_from_any_of_their_columns(column: str) -> None:
    row = _coded(**{column: "A0104| A1408"})
    assert (row.codes, row.prohibited) == ({"A0104", "A1408"}, None)


@pytest.mark.parametrize("written", ["NONE", "", "|"])
def test_a_row_that_fits_nothing_has_no_codes(written: str) -> None:
    assert _coded(gold=written).codes == frozenset()


@pytest.mark.parametrize(
    ("label", "prohibited"), [("OK", False), ("NO", True), ("BODY", False), ("未定", None)]
)
def test_a_label_says_whether_the_content_is_prohibited(label: str, prohibited: bool | None) -> None:
    assert _judged(label=label).prohibited is prohibited


def test_categories_say_why_it_is_prohibited() -> None:
    row = _judged(categories="works|works_service_bundle")
    assert (row.prohibited, row.categories) == (True, {"works", "works_service_bundle"})


def test_a_row_without_categories_is_clean() -> None:
    row = _judged(categories="")
    assert (row.prohibited, row.categories) == (False, frozenset())


def test_the_item_holds_what_its_columns_say_and_no_label() -> None:
    item = _coded(purchaser="X县财政局", description="", note="易", gold="B1202").item
    assert item.model_dump(exclude_none=True) == {"name": "档案寄存", "purchaser": "X县财政局"}


@pytest.mark.parametrize(
    ("columns", "parts"),
    [
        ({}, {}),
        ({"split": "test"}, {"split": "test"}),
        ({"split": "test", "style": "plain", "origin": ""}, {"split": "test", "style": "plain"}),
    ],
)
def test_a_row_says_its_part_by_every_column(columns: dict[str, str], parts: dict[str, str]) -> None:
    assert _coded(gold="B1202", **columns).slices == parts


def test_the_origin_is_that_of_the_file_unless_the_row_says_its_own() -> None:
    rows = [{"name": "甲项", "gold": ""}, {"name": "乙项", "gold": "", "origin": "real"}]
    assert [row.slices for row in _rows(*rows, origin="甲表")] == [{"origin": "甲表"}, {"origin": "real"}]


def test_a_split_chooses_its_rows() -> None:
    rows = [{"name": "甲项", "gold": "", "split": "tune"}, {"name": "乙项", "gold": "", "split": "test"}]
    assert [row.item.name for row in _rows(*rows, split="test")] == ["乙项"]


def test_without_a_split_every_row_counts() -> None:
    rows = [{"name": "甲项", "gold": "", "split": "tune"}, {"name": "乙项", "gold": ""}]
    assert len(_rows(*rows)) == 2


def test_rows_labelled_for_another_catalog_are_left_out() -> None:
    rows = [
        {"name": "甲项", "gold": "D0402", "catalog": "liaocheng-2020"},
        {"name": "乙项", "gold": "B1202", "catalog": CATALOG},
    ]
    assert [row.item.name for row in _rows(*rows)] == ["乙项"]


@pytest.mark.parametrize("columns", [{}, {"name": "", "description": " "}, {"purchaser": "X县财政局"}])
def test_a_row_that_says_nothing_is_an_input_error(columns: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"标注\.csv：第 2 行既无 name 也无 description"):
        _rows({"gold": "B1202", **columns})


@pytest.mark.parametrize(
    ("what", "column"), [(Measured.CODING, "categories"), (Measured.PROHIBITIONS, "gold")]
)
def test_what_is_asked_for_must_be_labelled(what: Measured, column: str) -> None:
    with pytest.raises(InputError, match="表里没有标注"):
        _rows({"name": "档案寄存", column: "B1202"}, what=what)


@pytest.mark.parametrize("written", ["b0301", "Ｂ０３０１", " B0301 "])
def test_a_code_is_read_however_it_is_written(written: str) -> None:
    assert _coded(gold=written).codes == {"B0301"}


def test_nothing_fits_and_the_bar_are_read_in_any_width_and_case() -> None:
    assert _coded(gold="none").codes == frozenset()
    assert _coded(gold="b0301｜B0302").codes == {"B0301", "B0302"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("B9999", "没有编码 B9999；应为：该目录的末级编码，几个之间用 | 隔开；没有合适条目的写 NONE"),
        ("B0301;B0302", "几个之间用错了符号；应为：B0301|B0302；请用 | 隔开"),
        ("B0301、B0302", "几个之间用错了符号"),
        ("NONE|B0302", "NONE 说没有合适的条目，不能与编码并写"),
        ("B03", "B03 是大类；应为：末级编码"),
        ("B0301|会计", "目录 jiaozuo-2023 没有编码 会计"),
    ],
)
def test_a_code_that_is_none_is_told_with_its_row(written: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        _coded(codes=written)
    assert str(error.value).startswith(f"{FILE}：第 2 行的 codes 列是“{written}”，")
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("labor", "没有类别 labor；应为：works、works_service_bundle、no_budget；请改写成类别的 id"),
        ("工程", "没有类别 工程"),
        ("works;no_budget", "几个之间用错了符号"),
    ],
)
def test_a_category_that_is_none_is_told_with_its_row(written: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        _judged(categories=written)
    assert str(error.value).startswith(f"{FILE}：第 2 行的 categories 列是“{written}”，")
    assert told in str(error.value)


def test_labels_of_rows_that_are_not_measured_are_not_looked_at() -> None:
    rows = [
        {"name": "甲项", "gold": "D0402", "catalog": "liaocheng-2020"},
        {"name": "乙项", "gold": "B1202", "catalog": CATALOG},
    ]
    assert [row.codes for row in _rows(*rows)] == [{"B1202"}]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "表里只有表头，没有可以评测的行"),
        ([{"name": "甲项", "gold": "D0402", "catalog": "liaocheng-2020"}], "catalog 列里只有 liaocheng-2020"),
        (
            [{"name": "甲项", "gold": "B1202", "split": "tune"}],
            "没有一行的 split 列是“test”；应为：tune；请改正或去掉 --split",
        ),
        ([{"name": "甲项", "gold": "B1202"}], "应为：表里有 split 列"),
    ],
)
def test_why_no_row_is_left_is_told(rows: list[dict[str, str]], told: str) -> None:
    with pytest.raises(InputError) as error:
        _rows(*rows, split="test")
    assert told in str(error.value)
