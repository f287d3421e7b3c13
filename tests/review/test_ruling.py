"""Every row that a reviewer wrote in is taken, or refused with the cell and the reason."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from procurement_rules.model.precedent import Precedent
from procurement_rules.model.waiver import Waiver
from procurement_rules.read import read_grids
from procurement_rules.read.values.day import read_day
from procurement_rules.review import Review, read_marks, read_record
from tests.review.conftest import DAY, rejected


def recode(verdict, mark):
    """Stand for the reader of codes: the reason is the code."""
    code = mark.text("认定编码") or mark.text("复核理由")
    if len(code) != 5:
        return "不是编码"
    return Precedent(
        catalog=verdict.match.catalog, code=code, name=verdict.item.name, decided_by="李某", decided_on=DAY
    )


def day(cell):
    read = read_day(cell)
    return read if isinstance(read, date) else read.reason


@pytest.fixture
def ruled(report):
    """Return the rulings on the files' rows."""

    def _ruled(*paths):
        review = Review(read_record(report), "李某", DAY, recode, day)
        return review.rulings(mark for path in paths for mark in read_marks(read_grids(path)))

    return _ruled


@pytest.fixture
def in_ledger(ruled, filled_ledger, key_of):
    """Return the ruling on what is written beside the finding of row 7."""

    def _in_ledger(**written):
        (ruling,) = ruled(filled_ledger({key_of(7): written}))
        return ruling

    return _in_ledger


def test_what_is_adopted_stands_and_nothing_is_kept(in_ledger, key_of):
    ruling = in_ledger(复核意见="采纳")
    assert (ruling.taken, ruling.told, ruling.adopted) == (True, "采纳，1 个问题成立", (key_of(7),))
    assert (ruling.waivers, ruling.precedent) == ((), None)


def test_what_is_rejected_becomes_a_waiver(in_ledger, ledger_row, key_of):
    ruling = in_ledger(**rejected())
    assert ruling.waivers == (
        Waiver(
            finding=key_of(7),
            rule="labour-dispatched",
            purchaser="聊城市行政审批服务局",
            name="政务大厅窗口人员劳务派遣",
            reason="已经市政府批准",
            approver="张局长",
            approved_on=DAY,
            expires_on=date(2026, 12, 31),
            source=f"台账.xlsx 整改台账 第 {ledger_row(key_of(7))} 行，李某 录入",
        ),
    )
    assert ruling.told == f"驳回，记入豁免：{key_of(7)}（批准人 张局长，有效期至 2026-12-31）"


@pytest.mark.parametrize("title", ["复核理由", "批准人", "有效期至", "复核意见"])
@pytest.mark.parametrize("formula", ["#VALUE!", '=A1&"同意"'])
def test_a_formula_grants_nothing_and_is_told_with_its_cell(
    in_ledger, ledger_row, key_of, title: str, formula: str
):
    ruling = in_ledger(**rejected(**{title: formula}))
    column = {"复核意见": "Q", "复核理由": "R", "批准人": "S", "有效期至": "T"}[title]
    assert (ruling.taken, ruling.waivers, ruling.cell) == (False, (), f"{column}{ledger_row(key_of(7))}")
    assert ruling.mark.place.startswith("台账.xlsx 整改台账 第 ")
    assert ruling.told.startswith(f"{title}“{formula}”是公式或公式的错误值")


@pytest.mark.parametrize("until", ["2026年12月31日", "2026/12/31", "20261231", 46387])
def test_a_day_may_be_written_in_any_way(in_ledger, until):
    assert in_ledger(**rejected(有效期至=until)).waivers[0].expires_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("written", "cell", "told"),
    [
        (rejected(复核理由=None), "R", "驳回没有写复核理由"),
        (rejected(复核理由="问题1："), "R", "驳回没有写复核理由"),
        (rejected(复核理由="问题2：可以"), "R", "复核理由提到问题2，这一行只有 1 个问题"),
        (rejected(批准人=" "), "S", "驳回没有写批准人"),
        (rejected(有效期至=None), "T", "驳回没有写有效期至"),
        (rejected(有效期至="长期"), "T", "有效期至“长期”不是日期：应为日期，例如 2024-03-01"),
        (
            rejected(有效期至=datetime(2026, 2, 28)),  # noqa: DTZ001 - as Excel keeps it
            "T",
            "有效期至 2026-02-28 早于认定日期 2026-03-01",
        ),
        ({"复核意见": "同意"}, "Q", "复核意见“同意”不认识，应为：采纳、驳回或改判"),
        ({"复核理由": "可以"}, "Q", "写了理由等内容，没有选复核意见"),
        ({"复核意见": "改判", "复核理由": "别的"}, "R", "不是编码"),
        (
            {"复核意见": "采纳", "问题编号": "0" * 12},
            "A",
            "问题编号“000000000000”不在审查结果里，核对是否改动过，或给错了审查结果",
        ),
    ],
)
def test_why_a_row_is_refused(in_ledger, ledger_row, key_of, written, cell, told):
    ruling = in_ledger(**written)
    assert (ruling.taken, ruling.cell, ruling.told) == (False, f"{cell}{ledger_row(key_of(7))}", told)
    assert (ruling.waivers, ruling.precedent) == ((), None)


def test_a_corrected_code_is_handed_to_who_knows_codes(in_ledger):
    ruling = in_ledger(复核意见="改判", 复核理由="D0402")
    assert (ruling.told, ruling.precedent.code) == ("改判，记入先例：D0402", "D0402")
    assert ruling.precedent.name == "政务大厅窗口人员劳务派遣"


