"""问题整改台账: every finding is a row, and a user's own form takes the same rows."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from procurement_rules.batch import screen_files
from procurement_rules.errors import InputError
from procurement_rules.model.baseline import Change, Gone
from procurement_rules.report.identity import identified
from procurement_rules.report.workbook import ledger, words
from tests.report.workbook.conftest import SAMPLE

TITLES = (
    *("问题编号", "单位", "文件", "工作表", "行", "服务事项", "类别", "环节", "结论", "问题描述", "原文证据"),
    *("依据", "处理建议", "整改状态", "责任人", "整改期限", "复核意见", "复核理由", "批准人", "有效期至"),
)


def sheet_of(content: bytes):
    return load_workbook(io.BytesIO(content)).worksheets[0]


def rows_of(sheet, header_row: int = 3) -> list[dict[str, object]]:
    header, *rows = list(sheet.iter_rows(min_row=header_row, values_only=True))
    return [dict(zip(header, row, strict=True)) for row in rows]


def form(tmp_path: Path, change) -> Path:
    workbook = Workbook()
    change(workbook.worksheets[0])
    path = tmp_path / "模板.xlsx"
    workbook.save(path)
    return path


def test_every_finding_of_the_sample_is_a_row_under_its_key(screener):
    screening = screen_files(SAMPLE, screener)
    sheet = sheet_of(ledger(screening, screener.knowledge.labels))
    assert tuple(cell.value for cell in sheet[3]) == TITLES
    rows = rows_of(sheet)
    assert [row["问题编号"] for row in rows] == [each.key for each in identified(screening)]
    dispatch = next(row for row in rows if row["类别"] == "以劳务派遣方式用工")
    assert (dispatch["单位"], dispatch["文件"], dispatch["工作表"], dispatch["行"]) == (
        *("聊城市行政审批服务局", "目录建议.xlsx", "目录建议", 7),
    )
    assert dispatch["原文证据"] == "事项名称：“劳务派遣”"
    assert dispatch["依据"].startswith("《政府购买服务管理办法》（财政部令第102号）第十条第（五）项")
    assert (dispatch["结论"], dispatch["环节"], dispatch["整改状态"]) == ("不合规", "目录编制", "未整改")
    assert {row["责任人"] for row in rows} == {None}


def test_a_value_that_a_finding_rests_on_is_its_evidence(build, labels):
    verdict = build.verdict(build.violation(fields=("in_budget",)), in_budget=False)
    (row,) = rows_of(sheet_of(ledger(build.screening(verdict), labels)))
    assert row["原文证据"] == "是否已列入预算：“否”"


def test_it_is_filtered_frozen_checked_and_printed_on_a4_across(build, labels):
    sheet = sheet_of(ledger(build.screening(build.verdict(build.violation(), build.lack())), labels))
    assert sheet.auto_filter.ref == "A3:T5"
    assert sheet.freeze_panes == "B4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == "$3:$3"
    lists = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert lists == {"N4:N5": '"未整改,整改中,已整改,不予整改,已准予例外"', "Q4:Q5": '"采纳,驳回,改判"'}
    assert sheet["P4"].number_format == "yyyy-mm-dd"
    assert sheet["J4"].alignment.wrap_text
    assert sheet["I4"].fill.start_color.rgb == "FFF8CBCB"


def test_a_finding_on_several_items_is_one_row_that_names_all(build, labels):
    verdicts = (
        build.verdict(row=2, name="甲村保洁", purchaser="甲局"),
        build.verdict(row=5, name="乙村保洁", purchaser="乙局"),
    )
    (row,) = rows_of(sheet_of(ledger(build.screening(*verdicts, together=(build.together((0, 1)),)), labels)))
    assert (row["单位"], row["行"], row["服务事项"]) == ("甲局\n乙局", "2、5", "甲村保洁\n乙村保洁")


def test_a_waived_finding_has_to_be_put_right_by_nobody(build, labels):
    verdict = build.verdict(build.violation(waiver=build.waiver()), build.lack())
    sheet = sheet_of(ledger(build.screening(verdict), labels))
    waived, open_one = rows_of(sheet)
    assert (waived["结论"], waived["整改状态"]) == ("已准予例外", "已准予例外")
    assert waived["处理建议"] == "已准予例外：过渡期内继续执行。（张三，2026-01-01 至 2026-12-31）"
    assert (open_one["结论"], open_one["整改状态"]) == ("无法判断", "未整改")
    assert sheet["I4"].fill.start_color.rgb != sheet["I5"].fill.start_color.rgb


def test_what_has_changed_has_a_column_where_an_earlier_screening_was_compared(build, labels):
    findings = (build.violation(change=Change.NEW), build.lack(change=Change.UNCHANGED))
    batch = build.screening(build.verdict(*findings), baseline=build.baseline())
    sheet = sheet_of(ledger(batch, labels))
    assert [row["与上次相比"] for row in rows_of(sheet)] == ["新出现", "上次已提出"]
    assert tuple(cell.value for cell in sheet[3] if cell.value != "与上次相比") == TITLES
    assert sheet.auto_filter.ref == "A3:U5"
    assert "A1:U1" in {each.coord for each in sheet.merged_cells.ranges}


def test_what_is_resolved_stands_on_a_second_sheet(build, labels):
    gone = (
        build.gone(Gone.FIXED, name="=1+1"),
        build.gone(Gone.COPY_WITHDRAWN),
        build.gone(Gone.NOT_RESUBMITTED, name="没有报送"),
    )
    batch = build.screening(build.verdict(), baseline=build.baseline(*gone))
    sheets = load_workbook(io.BytesIO(ledger(batch, labels))).worksheets
    assert [sheet.title for sheet in sheets] == ["整改台账", "已消除"]
    title, header, first, second = sheets[1].iter_rows(values_only=True)
    assert title[0] == "上次审查（上次.jsonl）提出、本次已消除的问题：2 项"
    assert header == ("问题编号", "单位", "服务事项", "类别", "结论", "问题描述", "消除情况")
    told = ("劳务派遣", "不合规", "以服务名义购买劳务派遣用工。")
    assert first == ("a" * 12, "甲局", "=1+1", *told, "事项未改动，补了资料或规则有变")
    assert second == ("a" * 12, "甲局", "门卫劳务派遣", *told, "撤回了重复的一项")
    assert sheets[1]["C3"].data_type == "s"


def test_without_an_earlier_screening_there_is_no_second_sheet(build, labels):
    assert len(load_workbook(io.BytesIO(ledger(build.screening(build.verdict()), labels))).worksheets) == 1


def test_a_batch_without_findings_is_an_empty_ledger(build, labels):
    assert rows_of(sheet_of(ledger(build.screening(build.verdict()), labels))) == []


def test_submitted_text_is_text(build, labels):
    verdict = build.verdict(build.violation(), name="=1+1", purchaser="@SUM(A1)")
    sheet = sheet_of(ledger(build.screening(verdict), labels))
    assert (sheet["F4"].value, sheet["F4"].data_type) == ("=1+1", "s")
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("@SUM(A1)", "s")


def test_the_same_screening_gives_the_same_bytes(build, labels):
    screening = build.screening(build.verdict(build.violation()))
    assert ledger(screening, labels) == ledger(screening, labels)


def test_a_form_takes_the_columns_that_it_names_in_its_own_order_and_style(build, labels, tmp_path):
    def change(sheet):
        sheet["A1"] = "某市整改台账"
        sheet.append(("结 论", "备注", "问题\n描述", "整改状态"))
        sheet["C3"].font = Font(name="楷体", size=14)
        sheet.row_dimensions[3].height = 60
        own = DataValidation(type="list", formula1='"甲,乙"')
        own.add("D3:D99")
        sheet.add_data_validation(own)

    verdict = build.verdict(build.violation(), build.lack())
    sheet = sheet_of(ledger(build.screening(verdict), labels, form(tmp_path, change)))
    assert sheet["A1"].value == "某市整改台账"
    assert [cell.value for cell in sheet[3]] == ["不合规", None, "以服务名义购买劳务派遣用工。", "未整改"]
    assert sheet["A4"].value == "无法判断"
    assert (sheet["C4"].font.name, sheet.row_dimensions[4].height) == ("楷体", 60)
    assert [each.formula1 for each in sheet.data_validations.dataValidation] == ['"甲,乙"']


def test_a_form_may_call_the_columns_by_other_names(build, labels, tmp_path):
    header = ("序号", "部门", "项目名称", "存在的问题", "条款", "整改建议", "备注")
    screening = build.screening(build.verdict(build.violation(), name="窗口服务", purchaser="甲局"))
    sheet = sheet_of(ledger(screening, labels, form(tmp_path, lambda sheet: sheet.append(header))))
    (row,) = rows_of(sheet, 1)
    (ours,) = rows_of(sheet_of(ledger(screening, labels)))
    same = ("问题编号", "单位", "服务事项", "问题描述", "依据", "处理建议")
    assert list(row.values()) == [*(ours[title] for title in same), None]
    assert (row["部门"], row["项目名称"]) == ("甲局", "窗口服务")


def test_the_title_itself_goes_before_its_aliases(build, labels, tmp_path):
    header = ("序号", "项目名称", "问题编号", "服务事项")
    screening = build.screening(build.verdict(build.violation(), name="窗口服务"))
    sheet = sheet_of(ledger(screening, labels, form(tmp_path, lambda sheet: sheet.append(header))))
    (row,) = rows_of(sheet, 1)
    assert (row["序号"], row["项目名称"], row["服务事项"]) == (None, None, "窗口服务")


def test_no_name_stands_for_two_columns_of_the_ledger():
    names = [*words.ALIASES, *(name for names in words.ALIASES.values() for name in names)]
    assert sorted(words.ALIASES) == sorted(TITLES)
    assert len(names) == len(set(names))


def test_what_stands_below_the_header_of_a_form_moves_down(build, labels, tmp_path):
    def change(sheet):
        sheet.append(("问题描述", "结论", "责任人"))
        sheet.merge_cells("B2:C2")
        sheet["A3"] = "填表人："
        sheet.merge_cells("A3:C3")
        sheet.row_dimensions[3].height = 33

    verdict = build.verdict(build.violation(), build.lack(), build.doubt(rule="other"))
    sheet = sheet_of(ledger(build.screening(verdict), labels, form(tmp_path, change)))
    assert [cell.value for cell in sheet["A"]][1:] == [
        "以服务名义购买劳务派遣用工。",
        "没有写明预算。（缺：预算金额、是否已列入预算）",
        "可能由购买单位管理用工。",
        "填表人：",
    ]
    assert {each.coord for each in sheet.merged_cells.ranges} == {"B2:C2", "B3:C3", "B4:C4", "A5:C5"}
    assert sheet.row_dimensions[5].height == 33


@pytest.mark.parametrize("content", [b"", b"not a workbook"])
def test_a_form_that_cannot_be_read_is_told(build, labels, tmp_path, content):
    path = tmp_path / "模板.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError, match="模板读不出来"):
        ledger(build.screening(), labels, path)


def test_a_form_without_the_columns_is_told(build, labels, tmp_path):
    with pytest.raises(InputError, match="模板里没有找到表头"):
        ledger(build.screening(), labels, form(tmp_path, lambda sheet: sheet.append(("甲", "单位"))))


def test_a_form_of_another_kind_is_told(build, labels, tmp_path):
    with pytest.raises(InputError, match="模板读不出来"):
        ledger(build.screening(), labels, tmp_path / "没有.xlsm")
