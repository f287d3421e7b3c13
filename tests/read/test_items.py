from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
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
    assert (item.source.columns["budget"], item.source.columns["description"]) == ("D", "C+H")
    (table,) = result.tables
    assert (table.sheet, table.header_row, table.ignored) == ("Sheet1", 2, ())


def test_a_value_that_is_not_understood_costs_only_itself(workbook: Workbook, read: Read) -> None:
    result = read(
        workbook([HEADER, [1, "保洁", None, "30-50" + "万" * 300, "待定", "2024年3月", "明年", None]])
    )
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
    assert [item.source.columns["description"] for item in result.items if item.source] == ["B+C+D"] * 2
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


@pytest.mark.parametrize(("fault", "value"), [("#N/A", "#N/A"), ('=B2&"服务"', '=B2&"服务"')])
def test_a_fault_of_the_spreadsheet_is_no_name(
    fault: str, value: str, workbook: Workbook, read: Read
) -> None:
    result = read(workbook([["序号", "项目名称", "服务内容"], [1, fault, "楼内保洁"], [2, fault, None]]))
    (item,), (row,) = result.items, result.rejected
    assert item.name is None
    assert item.source is not None
    assert [(each.field, each.cell, each.value) for each in item.source.problems] == [("name", "B2", value)]
    assert row.reason.startswith("事项名称和说明都为空；B3 ")


def test_a_sheet_without_header_is_rejected_row_by_row(workbook: Workbook, read: Read) -> None:
    result = read(workbook({"表": [["名称"], ["保洁"]], "空": [], "其他": [["甲", 1], [], ["乙"]]}))
    assert len(result.items) == 1
    assert [(row.source.sheet, row.source.row, row.reason, row.text) for row in result.rejected] == [
        ("其他", 1, "工作表中没有可识别的表头", "甲 | 1"),
        ("其他", 3, "工作表中没有可识别的表头", "乙"),
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
