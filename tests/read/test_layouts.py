"""Tables beside each other, on their side, broken by a page, and headers that are broken or far down."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.model.field import DataDictionary
from procurement_rules.read import ReadResult, read_grids
from tests.read.builders import word
from tests.read.zoo import TOTAL, Animal, check, sheet, sheets, told

HEADER = ["序号", "单位名称", "事项名称", "预算金额（元）"]
BESIDE = "2 张表并排"
TRANSPOSED = [
    ["序号", 1, 2, 3],
    ["单位名称", "市民政局", "市教育局", "市司法局"],
    ["事项名称", "养老", "视力筛查", "法律援助"],
    ["预算金额（万元）", 30, 12.5, "1,000"],
]
LYING = "表是横着排的，一列一个事项"
Read = Callable[[Path], ReadResult]

LAYOUTS: dict[str, Animal] = {
    "two tables of one kind beside each other": Animal(
        sheet(
            [
                ["市民政局2024年政府购买服务计划"],
                [*HEADER, None, *HEADER],
                [1, "甲局", "养老", 1, None, 3, "丙局", "殡葬", 3],
                [2, "乙局", "救助", 2],
            ]
        ),
        [told("养老", "甲局", 1, None, 2024), told("救助", "乙局", 2, None, 2024), told("殡葬", "丙局", 3, None, 2024)],
        rows=7,
        notes=[BESIDE, BESIDE],
    ),
    "two tables of different kinds, with a total below one": Animal(
        sheet(
            [
                ["公共服务", None, None, None, None, "履职服务", None, "单位：万元"],
                [*HEADER, None, "项目名称", "购买主体", "金额"],
                [1, "甲局", "养老", 1, None, "评估", "丙局", 3],
                [2, "乙局", "救助", 2, None, "审计", "丁局", 4],
                [None, None, None, None, None, "合计", None, 7],
            ]
        ),
        [told("养老", "甲局", 1), told("救助", "乙局", 2), told("评估", "丙局", 30_000), told("审计", "丁局", 40_000)],
        [(5, TOTAL)],
        rows=9,
        notes=[BESIDE, BESIDE],
    ),
    "two tables without a column between them": Animal(
        sheet([[*HEADER, *HEADER], [1, "甲局", "养老", 1, 2, "乙局", "救助", 2]]),
        [told("养老", "甲局", 1), told("救助", "乙局", 2)],
        rows=4,
        notes=[BESIDE, BESIDE],
    ),
    "one table with a column that has no name": Animal(
        sheet([["序号", "事项名称", None, "服务内容", "采购方式"], [1, "养老", None, "助餐", "公开招标"]]),
        [told("养老")],
        rows=2,
        described=["助餐"],
    ),
    "a table on its side beside one that stands": Animal(
        sheets({"竖": [HEADER, [1, "甲局", "养老", 1]], "横": TRANSPOSED}),
        [told("养老", "甲局", 1)],
        [(row, f"{LYING}，没有读入；请在 Excel 里复制后用“选择性粘贴—转置”改成一行一个事项") for row in range(1, 5)],
        rows=6,
    ),
    "a form with a column of hints is no table on its side": Animal(
        sheet([["项目名称", "保洁", "写全称"], ["购买主体", "甲局", "写全称"], ["预算金额", 30, "单位元"]]),
        [told("保洁", "甲局", 30)],
        rows=3,
    ),
    "a header whose names are broken over two rows": Animal(
        sheet([["序", "单位", "事项", "目录", "预算金额"], ["号", "名称", "名称", "编码", "（万元）"], [1, "甲局", "养老", "A01", 3]]),
        [told("养老", "甲局", 30_000, "A01")],
        rows=3,
    ),
    "a header under pages of instructions": Animal(
        sheet([*[[f"{n}．各单位应当如实填报。"] for n in range(1, 190)], HEADER, [1, "甲局", "养老", 1]]),
        [told("养老", "甲局", 1)],
        rows=191,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS, ids=lambda name: name.replace(" ", "-"))
def test_every_layout_is_read(name: str, tmp_path: Path, dictionary: DataDictionary) -> None:
    check(LAYOUTS[name], tmp_path, dictionary)


def test_cells_beside_each_other_keep_their_columns(workbook: Callable[..., Path], read: Read) -> None:
    rows = [[*HEADER, None, *HEADER], [1, "甲局", "养老", 1, None, 2, "乙局", "救助", 2]]
    sources = [item.source for item in read(workbook(rows)).items]
    assert [source and (source.row, source.columns["name"]) for source in sources] == [(2, "C"), (2, "H")]


def test_a_table_on_its_side_is_refused(workbook: Callable[..., Path], read: Read) -> None:
    with pytest.raises(InputError) as error:
        read(workbook(TRANSPOSED))
    assert (error.value.what, error.value.remedy) == (LYING, "在 Excel 里复制后用“选择性粘贴—转置”改过来")


PARTS = [HEADER, ["1", "甲局", "养老", "1"], ["2", "乙局", "救助", "2"]]
REST = [["3", "丙局", "殡葬", "3"], ["4", "丁局", "法律援助", "4"]]


@pytest.mark.parametrize("between", [(), ("续表",), ("（续表2）",)])
def test_a_table_that_a_page_broke_goes_on(between: tuple[str, ...], tmp_path: Path, read: Read) -> None:
    result = read(word(tmp_path / "表.docx", PARTS, *between, REST, "附表", [["项目名称"], ["保洁"]]))
    assert [(item.name, item.purchaser, str(item.budget)) for item in result.items] == [
        ("养老", "甲局", "1"), ("救助", "乙局", "2"), ("殡葬", "丙局", "3"), ("法律援助", "丁局", "4"), ("保洁", None, "None"),
    ]  # fmt: skip
    assert [item.source and (item.source.sheet, item.source.row) for item in result.items[2:]] == [
        ("第 1 个表格", 4), ("第 1 个表格", 5), ("第 3 个表格", 2),
    ]  # fmt: skip
    assert result.tables[0].notes == (
        "第 2 个表格没有表头，各列与第 1 个表格一致，认作它的下半部分，从第 4 行起接着编号",
    )


@pytest.mark.parametrize(
    "second",
    [
        [HEADER, ["3", "丙局", "殡葬", "3"]],
        [["3", "丙局", "殡葬"]],
        [["丙局", "殡葬", "三", "无"]],
    ],
)
def test_other_tables_are_tables_of_their_own(second: list[list[str]], tmp_path: Path) -> None:
    grids = list(read_grids(word(tmp_path / "表.docx", PARTS, second)))
    assert [grid.sheet for grid in grids] == ["第 1 个表格", "第 2 个表格"]


def test_a_text_between_parts_two_tables(tmp_path: Path) -> None:
    grids = list(read_grids(word(tmp_path / "表.docx", PARTS, "乙表", REST)))
    assert [len(grid.rows) for grid in grids] == [3, 2]


def test_a_row_of_a_document_that_begins_farther_right(tmp_path: Path, read: Read) -> None:
    path = word(tmp_path / "表.docx", [HEADER, ["1", "甲局", "养老", "1"], ["-", "乙局", "救助", "2"]])
    part = "word/document.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    cell = re.search(r"<w:tc>(?:(?!</w:tc>).)*<w:t>-</w:t>.*?</w:tc>", text, re.DOTALL)
    assert cell is not None
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    parts[part] = text.replace(cell[0], before).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert [(item.name, item.purchaser, str(item.budget)) for item in read(path).items] == [
        ("养老", "甲局", "1"),
        ("救助", "乙局", "2"),
    ]
