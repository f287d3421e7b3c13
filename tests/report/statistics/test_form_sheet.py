"""附件1: laid out as in the document, with the figures of the items."""

from datetime import date

import pytest

from tests.report.statistics.conftest import rows, texts


def test_the_reported_items_of_puyang_give_the_form_of_puyang(book, screened, puyang):
    sheet = book(screened(*puyang)).worksheets[0]
    assert sheet.title == "附件1"
    assert rows(sheet)[:11] == [
        ("附件1",),
        ("濮阳市政府购买服务项目和金额统计表",),
        (sheet["A3"].value, "2016年", None, "2017年1月-5月"),
        (None, "项目数量（个）", "金额（万元）", "项目数量（个）", "金额（万元）"),
        ("基本公共服务", 91, 32857.95, 71, 7878.24),
        ("社会管理性服务", 6, 730.96, 2, 382.77),
        ("行业管理与协调性服务", 11, 200.8, 4, 18.4),
        ("技术性服务", 41, 969.82, 7, 234.83),
        ("政府履职所需辅助性事项", 48, 891.64, 27, 577.46),
        ("其他适宜由社会力量承担的服务事项", 2, 213.7, 2, 107.6),
        ("合　计", 199, 35864.87, 113, 9199.3),
    ]
    assert sheet["A3"].value.split() == ["项目金额", "服务类别"]
    assert {each.coord for each in sheet.merged_cells.ranges} >= {"A2:E2", "A3:A4", "B3:C3", "D3:E3"}
    assert sheet["A3"].border.diagonalDown
    assert "计入的共 312 项、45,064.17 万元" in texts(sheet)


def test_what_the_document_says_is_what_the_form_says(book, screened, puyang, shared):
    document = (shared / "sources" / "puyang-2017-8.txt").read_text(encoding="utf-8")
    sheet = book(screened(*puyang)).worksheets[0]
    for row in rows(sheet)[4:10]:
        assert "\t".join(map(str, row)) in document


def test_nothing_is_a_formula(book, screened, puyang):
    workbook = book(screened(*puyang))
    assert {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row} <= set("ns")


def test_a_year_is_a_period_by_the_fiscal_year_or_else_the_contract(book, screened, item):
    sheet = book(
        screened(
            item(amount=1, fiscal_year=2025, contract_start=date(2024, 12, 1)),
            item(amount=2, contract_start=date(2024, 6, 1)),
        )
    ).worksheets[0]
    assert rows(sheet)[2][1:] == ("2024年", None, "2025年")
    assert rows(sheet)[8] == ("政府履职所需辅助性事项", 1, 2, 1, 1)


def test_what_is_not_known_has_a_row_and_a_column_of_its_own_that_are_explained(book, screened, item):
    sheet = book(screened(item(None, 3, fiscal_year=2024), item(amount=4))).worksheets[0]
    assert rows(sheet)[2][1:] == ("2024年", None, "时间不明")
    assert rows(sheet)[10:12] == [("未归类", 1, 3, 0, 0), ("合　计", 1, 3, 1, 4)]
    assert "“未归类”不是原表的行：1 项" in texts(sheet)
    assert "“时间不明”不是原表的栏：1 项" in texts(sheet)


def test_an_amount_that_nobody_gave_is_no_zero(book, screened, item):
    sheet = book(screened(item("A0101", fiscal_year=2024), item("A0101", fiscal_year=2024))).worksheets[0]
    assert rows(sheet)[4] == ("基本公共服务", 2, "未填")
    assert rows(sheet)[5] == ("社会管理性服务", 0, 0)
    assert "2 项没有填预算金额，只计项数" in texts(sheet)


def test_the_amount_of_a_part_is_held_in_its_whole(book, screened, item, build):
    part = build.source(3).model_copy(update={"part_of_row": 2})
    verdicts = item("A0101", 5, fiscal_year=2024), item("A0101", 3, fiscal_year=2024, source=part)
    sheet = book(screened(*verdicts)).worksheets[0]
    assert rows(sheet)[4] == ("基本公共服务", 2, 5)
    assert "1 项是“其中”行，金额已含在上面一项里，不再相加，只计项数" in texts(sheet)


def test_amounts_are_exact_to_the_last_digit(book, screened, item):
    sheet = book(
        screened(*(item("A0101", amount, fiscal_year=2024) for amount in ("0.1", "0.2", "0.000001")))
    ).worksheets[0]
    assert sheet["C5"].value == 0.300001


def test_an_amount_of_more_digits_than_excel_keeps_is_written_out(book, screened, item):
    sheet = book(screened(item("A0101", "12345678901234567.25", fiscal_year=2024))).worksheets[0]
    assert (sheet["C5"].value, sheet["C5"].data_type) == ("12345678901234567.25", "s")


def test_prohibited_content_is_not_counted(book, screened, item):
    sheet = book(
        screened(item(None, 9, fiscal_year=2024, vetoed_by=("works",)), item(amount=1, fiscal_year=2024))
    ).worksheets[0]
    assert rows(sheet)[10] == ("合　计", 1, 1)
    assert "审查 2 项 = 计入 1 项 + 不计入 1 项" in texts(sheet)


def test_counted_items_that_break_a_rule_are_told(book, screened, item, build):
    sheet = book(screened(item(fiscal_year=2024, findings=[build.violation()]))).worksheets[0]
    assert "1 项的审查结论是不合规" in texts(sheet)


def test_what_was_not_read_is_told_but_no_rows_of_totals(book, screened, item, build):
    def said(*rejected):
        return texts(book(screened(item(fiscal_year=2024), rejected=rejected)).worksheets[0])

    told = said(build.rejected(), build.rejected(reason="合计行，不是服务事项"))
    assert (
        "未审查的 2 行中，1 行是没能审查的事项，其余 1 行（合计、注等）不是事项；另有 0 个文件没有读出"
        in told
    )
    assert "未审查" not in said(build.rejected(reason="合计行，不是服务事项"))


def test_the_rules_of_the_nation_are_no_place_that_reports(book, screened, item):
    sheet = book(screened(item(), jurisdiction="national", jurisdiction_name="全国")).worksheets[0]
    assert sheet["A2"].value == "政府购买服务项目和金额统计表"


@pytest.mark.parametrize(
    ("years", "orientation"), [((2023, 2024), "portrait"), ((2022, 2023, 2024), "landscape")]
)
def test_many_periods_are_printed_across(book, screened, item, years, orientation):
    sheet = book(screened(*(item(fiscal_year=year) for year in years))).worksheets[0]
    assert sheet.page_setup.orientation == orientation


def test_nothing_screened_is_an_empty_form(book, screened):
    sheet = book(screened()).worksheets[0]
    assert rows(sheet)[10] == ("合　计", 0, 0)
