from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from procurement_rules.errors import InputError
from procurement_rules.read import ReadResult, read_grids

Read = Callable[[Path], ReadResult]
Workbook = Callable[..., Path]
HEADER = ["序号", "项目名称", "服务内容", "预算金额（万元）", "是否列入预算", "合同开始日期", "年度", "备注"]


def reasons(result: ReadResult) -> list[tuple[int | None, str]]:
    return [(row.source.row, row.reason) for row in result.rejected]


def test_a_row_becomes_an_item_with_its_source(workbook: Workbook, read: Read) -> None:
    day = datetime(2024, 3, 1)  # noqa: DTZ001
    result = read(workbook([["2024年计划"], HEADER, [1, "保洁", "楼内", 30.5, "√", day, "2024年度", "无"]]))
    (item,) = result.items
    assert (item.id, item.name, item.description, item.budget) == ("1", "保洁", "楼内", Decimal(305_000))
    assert (item.in_budget, item.contract_start, item.fiscal_year) == (True, date(2024, 3, 1), 2024)
    assert item.source is not None
    assert (item.source.file, item.source.sheet, item.source.row) == ("申报表.xlsx", "Sheet1", 3)
    assert (item.source.columns["budget"], item.source.columns["description"]) == ("D", "C")
    (table,) = result.tables
    assert (table.sheet, table.header_row, table.ignored) == ("Sheet1", 2, ())


def test_a_value_that_is_not_understood_costs_only_itself(workbook: Workbook, read: Read) -> None:
    result = read(workbook([HEADER, [1, "保洁", None, "30-50" + "万" * 300, "待定", "2024年", "明年", None]]))
    (item,) = result.items
    assert item.source is not None
    assert [(problem.field, problem.cell) for problem in item.source.problems] == [
        ("budget", "D2"),
        ("in_budget", "E2"),
        ("contract_start", "F2"),
        ("fiscal_year", "G2"),
    ]
    assert len(item.source.problems[0].value) == 200
    assert (item.budget, item.in_budget, item.contract_start, item.fiscal_year) == (None, None, None, None)


def test_a_month_is_its_first_or_last_day_and_that_is_noted(workbook: Workbook, read: Read) -> None:
    header = ["项目名称", "合同开始日期", "合同结束日期", "公示日期"]
    rows = [["保洁", "2024年2月", "2024年2月", "2024年2月"], ["保安", "202403", "2024-12", None]]
    result = read(workbook([header, *rows]))
    first, second = result.items
    assert (first.contract_start, first.contract_end) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (second.contract_start, second.contract_end) == (date(2024, 3, 1), date(2024, 12, 31))
    assert first.source is not None
    assert [(each.cell, each.reason[:8]) for each in first.source.problems] == [("D2", "只有年月，没有日")]
    assert result.tables[0].notes == (
        "合同开始日期（B）有只写年月的，按当月第一天读取",
        "合同结束日期（C）有只写年月的，按当月最后一天读取",
    )


