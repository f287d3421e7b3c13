"""Files that are not what they seem: encodings, exports under wrong names, damage, traps, and what Excel leaves behind."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.chartsheet import Chartsheet

from procurement_rules.errors import InputError
from procurement_rules.model.field import DataDictionary
from procurement_rules.read import read_items
from tests.read.builders import xlsx
from tests.read.conftest import MAIN, RAW_PARTS, RAW_SHEET, joined_fold
from tests.read.zoo import NO_HEADER, NOTHING, TOTAL, Animal, check, sheets, told, written

LINES = [
    ["采购单位", "项目名称", "预算金额（万元）"],
    ["某局", "保洁", "3"],
    ["某局", "保安", "4"],
    ["合计", "", "7"],
]
ITEMS = [told("保洁", "某局", 30_000), told("保安", "某局", 40_000)]
FILES = Path(__file__).parent / "samples"


def text(delimiter: str = ",", before: str = "") -> str:
    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter).writerows(LINES)
    return before + lines.getvalue()


def page(head: str = "") -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in LINES)
    return f"<html><head>{head}</head><body><table>{rows}</table></body></html>"


def packed(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def raw(rows: str, after: str = "", before: str = "") -> bytes:
    body = f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return packed({name: part for name, part in RAW_PARTS.items() if part} | {RAW_SHEET: body})


def cells(number: int, *values: str) -> str:
    inline = (
        f'<c r="{letter}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
        for letter, value in zip("ABC", values, strict=False)
    )
    return f'<row r="{number}">{"".join(inline)}</row>'


TABLE = "".join(cells(number, *line) for number, line in enumerate(LINES, start=1))


def same(build: Callable[[Path], Path], rows: int = 4, notes: list[str] | None = None) -> Animal:
    """The one table of two items and a total, in yet another disguise."""
    total = rows if rows > 4 else 4
    return Animal(build, ITEMS, [(total, TOTAL)], rows=rows, notes=notes or [])


def charted(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in LINES:
        sheet.append(line)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=3))
    alone: Chartsheet = book.create_chartsheet("图", 0)
    alone.add_chart(chart)
    book.create_sheet("空表")
    book.save(folder / "图表.xlsx")
    return folder / "图表.xlsx"


ZOO: dict[str, Animal] = {
    "gbk": same(written("a.csv", text().encode("gbk"))),
    "gb18030 beyond gbk": Animal(
        written("a.csv", "项目名称,预算（元）\n㐂保洁𠀀,3\n".encode("gb18030")),
        [told("㐂保洁𠀀", None, 3)],
        rows=2,
    ),
    "utf-8 with a mark": same(written("a.csv", text().encode("utf-8-sig"))),
    "utf-16 as Excel saves Unicode text": same(written("a.txt", text("\t").encode("utf-16"))),
    "utf-16 the other way round": same(written("a.csv", b"\xfe\xff" + text().encode("utf-16-be"))),
    "tabs under the name of commas": same(written("a.csv", text("\t").encode("gbk"))),
    "semicolons": same(written("a.csv", text(";").encode())),
    "a line that tells the separator": same(written("a.csv", text(before="sep=,\r\n").encode()), rows=5),
    "a page under an old name": same(
        written("a.xls", page('<meta charset="gb2312">').encode("gbk")), notes=["内容其实是网页表格"]
    ),
    "a page under a new name": same(written("a.xlsx", page().encode()), notes=["内容其实是网页表格"]),
    "a text under a new name": same(written("a.xlsx", text().encode("gbk")), notes=["内容其实是文本表格"]),
    "a new workbook under the name of a text": same(
        lambda folder: xlsx(folder / "a.csv", {"表": LINES}), notes=["内容其实是Excel 工作簿"]
    ),
    "a workbook with a chart sheet and an empty sheet": same(charted),
    "nothing but inline strings": same(written("a.xlsx", raw(TABLE))),
    "a million formatted rows that hold nothing": same(
        written(
            "a.xlsx",
            raw(TABLE + "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(5, 1_000_001))),
        )
    ),
    "readings of characters beside the text": Animal(
        written(
            "a.xlsx",
            raw(
                cells(1, "项目名称", "服务内容")
                + '<row r="2"><c r="A2" t="inlineStr"><is><t>保洁</t><rPh sb="0" eb="2"><t>baojie</t></rPh></is></c></row>'
            ),
        ),
        [told("保洁")],
        rows=2,
    ),
    "a cell as long as a cell can be, and blanks that show nothing": Animal(
        sheets({"表": [["项目名称", "服务内容"], ["保洁", "长" * 32_767], ["\u200b\u3000", "\xa0"]]}),
        [told("保洁")],
        rows=2,
        described=["长" * 32_767],
    ),
    "signs that would move a terminal": Animal(
        written("a.csv", "项目名称,预算（元）\n\x1b[31m保洁\x1b[0m,3\n".encode()),
        [told("\x1b[31m保洁\x1b[0m", None, 3)],
        rows=2,
        notes=["有读不出来的字符（�），照现有文字审查，请对照原件改正：A2“�[31m保洁�[0m”"],
    ),
    "more cells than the header has": Animal(
        written("a.csv", "项目名称,预算（元）\n保洁,3,多出,的格\n,,,劳务派遣\n".encode()),
        [told("保洁", None, 3)],
        [(3, NOTHING)],
        rows=3,
        notes=["没有列名的列里另有文字，没有读入：C2“多出”、D2“的格”"],
    ),
    "a sheet that nobody may see": Animal(
        sheets({"表": LINES, "旧": [["项目名称"], ["绿化"]]}, hidden_sheets=["旧"]),
        [*ITEMS, told("绿化")],
        [(4, TOTAL)],
        rows=6,
    ),
    "the same table in two sheets, and one without a header": Animal(
        sheets({"一": LINES, "二": LINES, "三": [["甲", 1], ["乙", 2]]}),
        [*ITEMS, *ITEMS],
        [(4, TOTAL), (4, TOTAL), (1, NO_HEADER), (2, NO_HEADER)],
        rows=10,
    ),
}


@pytest.mark.parametrize("name", ZOO, ids=lambda name: name.replace(" ", "-"))
def test_every_row_comes_out_whatever_it_is_wrapped_in(
    name: str, tmp_path: Path, dictionary: DataDictionary
) -> None:
    check(ZOO[name], tmp_path, dictionary)


def bomb() -> bytes:
    return packed(
        {**{name: part for name, part in RAW_PARTS.items() if part}, RAW_SHEET: b"\0" * 200_000_000}
    )


REFUSED: dict[str, tuple[Callable[[], tuple[str, bytes]], str]] = {
    "a password": (lambda: ("a.xlsx", (FILES / "加密.xlsx").read_bytes()), "文件加了密码"),
    "cut off": (lambda: ("a.xlsx", raw(TABLE)[:-200]), "文件已损坏或不完整"),
    "a bomb": (lambda: ("a.xlsx", bomb()), "大得不合常理"),
    "an entity from outside": (
        lambda: (
            "a.xlsx",
            raw(TABLE, before='<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        ),
        "含有 DTD 声明",
    ),
    "a sheet that is no XML": (lambda: ("a.xlsx", raw("<row>")), "已损坏（第 1 行）"),
    "cells in opposite corners": (
        lambda: (
            "a.xlsx",
            raw(
                cells(1, "项目名称")
                + "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(9**6, 9**6 + 30))
            ),
        ),
        "内容铺得太开",
    ),
    "an old XML workbook": (
        lambda: (
            "a.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        ),
        "没有一行数据",
    ),
    "XML of something else": (
        lambda: ("a.xls", b'<?xml version="1.0"?><Invoice/>'),
        "像是XML 文档",
    ),
    "a picture under the name of a workbook": (lambda: ("a.xlsx", b"\x89PNG\r\n\x1a\n"), "像是图片"),
    "an empty file": (lambda: ("a.xlsx", b""), "文件是空的"),
    "a quotation mark that never ends": (
        lambda: ("a.csv", '项目名称,预算\n"保洁,3\n保安,4\n'.encode()),
        "引号没有配对",
    ),
    "records with a slip": (lambda: ("a.json", '[{"name": "保洁",}]'.encode()), "不是合法的 JSON（"),
}


@pytest.mark.parametrize("name", REFUSED, ids=lambda name: name.replace(" ", "-"))
def test_what_cannot_be_read_is_told_in_chinese(
    name: str, tmp_path: Path, dictionary: DataDictionary
) -> None:
    build, said = REFUSED[name]
    file, content = build()
    (tmp_path / file).write_bytes(content)
    with pytest.raises(InputError) as raised:
        read_items(tmp_path / file, dictionary, joined_fold)
    assert said in raised.value.what
    # Not a word of what a library said.
    assert not any(word in raised.value.what for word in ("error", "File", "Expecting", "expected", "not "))
    assert raised.value.remedy
