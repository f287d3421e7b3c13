"""A form of the user's own: its rows and periods are found, its figures filled, all else kept."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from procurement_rules.errors import InputError
from tests.report.statistics.conftest import rows, texts

LABELS = (
    *("基本公共服务", "社会管理性服务", "行业管理与协调性服务", "技术性服务"),
    *("政府履职所需辅助性事项", "其他适宜由社会力量承担的服务事项"),
)


@pytest.fixture
def form(tmp_path: Path):
    """Save a form with the given headings of periods, changed by `change`."""

    def _form(*periods: str, change=lambda _: None) -> Path:
        workbook = Workbook()
        sheet = workbook.worksheets[0]
        sheet.title = "年报"
        sheet["A1"] = "某市统计表"
        for number, period in enumerate(periods):
            sheet.cell(2, 3 + 2 * number, period)
            sheet.merge_cells(start_row=2, end_row=2, start_column=3 + 2 * number, end_column=4 + 2 * number)
        sheet.append(("序号", "服务类别", *("项目数量(个)", "金额\n（万元）") * len(periods)))
        for number, label in enumerate(LABELS, start=1):
            sheet.append((number, f" {label}"))
        sheet.append((None, "合  计", "=SUM(C4:C9)"))
        sheet.append((None, "填表人："))
        change(sheet)
        path = tmp_path / "模板.xlsx"
        workbook.save(path)
        return path

    return _form


def test_its_periods_decide_and_the_unknown_stays_outside(book, screened, item, form):
    items = (
        item(amount=1, contract_start=date(2025, 9, 30)),
        item(amount=2, contract_start=date(2025, 10, 1)),
        item(amount=4, fiscal_year=2025),
        item("A0101", 8, fiscal_year=2024),
        item(None, 16, fiscal_year=2024),
        item(amount=32, fiscal_year=2023),
    )
    path = form("2025年1月-9月", "2024年", change=lambda sheet: setattr(sheet["C4"], "font", Font(size=20)))
    workbook = book(screened(*items), path)
    sheet = workbook["年报"]
    assert workbook.sheetnames == ["年报", "附件1 核对", "调查表", "重点领域和社会组织"]
    assert rows(sheet)[3] == (1, " 基本公共服务", 0, 0, 1, 8)
    assert rows(sheet)[7] == (5, " 政府履职所需辅助性事项", 1, 1, 0, 0)
    assert rows(sheet)[9:11] == [(None, "合  计", 1, 1, 1, 8), (None, "填表人：")]
    told = "另有 4 项、54 万元归不到所用模板的类别或者期间，不在合计之内，逐项见“附件1 核对”表的“不计入”。"
    assert rows(sheet)[11:] == [(told,)]
    assert (sheet["A1"].value, sheet["C4"].font.size) == ("某市统计表", 20)
    check = texts(workbook["附件1 核对"])
    assert "审查 6 项 = 计入 2 项 + 不计入 4 项" in check
    assert told in check
    assert "统计期间按所用模板的表头：2024年、2025年1月-9月。" in check
    assert "2023 年不在统计期间之内" in check


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda sheet: setattr(sheet["B5"], "value", "别的"), "模板里没有这些行：社会管理性服务"),
        (lambda sheet: setattr(sheet["C2"], "value", "本年"), "模板.xlsx 工作表“年报”：第 3 列上面没有期间"),
        (lambda sheet: setattr(sheet["E2"], "value", "2025年1-3月"), "期间 2025年 和 2025年1-3月 重叠"),
        (lambda sheet: sheet.delete_rows(3), "模板里没有找到表头"),
    ],
)
def test_what_it_lacks_is_told(book, screened, item, form, change, message):
    with pytest.raises(InputError, match=message):
        book(screened(item()), form("2025年", "2026年", change=change))


def test_a_file_that_is_no_workbook_is_told(book, screened, item, tmp_path):
    path = tmp_path / "模板.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(InputError, match="模板读不出来"):
        book(screened(item()), path)
