"""Files as systems export them, and those that are not opened."""

from __future__ import annotations

import codecs
import io
import json
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart

from procurement_rules.errors import InputError
from procurement_rules.read import ReadResult
from procurement_rules.read.formats.word import read_word

Read = Callable[[Path], ReadResult]
Write = Callable[..., Path]
RECORDS = [{"projectName": name, "purchaserName": "市民政局", "budgetAmount": 5} for name in ("评定", "培训")]
NAMES = ["事项名称", "单位名称", "预算（元）"]
ROWS = [["评定", "市民政局", 5], ["培训", "市民政局", 5]]


def written(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "document",
    [
        {"pages": [{"page": 1, "items": RECORDS[:1]}, {"page": 2, "items": RECORDS[1:]}]},
        [{"code": 0, "data": RECORDS[:1]}, {"code": 0, "data": {"list": RECORDS[1:], "total": 2}}],
        {"columns": NAMES, "data": ROWS},
        {"data": {"fields": [{"name": name, "type": "string"} for name in NAMES], "rows": ROWS}},
        [NAMES, *ROWS],
    ],
    ids=["pages", "answers", "columns", "fields", "rows"],
)
def test_records_in_other_shapes(document: Any, tmp_path: Path, read: Read) -> None:
    items = read(written(tmp_path / "x.json", document)).items
    assert [(item.name, item.purchaser, item.budget) for item in items] == [
        ("评定", "市民政局", Decimal(5)),
        ("培训", "市民政局", Decimal(5)),
    ]
    assert [item.source.row for item in items if item.source] == [1, 2]


@pytest.mark.parametrize(
    ("budget", "read_as"),
    [
        ({"amount": 30, "unit": "万元"}, Decimal(300_000)),
        ({"value": 300_000, "currency": "CNY"}, Decimal(300_000)),
        ({"value": 300_000, "currency": "USD"}, None),
        ({"a": 1}, None),
    ],
)
def test_objects_in_a_record(budget: Any, read_as: Decimal | None, tmp_path: Path, read: Read) -> None:
    record = {
        "projectName": "评定",
        "purchaser": {"code": "101001", "name": "市民政局"},
        "govServiceCatalog": {"code": "A0401"},
        "budget": budget,
    }
    (item,) = read(written(tmp_path / "x.json", [record])).items
    assert (item.purchaser, item.purchaser_code, item.declared_code) == ("市民政局", "101001", "A0401")
    assert item.budget == read_as
    assert item.source
    assert [problem.field for problem in item.source.problems] == ([] if read_as else ["budget"])


def test_a_list_under_what_holds_for_its_records_is_no_page(tmp_path: Path, read: Read) -> None:
    document = [{"dept": {"purchaserName": "市民政局"}, "items": RECORDS[:1]}]
    with pytest.raises(InputError, match="没有一条记录写明要买什么"):
        read(written(tmp_path / "x.json", document))


def test_records_below_records_are_told(tmp_path: Path, read: Read) -> None:
    below = [{"name": "市民政局"}, {"name": "市司法局", "children": RECORDS}]
    (table,) = read(written(tmp_path / "x.json", below)).tables
    assert "记录里的“children”是 2 条下级记录，没有读入（最先在第 2 条）" in table.notes


@pytest.mark.parametrize("mark", [codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_utf_32(mark: bytes, tmp_path: Path, read: Read) -> None:
    encoding = "utf-32-le" if mark == codecs.BOM_UTF32_LE else "utf-32-be"
    (tmp_path / "x.csv").write_bytes(mark + "事项名称,单位名称\r\n评定,市民政局\r\n".encode(encoding))
    assert [item.name for item in read(tmp_path / "x.csv").items] == ["评定"]


def test_fields_in_single_quotation_marks(tmp_path: Path, read: Read) -> None:
    text = "'事项名称','单位名称','说明'\r\n'评定','市民政局','一,二'\r\n"
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    (item,) = read(tmp_path / "x.csv").items
    assert (item.name, item.description) == ("评定", "一,二")


@pytest.mark.parametrize(("font", "char", "box"), [("Wingdings", "F0FE", "☑"), ("Wingdings 2", "F0A3", "□")])
def test_boxes_of_symbol_fonts(font: str, char: str, box: str) -> None:
    body = f'<w:tbl><w:tr><w:tc><w:p><w:r><w:sym w:font="{font}" w:char="{char}"/><w:t>是</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    (grid,) = read_word(data.getvalue(), "x.docx")
    assert grid.rows == ((1, (f"{box}是",)),)


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """Write a workbook whose first sheet holds nothing but something drawn."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "扫描件"
    book.worksheets[0].add_chart(BarChart())
    book.save(tmp_path / "x.xlsx")
    return tmp_path / "x.xlsx"


def test_a_sheet_of_pictures_is_told(drawn: Path, read: Read) -> None:
    with pytest.raises(InputError, match="没有一行数据：工作表“扫描件”里只有图片或图形，没有读入"):
        read(drawn)
    book = openpyxl.load_workbook(drawn)
    book.create_sheet("目录").append(["事项名称", "单位名称"])
    book["目录"].append(["评定", "市民政局"])
    book.save(drawn)
    assert read(drawn).tables[0].notes == ("工作表“扫描件”里只有图片或图形，没有读入",)


def packed(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return path


def test_workbooks_in_an_archive_are_to_be_unpacked(tmp_path: Path, read: Read) -> None:
    with pytest.raises(InputError, match="解压后把里面的表格送审"):
        read(packed(tmp_path / "x.xlsx", **{"一.xlsx": "x"}))


def test_an_encrypted_ods(tmp_path: Path, read: Read) -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(InputError, match="文件加了密码"):
        read(packed(tmp_path / "x.ods", **{"META-INF/manifest.xml": manifest, "content.xml": "…"}))


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("x.zip", b"PK", "解压后"),
        ("x.rar", b"Rar!", "解压后"),
        ("x.dbf", b"x", "另存为 .xlsx 后再送审"),
        ("x.jpg", b"x", "录入 .xlsx"),
        ("x.csv", b"\x1f\x8b\x08", "解压后"),
        ("x.xls", b"\x09\x08\x08\x00\x00\x05\x05\x00", "另存为 .xlsx 后再送审"),
    ],
)
def test_what_is_not_opened_says_what_to_do(
    name: str, data: bytes, remedy: str, tmp_path: Path, read: Read
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=remedy):
        read(tmp_path / name)