@pytest.mark.parametrize("below", [("开始", "结束"), ("起", "止"), ("开始时间", "结束时间"), ("自", "至")])
def test_a_term_over_two_columns(below: tuple[str, str], workbook: Workbook, read: Read) -> None:
    rows = [
        ["项目名称", "合同期限", None, "预算"],
        [None, *below, None],
        ["保洁", "2024-01-01", "2024年12月", 3],
    ]
    (item,) = read(workbook(rows)).items
    assert (item.contract_start, item.contract_end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (item.contract_term, item.budget) == (None, 3)


def test_a_term_in_one_column(workbook: Workbook, read: Read) -> None:
    rows = [["保洁", "2024年1月至2024年12月"], ["保安", "自2024-01-01至2024-06-30"], ["绿化", "一年"]]
    result = read(workbook([["项目名称", "合同期限"], *rows]))
    assert [(item.contract_start, item.contract_end, item.contract_term) for item in result.items] == [
        (date(2024, 1, 1), date(2024, 12, 31), "2024年1月至2024年12月"),
        (date(2024, 1, 1), date(2024, 6, 30), "自2024-01-01至2024-06-30"),
        (None, None, "一年"),
    ]
    assert result.items[0].source is not None
    assert result.items[0].source.columns["contract_start"] == "B"
    assert result.tables[0].notes == ("合同期限（B）有只写年月的，按当月第一天、当月最后一天读取",)


def test_a_column_of_its_own_goes_before_the_term(workbook: Workbook, read: Read) -> None:
    header = ["项目名称", "合同期限", "合同结束日期"]
    (item,) = read(workbook([header, ["保洁", "2024-01-01至2024-12-31", "2024-11-30"]])).items
    assert (item.contract_start, item.contract_end) == (date(2024, 1, 1), date(2024, 11, 30))


EXCHANGE = ["goodsName", "govServiceCatalogName", "govServiceRangeCode", "govServiceType"]


@pytest.mark.parametrize("header", [EXCHANGE, [EXCHANGE[1], EXCHANGE[0], *EXCHANGE[2:]]])
def test_the_name_of_the_catalog_entry_is_a_field_of_its_own(
    header: list[str], workbook: Workbook, read: Read
) -> None:
    values = dict(zip(EXCHANGE, ["机关食堂劳务", "餐饮服务", "0102", "B"], strict=True))
    result = read(workbook([header, [values[key] for key in header]]))
    (item,) = result.items
    assert (item.name, item.declared_catalog_name) == ("机关食堂劳务", "餐饮服务")
    assert (item.service_range_code, item.service_type) == ("0102", "B")
    assert result.tables[0].ignored == ()


def test_the_name_of_the_catalog_entry_stands_in_for_a_name(workbook: Workbook, read: Read) -> None:
    result = read(workbook([["govServiceCatalogName", "budgetAmount"], ["餐饮服务", 3]]))
    (item,) = result.items
    assert (item.name, item.declared_catalog_name, item.budget) == ("餐饮服务", None, 3)
    assert result.tables[0].columns[0].field == "name"


def test_text_that_looks_like_a_formula_stays_where_there_are_none(
    csv_file: Callable[..., Path], read: Read
) -> None:
    (item,) = read(csv_file("项目名称,服务内容\n=B2服务,=SUM(A1)楼内\n")).items
    assert (item.name, item.description) == ("=B2服务", "=SUM(A1)楼内")


def test_a_department_catalog(workbook: Workbook, read: Read) -> None:
    header = ["代码", "一级目录", "二级目录", "三级目录", "说明"]
    result = read(
        workbook(
            [
                ["某局政府购买服务指导性目录"],
                header,
                ["072001A", "公共服务"],
                ["072001A01", None, "公共安全服务"],
                ["072001A0101", None, None, "公共安全隐患排查治理服务", "隐患排查"],
                header,
                ["072001A0102", None, None, "公共安全情况监测服务"],
                ["合  计"],
                ["注：本目录自印发之日起施行"],
            ]
        )
    )
    assert [item.declared_code for item in result.items] == ["072001A0101", "072001A0102"]
    assert reasons(result) == [
        (3, "目录分组行，不是服务事项"),
        (4, "目录分组行，不是服务事项"),
        (6, "重复的表头行"),
        (8, "合计行，不是服务事项"),
        (9, "附注行，不是服务事项"),
    ]
    assert [row.source.row for row in result.rows if row.source] == list(range(3, 10))


def test_a_repeated_header_keeps_the_unit_of_the_first(workbook: Workbook, read: Read) -> None:
    result = read(workbook([["项目名称", "金额（万元）"], ["保洁", 1], ["项目名称", "金额"], ["保安", 2]]))
    assert [item.budget for item in result.items] == [10_000, 20_000]
    assert len(result.tables) == 1


def test_another_layout_further_down_is_read_by_its_own_header(workbook: Workbook, read: Read) -> None:
    rows = [
        ["项目名称", "金额", "资金来源"],
        ["保洁", 1, "财政"],
        ["资金来源", "项目名称", "金额"],
        ["自筹", "保安", 2],
    ]
    result = read(workbook(rows))
    assert [(item.name, item.budget, item.funding_source) for item in result.items] == [
        ("保洁", Decimal(1), "财政"),
        ("保安", Decimal(2), "自筹"),
    ]
    assert reasons(result) == [(3, "重复的表头行")]
    assert [table.header_row for table in result.tables] == [1, 3]


def test_columns_that_describe_are_joined(workbook: Workbook, read: Read) -> None:
    header = ["项目名称", "服务内容", "工作内容", "备注"]
    rows = [
        ["保洁", "楼内", None, "窗口劳务派遣"],
        ["保安", None, None, "新增项目"],
        [None, None, None, "注"],
    ]
    result = read(workbook([header, *rows]))
    assert [item.description for item in result.items] == ["楼内\n窗口劳务派遣", None]
    assert [item.source.columns["description"] for item in result.items if item.source] == ["B+D", "B"]
    assert [column.field for column in result.tables[0].columns] == ["name", *["description"] * 3]
    assert len(result.rejected) == 1


def test_rows_under_a_poorer_header_are_read_by_it(workbook: Workbook, read: Read) -> None:
    result = read(
        workbook([["名称", "说明"], ["保洁", "楼内"], ["名称", "说明", "预算"], ["保安", "门岗", 3]])
    )
    assert [(item.name, item.description, item.budget) for item in result.items] == [
        ("保洁", "楼内", None),
        ("保安", "门岗", 3),
    ]
    assert reasons(result) == [(3, "重复的表头行")]
    assert [table.header_row for table in result.tables] == [1, 3]


def test_a_better_header_has_the_unit_that_stands_above_it(workbook: Workbook, read: Read) -> None:
    poorer = [["序号", "名称"], [1, "保洁"], [None, None, "单位：万元"]]
    result = read(workbook([*poorer, ["序号", "名称", "预算"], [1, "保安", 3]]))
    assert [item.budget for item in result.items] == [None, 30_000]


def test_a_form_above_the_table_does_not_take_its_place(workbook: Workbook, read: Read) -> None:
    form = [["项目名称", "某局年度计划", "采购单位", "某局"], ["预算金额", 30, "资金来源", "财政"]]
    result = read(workbook([*form, ["序号", "项目名称", "预算金额"], [1, "保洁", 30]]))
    assert [item.name for item in result.items] == ["保洁"]


def test_a_group_title_is_not_judged(workbook: Workbook, read: Read) -> None:
    rows = [["序号", "项目名称", "服务内容", "预算"], ["（一）", "综合服务"], [1, "保洁", "楼内", 3]]
    result = read(workbook(rows))
    assert [item.name for item in result.items] == ["保洁"]
    assert reasons(result) == [(2, "目录分组行，不是服务事项")]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("#N/A", "是 Excel 的错误值，请改正公式"), ('=B2&"服务"', "公式没有保存结果，请用 Excel 打开后保存")],
)
def test_a_row_whose_name_or_description_cannot_be_read_is_not_judged(
    fault: str, reason: str, workbook: Workbook, read: Read
) -> None:
    header = ["序号", "项目名称", "服务内容", "备注"]
    rows = [[1, fault, "楼内保洁"], [2, fault, None], [3, "保洁", fault], [4, "保洁", "楼内", fault]]
    result = read(workbook([header, *rows]))
    assert [row.reason for row in result.rejected] == [
        f"B2 {reason}",
        f"事项名称和说明都为空；B3 {reason}",
        f"C4 {reason}",
    ]
    (item,) = result.items
    assert item.description == "楼内"
    assert item.source is not None
    assert [each.cell for each in item.source.problems] == ["D5"]


