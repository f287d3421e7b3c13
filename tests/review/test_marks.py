"""What a reviewer wrote is found by its titles, wherever the columns stand."""

import pytest

from procurement_rules.errors import InputError
from procurement_rules.model.source import Grid
from procurement_rules.read import read_grids
from procurement_rules.report.workbook import words as workbook_words
from procurement_rules.report.workbook.ledger_columns import LEDGER_COLUMNS
from procurement_rules.review import read_marks, words
from tests.review.conftest import SAMPLE, rejected

TITLES = ("事项名称", "复核意见", "复核理由", "批准人", "有效期至", "问题编号")


def grid(*rows: tuple, file: str = "复核.xlsx", sheet: str = "表") -> Grid:
    return Grid(file, sheet, tuple(enumerate(rows, start=1)))


def test_the_titles_are_those_that_the_reports_write():
    own = (words.OPINION, words.REASON, words.APPROVER, words.VALID_UNTIL, words.KEY, words.SUGGESTED)
    assert own == (
        workbook_words.OPINION,
        workbook_words.REASON,
        workbook_words.APPROVER,
        workbook_words.VALID_UNTIL,
        workbook_words.KEY,
        workbook_words.CODE,
    )
    assert workbook_words.OPINIONS == (words.ADOPTED, words.REJECTED, words.CORRECTED)
    assert {words.OPINION, words.KEY, words.APPROVER} <= {column.title for column in LEDGER_COLUMNS}


def test_only_rows_in_which_something_is_written_are_marks(filled_ledger, ledger_row, key_of):
    row = ledger_row(key_of(7))
    (mark,) = read_marks(read_grids(filled_ledger({key_of(7): rejected()})))
    assert (mark.text("复核意见"), mark.keys, mark.place) == (
        *("驳回", (key_of(7),)),
        f"台账.xlsx 整改台账 第 {row} 行",
    )
    assert (mark.cell("复核理由"), mark.cell("认定编码")) == (f"R{row}", "")


def test_several_keys_stand_in_one_cell(filled_workbook, key_of):
    (mark,) = read_marks(read_grids(filled_workbook({17: {"复核意见": "采纳"}})))
    assert mark.keys == (key_of(17, 0), key_of(17, 1))


def test_a_title_may_be_spaced_out_and_repeated():
    titles = ("事项 名称", "复核\n意见", "复核理由", "批准人", "有效期至", "问题编号")
    row = ("甲", "采纳", None, None, None, "abc")
    marks = list(read_marks([grid(("标题",), titles, row, TITLES, row)]))
    assert [mark.row for mark in marks] == [3, 5]


def test_a_department_grants_nothing_by_columns_of_its_own():
    titles = ("批准人", "有效期至", "事项名称", "复核意见", "复核理由", "问题编号")
    (mark,) = read_marks([grid(titles, ("自己", "2099-01-01", "甲", "驳回", "可以", "abc"))])
    assert (mark.text("批准人"), "批准人" in mark.columns) == ("", False)


def test_a_department_cannot_answer_for_the_reviewer():
    titles = ("复核意见", "问题编号", "事项名称", "复核意见", "问题编号")
    assert list(read_marks([grid(titles, ("驳回", "abc", "甲", None, "def"))])) == []


def test_a_workbook_without_the_columns_is_told():
    with pytest.raises(InputError, match=r"^目录建议\.xlsx：没有复核的列；应为：一行列名，其中有“复核意见”"):
        list(read_marks(read_grids(SAMPLE)))


def test_a_header_may_have_been_pushed_far_down():
    above = [("说明",)] * 60
    (mark,) = read_marks([grid(*above, TITLES, ("甲", "采纳", None, None, None, "abc"))])
    assert (mark.row, mark.cell("问题编号")) == (62, "F62")


@pytest.mark.parametrize("written", ["驳回。", " 驳回 ", "驳 回", "驳　回", "驳回！", "“驳回”", "驳回\n"])
def test_an_opinion_is_known_whatever_blanks_and_signs_stand_in_it(written: str):
    (mark,) = read_marks([grid(TITLES, ("甲", written, None, None, None, "abc"))])
    assert mark.opinion == words.REJECTED
    with pytest.raises(InputError, match=r"没有复核的列|填了复核意见"):
        list(read_marks([grid(("事项名称",), (written,))]))


@pytest.mark.parametrize("written", ["采纳驳回", "采纳/驳回", "不采纳", "？"])
def test_what_is_no_opinion_is_none(written: str):
    (mark,) = read_marks([grid(TITLES, ("甲", written, None, None, None, "abc"))])
    assert mark.opinion not in (words.ADOPTED, words.REJECTED, words.CORRECTED, "")


@pytest.mark.parametrize("written", ["#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "=A1&B1", "＝A1", "Err:502"])
def test_a_formula_or_its_error_is_not_what_somebody_wrote(written: str):
    row = ("甲", "驳回", written, "张局长", "2099-01-01", "abc")
    (mark,) = read_marks([grid(TITLES, row)])
    assert mark.calculated == words.REASON


def test_a_text_with_such_signs_in_it_was_written():
    row = ("甲", "驳回", "见附件 #3，A=B", "张局长", "2099-01-01", "abc")
    (mark,) = read_marks([grid(TITLES, row)])
    assert mark.calculated is None


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([("事项名称", "我的意见", "问题编号"), ("甲", "采纳", "abc")], "B2"),
        ([("甲", "驳回 ", "x", "", "", "abc"), TITLES, ("乙", "采纳", "", "", "", "def")], "B1"),
    ],
    ids=["a title was changed", "the header was sorted with its rows"],
)
def test_opinions_that_no_title_announces_are_told_with_their_cell(rows: list[tuple], cell: str):
    whole = grid(TITLES, ("丙", "采纳", None, None, None, "abc"), sheet="好的表")
    with pytest.raises(InputError, match=rf"^复核\.xlsx 工作表“表” 单元格 {cell}：填了复核意见，上方却没有"):
        list(read_marks([whole, grid(*rows)]))
