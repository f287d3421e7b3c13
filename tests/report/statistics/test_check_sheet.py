"""附件1 核对: every item stands in a cell or beside the form, and totals are told beside sums."""

from datetime import date
from decimal import Decimal

import pytest

from procurement_rules.batch import screen_files
from procurement_rules.model.source import ColumnReading, DeclaredTotal
from procurement_rules.screen import Screener
from tests.report.statistics.conftest import SAMPLE, after, rows, texts

SHEET = "附件1 核对"
HEADER = ("类别", "期间", "位置", "单位", "服务事项", "编码", "金额（万元）", "归类依据或原因", "审查结论")


def items_of(sheet):
    header, *found = after(sheet, "各栏由哪些事项组成")
    assert header == HEADER
    return found


def test_the_items_of_a_cell_come_to_what_the_cell_says(book, screened, item):
    workbook = book(
        screened(
            item("B0302", 1, name="审计", fiscal_year=2024, row=3, purchaser="市财政局"),
            item("A0402", 2, name="养老", fiscal_year=2024, row=4),
            item("B0401", 4, name="会议", fiscal_year=2024, row=5),
        )
    )
    assert items_of(workbook[SHEET]) == [
        ("基本公共服务", "2024年", "4", "—", "养老", "A0402", 2, "按编码 A0402 归类，对照待确认", "合规"),
        ("基本公共服务", "2024年", "小计 1 项", None, None, None, 2),
        (
            "政府履职所需辅助性事项",
            "2024年",
            "3",
            "市财政局",
            "审计",
            "B0302",
            1,
            "按编码 B0302 归类",
            "合规",
        ),
        ("政府履职所需辅助性事项", "2024年", "5", "—", "会议", "B0401", 4, "按编码 B0401 归类", "合规"),
        ("政府履职所需辅助性事项", "2024年", "小计 2 项", None, None, None, 5),
    ]


def test_what_is_not_counted_stands_there_with_its_reason(book, screened, item):
    workbook = book(
        screened(
            item(None, 9, fiscal_year=2024, vetoed_by=("works",)),
            item(None, 8, reason="有相近的条目", fiscal_year=2024),
            item(amount=7, contract_start=date(2017, 7, 1)),
        )
    )
    assert [(row[0], row[7]) for row in items_of(workbook[SHEET]) if len(row) > 7] == [
        ("未归类", "有相近的条目"),
        ("不计入", "内容属于禁止购买的：工程"),
        ("不计入", "按编码 B0302 归类；2017 年，合同开始日期 2017-07-01，不在统计期间之内"),
    ]


def total(declared, summed, agrees):
    return DeclaredTotal(
        row=9, label="合 计", declared=Decimal(declared), summed=Decimal(summed), agrees=agrees
    )


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ((total(50000, 50000, True),), ("D9", "合 计", 5, 5, 0, "相符")),
        ((total(50000, 62500, False),), ("D9", "合 计", 5, 6.25, -1.25, "不符")),
        ((), ("—", "—", "—", 3, "—", "无申报数")),
    ],
)
def test_a_declared_total_is_told_beside_the_sum(book, screened, item, build, totals, expected):
    screening = screened(item(amount=3), item(), tables=(build.table(totals=totals),))
    _, header, row, *_ = after(book(screening)[SHEET], "申报合计与各行之和")
    assert header[-1] == "结果"
    assert (str(row[2]), *row[3:]) == expected


def test_tables_of_one_sheet_have_a_sum_each(book, screened, item, build):
    tables = tuple(
        build.table(header_row=row, columns=(ColumnReading(column=column, header="项目名称", field="name"),))
        for row, column in ((1, "A"), (1, "D"), (6, "A"))
    )
    places = ((2, "A", 20), (2, "D", 12), (3, "D", 18), (7, "A", 5), (7, "D", 1))
    verdicts = [
        item(amount=amount, source=build.source(row).model_copy(update={"columns": {"name": column}}))
        for row, column, amount in places
    ]
    _, _, *found = after(book(screened(*verdicts, tables=tables))[SHEET], "申报合计与各行之和")
    assert [row[5] for row in found[:3]] == [20, 31, 5]