def test_a_sheet_without_header_is_rejected_row_by_row(workbook: Workbook, read: Read) -> None:
    result = read(workbook({"表": [["名称"], ["保洁"]], "空": [], "其他": [["甲", 1], [], ["乙"]]}))
    assert len(result.items) == 1
    assert [(row.source.sheet, row.source.row, row.reason, row.text) for row in result.rejected] == [
        ("其他", 1, "没有可识别的表头", "甲 | 1"),
        ("其他", 3, "没有可识别的表头", "乙"),
    ]
    assert [(table.sheet, table.header_row) for table in result.tables] == [("表", 1), ("其他", None)]


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ({"甲": [["a", "b"]], "乙": [[1]]}, "没有找到表头；应为：.*事项名称.*；请"),
        ({"甲": [], "乙": [[None], ["  "]]}, "没有一行数据"),
        ({"甲": [["项目名称", "说明"]]}, "没有一行数据"),
    ],
)
def test_a_file_without_a_table_is_told(
    sheets: dict[str, list[list[object]]], told: str, workbook: Workbook, read: Read
) -> None:
    with pytest.raises(InputError, match=told):
        read(workbook(sheets))


def test_error_cells_are_problems_where_the_field_is_typed(tmp_path: Path, read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["项目名称", "金额", "资金来源"], ["保洁", "#REF!", "#N/A"], ["保安", "=B2*2", "财政"]):
        sheet.append(row)
    book.save(tmp_path / "x.xlsx")
    first, second = read(tmp_path / "x.xlsx").items
    assert (first.budget, first.funding_source, second.budget) == (None, "#N/A", None)
    assert first.source is not None
    assert second.source is not None
    assert [(problem.cell, problem.value) for problem in first.source.problems] == [("B2", "#REF!")]
    assert [(problem.cell, problem.value) for problem in second.source.problems] == [("B3", "=B2*2")]