def test_the_annotated_workbook_grants_where_it_has_the_columns(ruled, filled_workbook, key_of):
    (ruling,) = ruled(filled_workbook({7: rejected()}))
    assert [each.finding for each in ruling.waivers] == [key_of(7)]


def test_an_exception_without_approver_is_refused_with_its_cell(ruled, filled_workbook):
    (ruling,) = ruled(filled_workbook({7: {"复核意见": "驳回", "复核理由": "可以"}}))
    assert (ruling.taken, ruling.cell) == (False, "O7")
    assert ruling.told.startswith("驳回没有写批准人")


def test_of_several_problems_the_reason_names_those_that_are_meant(ruled, filled_workbook, key_of):
    (unsure,) = ruled(filled_workbook({17: rejected()}))
    assert unsure.told.startswith("这一行有 2 个问题，没有写明驳回哪一个")
    (second,) = ruled(filled_workbook({17: rejected(复核理由="问题2：已批准")}))
    assert [each.finding for each in second.waivers] == [key_of(17, 1)]
    (both,) = ruled(filled_workbook({17: rejected(复核理由="问题1、2 已批准")}))
    assert [each.finding for each in both.waivers] == [key_of(17, 0), key_of(17, 1)]


def test_an_item_without_problems_may_be_recoded_by_its_place(ruled, filled_workbook):
    (ruling,) = ruled(filled_workbook({5: {"复核意见": "改判", "复核理由": "D0702"}}))
    assert (ruling.precedent.name, ruling.precedent.code) == ("财政专项资金审计", "D0702")


def test_a_row_that_was_moved_is_not_taken_for_another(ruled, filled_workbook):
    (ruling,) = ruled(
        filled_workbook({5: {"复核意见": "改判", "复核理由": "D0702", "事项名称": "市级项目支出绩效评价"}})
    )
    assert (ruling.taken, ruling.cell) == (False, "M5")
    assert ruling.told.startswith("改判不知道是哪一项")


def test_a_row_without_problems_has_nothing_to_reject(ruled, filled_workbook):
    (ruling,) = ruled(filled_workbook({5: rejected()}))
    assert ruling.told == "没有问题编号，没有可以驳回的问题"


def test_rows_that_contradict_each_other_are_both_refused(
    ruled, filled_workbook, filled_ledger, ledger_row, key_of
):
    key = key_of(7)
    one, other = ruled(filled_workbook({7: {"复核意见": "采纳"}}), filled_ledger({key: rejected()}))
    place = f"台账.xlsx 整改台账 第 {ledger_row(key)} 行"
    assert one.told == f"问题 {key} 的意见前后不一：另有一行写了驳回（{place}）"
    assert (one.taken, other.taken, other.waivers) == (False, False, ())


def test_what_begins_like_a_formula_stays_text(in_ledger):
    assert in_ledger(**rejected(复核理由="'=1+1")).waivers[0].reason == "'=1+1"


def test_adopted_without_its_key_is_refused_in_the_ledger(in_ledger, ledger_row, key_of):
    ruling = in_ledger(复核意见="采纳", 问题编号=None)
    assert (ruling.taken, ruling.cell) == (False, f"A{ledger_row(key_of(7))}")
    assert ruling.told == f"问题编号不全，这一项还有 {key_of(7)}，核对编号是否删去了"


@pytest.mark.parametrize("opinion", [{"复核意见": "采纳"}, rejected()])
def test_the_key_of_another_item_is_refused(in_ledger, ledger_row, key_of, opinion):
    ruling = in_ledger(**opinion, 问题编号=key_of(12))
    assert (ruling.taken, ruling.cell) == (False, f"A{ledger_row(key_of(7))}")
    assert ruling.told.startswith(f"问题编号“{key_of(12)}”是“办公用计算机采购”的，与这一行的事项不符")


@pytest.mark.parametrize("opinion", [{"复核意见": "采纳"}, rejected(复核理由="问题1：已批准")])
@pytest.mark.parametrize("left", [0, 1])
def test_a_key_that_was_cut_out_of_several_is_missed(ruled, filled_workbook, key_of, opinion, left):
    keys = [key_of(17, 0), key_of(17, 1)]
    (ruling,) = ruled(filled_workbook({17: {**opinion, "问题编号": keys[left]}}))
    assert (ruling.taken, ruling.cell, ruling.told) == (
        *(False, "Q17"),
        f"问题编号不全，这一项还有 {keys[1 - left]}，核对编号是否删去了",
    )


def test_an_item_with_problems_is_not_adopted_as_one_without(ruled, filled_workbook, key_of):
    (ruling,) = ruled(filled_workbook({7: {"复核意见": "采纳", "问题编号": None}}))
    assert (ruling.taken, ruling.told) == (
        *(False, f"问题编号不全，这一项还有 {key_of(7)}，核对编号是否删去了"),
    )


def test_a_row_that_was_not_screened_is_not_adopted(ruled, filled_workbook):
    (ruling,) = ruled(filled_workbook({28: {"复核意见": "采纳"}}))
    assert (ruling.taken, ruling.cell, ruling.told[:7]) == (False, "Q28", "没有问题编号，")


def test_an_item_without_problems_is_adopted_wherever_its_row_was_moved(ruled, filled_workbook):
    path = filled_workbook({4: {"复核意见": "采纳"}})
    workbook = load_workbook(path)
    workbook["目录建议"].insert_rows(2, 3)
    workbook.save(path)
    (ruling,) = ruled(path)
    assert (ruling.taken, ruling.mark.row, ruling.told) == (True, 7, "采纳，没有问题")