def test_rows_that_were_not_screened_are_told_beside_the_sum_that_lacks_them(book, screened, item, build):
    left = build.rejected(7, text="3 | 市民政局 | 12")
    note = build.rejected(8, reason="合计行，不是服务事项", text="合 计 | 15")
    tables = (build.table(totals=(total(150000, 30000, False),)),)
    workbook = book(screened(item(amount=3), tables=tables, rejected=(left, note)))
    _, _, row, *_ = after(workbook[SHEET], "申报合计与各行之和")
    assert row[-1] == "不符；D7（3 | 市民政局 | 12）没有审查，金额不在各行之和之内"
    cell = next(each for line in workbook[SHEET].iter_rows() for each in line if each.value == row[-1])
    assert cell.fill.start_color.rgb == "FFF8CBCB"


def test_of_many_rows_that_were_not_screened_some_are_told_and_their_number(book, screened, item, build):
    left = tuple(build.rejected(row, text="甲" * 99) for row in range(20, 27))
    workbook = book(screened(item(amount=3), tables=(build.table(),), rejected=left))
    _, _, row, *_ = after(workbook[SHEET], "申报合计与各行之和")
    assert row[-1].startswith("无申报数；D20（甲")
    assert row[-1].endswith("）等 7 行没有审查，金额不在各行之和之内")
    assert row[-1].count("（") == 5


def test_the_sample_is_checked_as_it_was_read(book):
    screener = Screener.for_jurisdiction("jiaozuo", as_of=date(2023, 6, 1), engine="plain")
    screening = screen_files(SAMPLE, screener)
    workbook = book(screening)
    _, _, row, *_ = after(workbook[SHEET], "申报合计与各行之和")
    assert row == ("目录建议.xlsx", "目录建议", "F28", "合计", 6282.5, 36044.5, -29762, "不符")
    found = items_of(workbook[SHEET])
    assert sum(len(row) == len(HEADER) for row in found) == len(screening.verdicts)
    form = workbook["附件1"]
    last = next(row for row in rows(form) if row and row[0] == "合　计")
    subtotals = [row for row in found if len(row) == 7 and row[0] != "不计入"]
    assert sum(int(row[2].split()[1]) for row in subtotals) == last[1]
    assert sum(row[6] for row in subtotals if row[6] != "未填") == last[2]


def test_the_places_of_the_catalog_are_told_with_what_a_person_must_confirm(book, screened, item):
    note, header, *entries = after(book(screened(item()))[SHEET], "归类对照")
    assert "（焦财综〔2023〕1号）附件" in note[0]
    assert header == ("类别", "编码", "名称依据", "说明")
    assert entries[0] == ("基本公共服务", "A01", "待确认", "公共安全")
    assert ("政府履职所需辅助性事项", "B", "同名或同义", "目录称“政府履职责辅助性服务”") in entries


def test_a_catalog_of_the_users_own_places_nothing(book, screened, item):
    workbook = book(screened(item(amount=1), catalog="own", catalog_title="某市目录"))
    assert after(workbook[SHEET], "归类对照")[0] == ("《某市目录》没有到统计类别的对照",)
    assert [row[0] for row in items_of(workbook[SHEET])] == ["未归类", "未归类"]


def test_submitted_text_is_text(book, screened, item, build):
    screening = screened(
        item(name="=1+1", purchaser="@SUM(A1)\x07"),
        tables=(build.table(file="+a.xlsx", sheet="-1"),),
    )
    sheet = book(screening)[SHEET]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for text in ("=1+1", "@SUM(A1)", "+a.xlsx", "-1"):
        assert (cells[text].data_type, cells[text].quotePrefix) == ("s", True)


def test_the_header_of_the_items_is_printed_on_every_page(book, screened, item):
    sheet = book(screened(item()))[SHEET]
    row = int(sheet.print_title_rows.split("$")[1].strip(":"))
    assert tuple(cell.value for cell in sheet[row]) == HEADER
    assert "审查 1 项" in texts(sheet)


