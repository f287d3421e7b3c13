"""The submitted workbook comes back as it was, with what was found beside each row."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from procurement_rules.batch import screen_files
from procurement_rules.errors import InputError
from procurement_rules.read.formats.grids import read_grids
from procurement_rules.read.rows.row_kind import NOTHING_NAMED
from procurement_rules.report.workbook import annotate, words
from procurement_rules.report.workbook.columns import ReviewColumns
from tests.report.workbook.conftest import AUDIT, DISPATCH, HEADER, SAMPLE, column_of, said, spread_out

TITLES = [
    "审查结果",
    "建议编码",
    "建议目录名称",
    "问题",
    "处理建议",
    "复核意见",
    "复核理由",
    "批准人",
    "有效期至",
    "问题编号",
]


def looks(cell) -> tuple[str, ...]:
    """Return how a cell looks, in words that can be compared."""
    return tuple(map(repr, (cell.font, cell.fill, cell.border, cell.alignment, cell.number_format)))


@pytest.fixture(scope="module")
def sample(annotated):
    (result,) = annotated(SAMPLE)
    return result


def test_every_submitted_cell_width_and_format_stands_as_it_was(sample):
    before, after = load_workbook(SAMPLE).worksheets[0], sample.workbook["目录建议"]
    for row in before.iter_rows():
        for cell in row:
            same = after[cell.coordinate]
            assert (same.value, *looks(same)) == (cell.value, *looks(cell))
    assert {letter: each.width for letter, each in before.column_dimensions.items()}.items() <= {
        letter: each.width for letter, each in after.column_dimensions.items()
    }.items()
    assert before.merged_cells == after.merged_cells
    assert sample.name == "目录建议（审查批注）.xlsx"
    assert sample.workbook.sheetnames == ["目录建议", "审查汇总"]


def test_the_columns_follow_the_last_one_under_headers_of_the_same_style(sample):
    sheet = sample.workbook["目录建议"]
    assert [cell.value for cell in sheet[3]][7:] == TITLES
    assert looks(sheet["H3"]) == looks(sheet["G3"])


def test_a_violation_has_its_words_its_colour_and_its_key(sample):
    sheet = sample.workbook["目录建议"]
    assert said(sheet, 7, "审查结果", 3) == "不合规"
    assert "【不合规】以劳务派遣方式用工：" in said(sheet, 7, "问题", 3)
    assert "依据：财政部令第102号 第十条" in said(sheet, 7, "问题", 3)
    assert said(sheet, 7, "处理建议", 3).startswith("1. 改为购买有明确成果")
    assert said(sheet, 7, "建议目录名称", 3) == "因禁止内容撤回"
    assert len(said(sheet, 7, "问题编号", 3)) == 12
    assert sheet.cell(7, column_of(sheet, "审查结果", 3)).fill.start_color.rgb == "FFF8CBCB"


def test_a_clear_item_has_its_code_and_no_finding(sample):
    sheet = sample.workbook["目录建议"]
    assert said(sheet, 5, "审查结果", 3) == "合规"
    assert said(sheet, 5, "建议编码", 3) == "D0402"
    assert said(sheet, 5, "问题", 3) is None
    assert sheet.cell(5, column_of(sheet, "审查结果", 3)).fill.start_color.rgb == "FFDDEFD9"


def test_every_finding_of_the_screening_is_in_its_row(sample):
    sheet = sample.workbook["目录建议"]
    for verdict in sample.screening.verdicts:
        problem = said(sheet, verdict.item.source.row, "问题", 3) or ""
        keys = said(sheet, verdict.item.source.row, "问题编号", 3) or ""
        assert all(finding.message in problem for finding in verdict.findings)
        assert len(keys.split()) >= len(verdict.findings)


def test_totals_and_notes_are_left_alone(sample):
    sheet = sample.workbook["目录建议"]
    for row in (1, 2, 28, 29):
        assert [cell.value for cell in sheet[row]][7:] == [None] * 10


def test_the_comment_stands_at_the_cell_with_the_words(sample):
    sheet = sample.workbook["目录建议"]
    assert "原文：“劳务派遣”" in sheet["D7"].comment.text
    assert "《政府购买服务管理办法》（财政部令第102号）第十条第（五）项" in sheet["D7"].comment.text
    assert sheet["B7"].comment is None
    assert "未能识别为预算金额" not in (sheet["F5"].comment.text if sheet["F5"].comment else "")


def test_opinions_are_chosen_from_a_list_in_judged_rows_only(sample):
    sheet = sample.workbook["目录建议"]
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == '"采纳,驳回,改判"'
    assert str(validation.sqref) == "M4:M27"


def test_a_rejected_row_tells_why(annotated, submitted):
    (result,) = annotated(submitted(lambda book: book.worksheets[0].append((3, "市民政局"))))
    sheet = result.workbook["报送"]
    assert (said(sheet, 4, "审查结果"), said(sheet, 4, "问题")) == ("未审查", NOTHING_NAMED)


def test_without_words_the_comment_stands_at_the_field_that_the_finding_is_about(sample):
    sheet = sample.workbook["目录建议"]
    said = {cell: sheet[cell].comment.text for cell in ("C20", "E22", "D26", "F27")}
    assert said["C20"].startswith("【不合规】编码格式不对（")
    assert said["E22"].startswith("【不合规】缺少说明（")
    assert said["D26"].startswith("【不合规】重复编报通用类事项（")
    assert said["F27"].startswith("【无法判断】没有预算安排（")
    assert "\n原文：“004001-D1301”\n" in said["C20"]
    assert not [cell for cell in ("E22", "D26", "F27") if "原文" in said[cell]]


def test_a_finding_that_rests_on_a_yes_or_no_is_commented_on_there(annotated, submitted):
    def change(book):
        book.worksheets[0]["F1"], book.worksheets[0]["F3"] = "是否已列入预算", "否"

    (result,) = annotated(submitted(change))
    text = result.workbook["报送"]["F3"].comment.text
    assert text.startswith("【不合规】没有预算安排（")
    assert "\n原文：“否”\n" in text


def test_every_column_that_would_decide_is_commented_on_where_it_was_left_blank(annotated, submitted):
    def change(book):
        sheet = book.worksheets[0]
        sheet["E3"], sheet["F1"], sheet["G1"] = None, "是否已列入预算", "预算金额（万元）"

    (result,) = annotated(submitted(change))
    sheet = result.workbook["报送"]
    for address in ("F3", "G3"):
        text = sheet[address].comment.text
        assert text.startswith("【无法判断】没有预算安排（")
        assert "原文" not in text


def test_a_value_that_was_not_understood_is_commented_on(annotated, submitted):
    def change(book):
        book.worksheets[0]["F1"], book.worksheets[0]["F2"] = "预算金额（万元）", "约若干"

    (result,) = annotated(submitted(change))
    assert "未能识别为预算金额" in result.workbook["报送"]["F2"].comment.text
    assert "单元格 F2 的“约若干”未能识别为预算金额" in said(result.workbook["报送"], 2, "问题")


def test_formulas_rich_text_and_text_like_formulas_stay_what_they_were(annotated, submitted):
    def change(book):
        sheet = book.worksheets[0]
        sheet["B5"] = "=COUNTA(B2:B3)"
        sheet["E2"].value, sheet["E2"].data_type = "=1+1", "s"
        sheet["D3"] = CellRichText("委托", TextBlock(InlineFont(b=True), "会计师"), "出具报告。")

    (result,) = annotated(submitted(change))
    sheet = result.workbook["报送"]
    assert (sheet["B5"].value, sheet["B5"].data_type) == ("=COUNTA(B2:B3)", "f")
    assert (sheet["E2"].value, sheet["E2"].data_type) == ("=1+1", "s")
    assert isinstance(sheet["D3"].value, CellRichText)


def test_hidden_rows_other_sheets_and_comments_are_kept(annotated, submitted):
    def change(book):
        sheet = book.worksheets[0]
        sheet.row_dimensions[3].hidden = True
        sheet["C2"].comment = Comment("请领导阅", "张三")
        other = book.create_sheet("审查汇总")
        other["A1"], other.sheet_state = "封面", "hidden"

    (result,) = annotated(submitted(change))
    sheet = result.workbook["报送"]
    assert sheet.row_dimensions[3].hidden
    assert sheet["C2"].comment.text.startswith("请领导阅\n\n审查：\n【不合规】")
    assert sheet["C2"].comment.author == "张三"
    assert result.workbook.sheetnames == ["报送", "审查汇总", "审查汇总2"]
    assert result.workbook["审查汇总"].sheet_state == "hidden"


def test_headers_merged_over_two_rows_are_followed_by_merged_headers(annotated, submitted):
    def change(book):
        sheet = book.worksheets[0]
        sheet.insert_rows(1)
        sheet.insert_rows(3)
        sheet["A1"] = "目录建议表"
        sheet.merge_cells("A1:H1")
        for letter in "ABCDE":
            sheet[f"{letter}2"].fill = PatternFill("solid", start_color="FF00FF00")
            sheet.merge_cells(f"{letter}2:{letter}3")

    (result,) = annotated(submitted(change))
    sheet = result.workbook["报送"]
    assert [str(cell.value) for cell in sheet[2]][5:] == TITLES
    assert sheet["F2"].fill.start_color.rgb == "FF00FF00"
    assert {"A1:H1", "A2:A3", "F2:F3", "M2:M3"} <= {each.coord for each in sheet.merged_cells.ranges}
    assert said(sheet, 4, "审查结果", 2) == "不合规"


def test_evidence_in_a_cell_merged_downwards_is_commented_on_where_it_stands(annotated, submitted):
    def change(book):
        sheet = book.worksheets[0]
        sheet["C3"] = None
        sheet.merge_cells("C2:C3")

    (result,) = annotated(submitted(change))
    text = result.workbook["报送"]["C2"].comment.text
    assert text.count("原文：“劳务派遣”") == 2


def test_review_columns_are_seen_where_all_unused_columns_were_hidden(annotated, submitted):
    def change(book):
        hidden = book.worksheets[0].column_dimensions["F"]
        hidden.min, hidden.max, hidden.hidden = 6, 16384, True

    (result,) = annotated(submitted(change))
    dimensions = result.workbook["报送"].column_dimensions
    assert not any(dimensions[letter].hidden for letter in "FGHIJKLMNO")
    assert (dimensions["P"].hidden, dimensions["P"].min, dimensions["P"].max) == (True, 16, 16384)


def test_what_stands_to_the_right_of_the_table_is_not_written_over(annotated, submitted):
    (result,) = annotated(submitted(lambda book: book.worksheets[0].cell(3, 9, "旁注")))
    sheet = result.workbook["报送"]
    assert sheet["I3"].value == "旁注"
    assert column_of(sheet, "审查结果") == 10


def test_sorting_takes_the_review_columns_along(annotated, submitted):
    def change(book):
        sheet = book.worksheets[0]
        sheet.auto_filter.ref = "A1:E3"
        second = book.create_sheet("第二张")
        for row in (HEADER, DISPATCH, AUDIT):
            second.append(row)
        second.add_table(Table(displayName="Items", ref="A1:E3"))

    (result,) = annotated(submitted(change))
    assert result.workbook["报送"].auto_filter.ref == "A1:O3"
    table = result.workbook["第二张"].tables["Items"]
    assert table.ref == "A1:O3"
    assert [column.name for column in table.tableColumns][5:] == TITLES


def test_the_reviewer_can_write_into_a_protected_sheet(annotated, submitted):
    (result,) = annotated(submitted(lambda book: book.worksheets[0].protection.enable()))
    sheet = result.workbook["报送"]
    assert sheet.protection.sheet
    assert not sheet.cell(2, column_of(sheet, "复核意见")).protection.locked
    assert sheet.cell(2, column_of(sheet, "问题")).protection.locked


def test_a_height_that_the_department_set_stays_and_one_that_grew_may_grow(annotated, submitted):
    def change(book):
        book.worksheets[0].row_dimensions[2].height = 15
        book.worksheets[0].row_dimensions[3].height = 90

    path = submitted(change)
    (kept,) = annotated(path)
    sheet = kept.workbook["报送"]
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [15, 90]
    assert sheet.cell(2, column_of(sheet, "问题")).alignment.vertical == "top"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as grown:
        for name, data in parts.items():
            grown.writestr(name, data.replace(b' customHeight="1"', b""))
    (raised,) = annotated(path)
    heights = raised.workbook["报送"].row_dimensions
    assert heights[2].height > 30
    assert heights[3].height == 90


@pytest.mark.parametrize("suffix", [".xls", ".csv"])
def test_a_workbook_under_another_suffix_is_the_departments_own_still(annotated, submitted, suffix):
    path = submitted(lambda book: setattr(book.worksheets[0].column_dimensions["C"], "width", 33))
    (result,) = annotated(path.rename(path.with_suffix(suffix)))
    assert result.name == f"报送{suffix}（审查批注）.xlsx"
    assert result.warnings == ()
    assert result.workbook["报送"].column_dimensions["C"].width == 33


def test_a_page_named_as_a_workbook_is_told_to_be_laid_out_anew(annotated, tmp_path):
    path = tmp_path / "导出.xlsx"
    path.write_text("<table><tr><th>序号<th>事项名称<tr><td>1<td>窗口劳务派遣</table>", "utf-8")
    (result,) = annotated(path)
    assert result.name == "导出（审查批注）.xlsx"
    assert result.warnings == (words.REBUILT,)
    told = [str(cell.value) for row in result.workbook["审查汇总"].iter_rows() for cell in row if cell.value]
    assert any("后缀是 .xlsx，内容其实是网页表格（HTML）" in text for text in told)


def test_findings_on_several_items_stand_in_each_of_their_rows(annotated, submitted):
    def change(book):
        book.worksheets[0].append((3, "市民政局", "困难老年人居家照护", "上门助餐。"))
        book.worksheets[0].append((4, "市民政局", "困难老年人居家照护", "上门助餐。"))

    (result,) = annotated(submitted(change))
    sheet = result.workbook["报送"]
    assert "（涉及 第 5 行）" in said(sheet, 4, "问题").replace("工作表“报送” ", "")
    assert "（涉及 第 4 行）" in said(sheet, 5, "问题").replace("工作表“报送” ", "")
    shared = set(said(sheet, 4, "问题编号").split()) & set(said(sheet, 5, "问题编号").split())
    assert len(shared) == len(result.screening.batch_findings) == 1


def test_macros_are_kept(annotated, submitted, tmp_path: Path):
    plain = submitted(lambda book: setattr(book.worksheets[0]["C2"], "comment", Comment("原注", "甲")))
    path = tmp_path / "带宏.xlsm"
    with zipfile.ZipFile(plain) as archive, zipfile.ZipFile(path, "w") as macro:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"spreadsheetml.sheet.main+xml", b"MACRO").replace(
                    b"application/vnd.openxmlformats-officedocument.MACRO",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            macro.writestr(name, data)
        macro.writestr("xl/vbaProject.bin", b"macro")
    (result,) = annotated(path)
    assert result.name == "带宏（审查批注）.xlsm"
    with zipfile.ZipFile(io.BytesIO(result.content)) as archive:
        assert archive.read("xl/vbaProject.bin") == b"macro"
        assert b"macroEnabled" in archive.read("[Content_Types].xml")
    assert result.workbook["报送"]["C2"].comment.text.startswith("原注")


def test_other_tables_are_laid_out_anew_in_the_same_rows(annotated, tmp_path: Path):
    path = tmp_path / "表.csv"
    path.write_text("目录建议\n\n序号,事项名称,说明\n1,=1+1,通过劳务派遣方式提供人员\n", encoding="utf-8")
    (result,) = annotated(path)
    sheet = result.workbook["表"]
    assert result.name == "表.csv（审查批注）.xlsx"
    assert [cell.value for cell in sheet[3]][:3] == ["序号", "事项名称", "说明"]
    assert (sheet["B4"].value, sheet["B4"].data_type, sheet["B4"].quotePrefix) == ("=1+1", "s", True)
    assert said(sheet, 4, "审查结果", 3) == "不合规"
    assert "劳务派遣" in sheet["C4"].comment.text
    assert result.warnings == (words.REBUILT,)


def test_hostile_text_is_never_a_formula_and_always_xml(annotated, submitted):
    def change(book):
        book.worksheets[0]["C2"] = "劳务派遣\u202e"
        book.worksheets[0]["F1"], book.worksheets[0]["F2"] = "预算金额", "=cmd\u202e"
        book.worksheets[0]["F2"].data_type = "s"

    (result,) = annotated(submitted(change))
    sheet = result.workbook["报送"]
    column = column_of(sheet, "审查结果")
    ours = [cell for row in sheet.iter_rows(min_col=column) for cell in row]
    everything = [*ours, *(cell for row in result.workbook["审查汇总"].iter_rows() for cell in row)]
    assert "f" not in {cell.data_type for cell in everything}
    assert "\u202e" not in "".join(str(cell.value) for cell in everything)


def test_the_same_screening_gives_the_same_bytes(annotated, sample):
    (again,) = annotated(SAMPLE)
    assert again.content == sample.content
    with zipfile.ZipFile(io.BytesIO(sample.content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_order_of_sets_does_not_show(tmp_path: Path):
    code = (
        "import hashlib, sys; from openpyxl import Workbook; from openpyxl.comments import Comment;"
        "from procurement_rules.report.workbook.package import new_workbook, saved;"
        "book = new_workbook(); sheet = book.create_sheet('甲'); sheet['A1'] = '乙';"
        "sheet['A1'].comment = Comment('丙', '丁'); print(hashlib.sha256(saved(book)).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1


def test_a_file_that_was_changed_since_is_refused(screener, submitted):
    path = submitted()
    screening = screen_files(path, screener)
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(InputError, match="文件在审查以后有改动"):
        list(annotate(screening, screener.knowledge.labels, [path], read_grids))


def test_a_workbook_that_cannot_be_rewritten_is_laid_out_anew(annotated, submitted, tmp_path: Path):
    path = tmp_path / "怪.xlsx"
    with zipfile.ZipFile(submitted()) as archive, zipfile.ZipFile(path, "w") as odd:
        for name in archive.namelist():
            data = archive.read(name)
            odd.writestr(name, b"<oops" if name == "docProps/core.xml" else data)
    (result,) = annotated(path)
    assert result.warnings == (words.NOT_OPENED,)
    assert said(result.workbook["报送"], 2, "审查结果") == "不合规"


def test_others_are_annotated_where_one_cannot_be(screener, submitted):
    paths = [submitted(name=f"{name}.xlsx") for name in "甲乙丙"]
    screening = screen_files(paths, screener)
    for path in paths[:2]:
        path.write_bytes(path.read_bytes() + b"\0")
    written = annotate(screening, screener.knowledge.labels, paths, read_grids)
    assert next(written).name == "丙（审查批注）.xlsx"
    with pytest.raises(InputError, match=r"^2 个文件没有批注：甲\.xlsx：文件在审查以后有改动.*乙\.xlsx："):
        next(written)


@pytest.mark.parametrize(
    ("submitted_as", "returned_as"),
    [
        ("甲\n乙.xlsx", "甲 乙（审查批注）.xlsx"),
        ("\x1b[31m甲.xlsx", "[31m甲（审查批注）.xlsx"),
        ("甲\u202e乙.xlsx", "甲乙（审查批注）.xlsx"),
        ("<script>.xlsx", "_script_（审查批注）.xlsx"),
        ("CON.csv", "_CON.csv（审查批注）.xlsx"),
    ],
)
def test_a_name_that_is_not_for_every_system_is_changed_and_that_is_told(
    annotated, submitted, submitted_as, returned_as
):
    (result,) = annotated(submitted(name="源.xlsx").rename(submitted().with_name(submitted_as)))
    assert result.name == returned_as
    assert words.RENAMED in result.warnings


def test_a_long_name_is_kept(annotated, submitted):
    (result,) = annotated(submitted(name=f"{'a' * 200}.xlsx"))
    assert result.name == f"{'a' * 200}（审查批注）.xlsx"
    assert result.warnings == ()


def test_names_that_differ_in_capitals_only_are_told_apart(annotated, submitted):
    first, second = annotated(submitted(name="A.xlsx"), submitted(name="a.xlsx"))
    assert (first.name, first.warnings) == ("A（审查批注）.xlsx", ())
    assert (second.name, second.warnings) == ("a-2（审查批注）.xlsx", (words.RENAMED,))


def test_areas_of_billions_of_cells_are_laid_out_anew(annotated, submitted):
    (result,) = annotated(spread_out(submitted(), '<mergeCell ref="A5:XFD1048576"/>'))
    assert result.warnings == (words.NOT_OPENED,)
    sheet = result.workbook["报送"]
    assert said(sheet, 2, "审查结果") == "不合规"
    assert len(sheet._cells) < 100


def test_files_of_records_are_passed_over(annotated, tmp_path: Path):
    path = tmp_path / "记录.jsonl"
    path.write_text('{"name": "财政专项资金审计"}\n', encoding="utf-8")
    assert annotated(path) == []


def test_records_under_the_name_of_a_workbook_are_passed_over_too(annotated, tmp_path: Path):
    path = tmp_path / "记录.xlsx"
    path.write_text('[{"name": "财政专项资金审计"}]', encoding="utf-8")
    assert annotated(path) == []


@pytest.mark.parametrize("name", ["报送.json", "报送.jsonl", "报送.csv", "报送.xls"])
def test_a_workbook_under_another_name_is_annotated_under_one_that_says_what_it_is(
    annotated, submitted, name
):
    path = submitted()
    (result,) = annotated(path.rename(path.with_name(name)))
    assert (result.name, result.warnings) == (f"{name}（审查批注）.xlsx", ())
    assert said(result.workbook["报送"], 2, "审查结果") == "不合规"


def test_the_font_of_the_row_is_taken_and_its_fill_is_not(annotated, submitted):
    def change(book):
        book.worksheets[0]["E3"].font = Font(name="仿宋", size=14)
        book.worksheets[0]["E3"].fill = PatternFill("solid", start_color="FFFFFF00")
        book.worksheets[0]["E3"].number_format = "0.00"

    (result,) = annotated(submitted(change))
    cell = result.workbook["报送"].cell(3, column_of(result.workbook["报送"], "建议编码"))
    assert (cell.font.name, cell.font.size, cell.fill.fill_type) == ("仿宋", 14, None)
    assert cell.number_format == "General"


def test_dates_stay_dates(annotated, submitted):
    (result,) = annotated(submitted(lambda book: book.worksheets[0].cell(3, 6, date(2020, 1, 2))))
    assert result.workbook["报送"]["F3"].value.date() == date(2020, 1, 2)


def test_in_a_form_the_comment_stands_at_the_cell_of_the_field(annotated, tmp_path: Path):
    book = Workbook()
    for row in (
        ("政府购买服务项目申报表",),
        ("单位名称", "市政务局"),
        ("项目名称", "窗口辅助服务"),
        ("项目内容", "由劳务派遣公司派遣人员，我局管理考勤。"),
        ("预算金额（万元）", "12"),
        ("资金来源", "一般公共预算"),
    ):
        book.worksheets[0].append(row)
    book.save(tmp_path / "表.xlsx")
    (result,) = annotated(tmp_path / "表.xlsx")
    assert "原文：" in result.workbook.worksheets[0]["B4"].comment.text
    assert result.workbook.worksheets[0]["B3"].comment is None


@pytest.mark.parametrize(("reason", "vertical"), [("缺名称。", "center"), ("缺名称。" * 400, "top")])
def test_what_no_row_is_high_enough_for_shows_its_beginning(build, reason, vertical):
    sheet = Workbook().worksheets[0]
    columns = ReviewColumns(sheet, [build.table(columns=())])
    columns.rejected(9, build.rejected(reason=reason))
    assert sheet.cell(9, columns.first).alignment.vertical == vertical