def test_a_gb18030_file_with_a_title(csv_file: Callable[..., Path], read: Read) -> None:
    text = '某局计划,,\n项目名称,预算（万元）,服务内容\n保洁,"1,234.50","楼内\n楼外"\n小计,5,\n'
    result = read(csv_file(text, encoding="gb18030"))
    (item,) = result.items
    assert (item.budget, item.description) == (Decimal(12_345_000), "楼内\n楼外")
    assert reasons(result) == [(5, "合计行，不是服务事项")]


def test_surrogates_and_nul_cross_without_harm(csv_file: Callable[..., Path], read: Read) -> None:
    result = read(csv_file("项目名称,预算\x00,年度\n保\x00洁,\x00,2\x00\n\x00,\x00,x\n"))
    assert result.items[0].name == "保\ufffd洁"
    assert len(result.rows) == 2
    for row in result.rows:
        row.model_dump_json().encode()


def test_every_record_of_the_real_intentions_comes_out(shared: Path, read: Read) -> None:
    result = read(shared / "data" / "real-intentions-shandong-2026.csv")
    assert len(result.items) == 133
    assert result.rejected == ()
    assert result.tables[0].ignored == ("budget_wan", "month")
    assert all(item.purchaser for item in result.items)


CELLS = st.sampled_from(
    [
        "",
        "合计",
        "注：",
        "项目名称",
        "服务内容",
        "保洁",
        "保安",
        "无",
        "—",
        "30万",
        "是",
        "2024-03-01",
        "1",
        "填表人",
        "\x00",
        "\ufeff",
    ]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=8))
@example(rows=[["", "", "\t0"], ["", "\t0"], ["", "\t0"]])
@example(rows=[["", "", "\t0"], ["", "\t0"], ["", "\t"]])
@example(rows=[["", "\n\t\n\t\n\t"], ["", "\n\t\n\t\n\t"]])
def test_every_row_is_an_item_or_rejected(rows: list[list[str]], tmp_path: Path, read: Read) -> None:
    path = tmp_path / "x.csv"
    quoted = [
        ["项目名称", "服务内容", "金额", "是否续签", "合同开始日期", "年度"],
        ["保洁", "", "", "", "", ""],
        *rows,
    ]
    text = "\r\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in quoted)
    path.write_bytes(text.encode())
    (grid,) = read_grids(path)
    result = read(path)
    assert len(result.rows) == len(grid.rows) - 1
    assert [row.source.row for row in result.rows if row.source] == [number for number, _ in grid.rows[1:]]


def test_the_public_names_are_all_there_is() -> None:
    import procurement_rules.read as stage

    assert stage.__all__ == [
        "ColumnMapping",
        "ReadResult",
        "column_mapping",
        "read_grids",
        "read_items",
        "read_template",
        "submitted_files",
        "template_text",
        "unmatched",
    ]