def test_a_total_over_an_amount_that_cannot_be_read_names_the_cell(book, screened, item, build):
    unsure = total(50000, 40000, None).model_copy(update={"unread": ("D4", "D7")})
    screening = screened(item(amount=3), tables=(build.table(totals=(unsure,)),))
    _, _, row, *_ = after(book(screening)[SHEET], "申报合计与各行之和")
    assert row[3:] == ("合 计", 5, "—", "—", "不能核对：D4、D7 的金额看不懂")


def test_what_was_submitted_twice_is_told_with_the_sum_without_it(book, screened, item, build):
    def twice(rows, outcome):
        return build.together(rows, outcome=outcome)

    items = [
        item(amount=amount, name="审计", fiscal_year=2024, row=row)
        for row, amount in enumerate((1, 1, 2, 4, 8), 3)
    ]
    together = (twice((0, 1), "violation"), twice((1, 2), "violation"), twice((3, 4), "undetermined"))
    note, header, *found = after(book(screened(*items, together=together))[SHEET], "重复申报")
    assert note == ("统计照报来的数计算。同一事项只计一次的话，计入的是 3 项、13 万元，少 2 项、3 万元。",)
    assert header[:3] == ("组", "结果", "位置")
    assert [row[:3] for row in found[:6]] == [
        (1, "留作一次", "3"),
        (1, "重复", "4"),
        (2, "重复", "4"),
        (2, "重复", "5"),
        (3, "可能重复，未扣除", "6"),
        (3, "可能重复，未扣除", "7"),
    ]


def test_without_duplicates_nothing_is_told_of_them(book, screened, item):
    assert "重复申报" not in texts(book(screened(item()))[SHEET])


def test_a_counted_part_of_a_row_that_is_not_counted_keeps_its_own_amount(book, screened, item, build):
    part = build.source(4).model_copy(update={"part_of_row": 3})
    workbook = book(
        screened(
            item(None, 90, name="物业及设备", fiscal_year=2024, row=3, vetoed_by=("goods",)),
            item("B0302", 30, name="其中：审计", fiscal_year=2024, source=part),
            item("B0302", 5, name="顾问", fiscal_year=2024, row=5),
        )
    )
    found = [(row[0], row[2], row[6], row[7] if len(row) > 7 else "") for row in items_of(workbook[SHEET])]
    assert found == [
        (*("政府履职所需辅助性事项", "4", 30), "按编码 B0302 归类；第 3 行不计入，这一行的金额单独计入"),
        (*("政府履职所需辅助性事项", "5", 5), "按编码 B0302 归类"),
        ("政府履职所需辅助性事项", "小计 2 项", 35, ""),
        (
            *("不计入", "3", 90),
            "内容属于禁止购买的：货物；其中 30 万元由下面计入的“其中”行计入，不在小计之内",
        ),
        ("不计入", "小计 1 项", 60, ""),
    ]
    texts = [row[0].value for row in workbook[SHEET].iter_rows() if isinstance(row[0].value, str)]
    assert "计入的共 2 项、35 万元。金额是表中填的预算金额，不是合同金额或支付金额。" in texts
    assert "计入的事项中 1 项是“其中”行，上面一项不计入，所以金额单独计入。" in texts


def test_a_part_that_is_not_counted_stays_in_the_amount_of_its_row(book, screened, item, build):
    part = build.source(4).model_copy(update={"part_of_row": 3})
    workbook = book(
        screened(
            item("B0302", 90, fiscal_year=2024, row=3),
            item(None, 30, fiscal_year=2024, source=part, vetoed_by=("goods",)),
        )
    )
    found = [(row[2], row[6], row[7] if len(row) > 7 else "") for row in items_of(workbook[SHEET])]
    assert found == [
        ("3", 90, "按编码 B0302 归类"),
        ("小计 1 项", 90, ""),
        ("4", 30, "内容属于禁止购买的：货物；金额已含在计入的第 3 行里，没有从中扣除"),
        ("小计 1 项", 0, ""),
    ]
