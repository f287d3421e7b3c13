"""What a submitted file is: by its content, and only where that leaves a choice by its suffix."""

from __future__ import annotations

from enum import StrEnum

from procurement_rules.errors import InputError, Place
from procurement_rules.read.files.archive import packed_parts
from procurement_rules.read.files.compound import compound_streams
from procurement_rules.read.files.encoding import MARKS
from procurement_rules.read.files.source_file import (
    ARCHIVES,
    MHTML,
    OLD_EXCEL,
    OLE,
    XML_SHEETS,
    ZIP,
    binary_kind,
    seems_to_be,
)
from procurement_rules.read.files.unopened import SAVE_AGAIN, UNPACK, encrypted


class Kind(StrEnum):
    """A kind of file that is read; the value is what a person calls it."""

    XLSX = "Excel 工作簿（.xlsx）"
    XLSB = "Excel 二进制工作簿（.xlsb）"
    XLS = "旧版 Excel 工作簿（.xls）"
    ODS = "OpenDocument 表格（.ods）"
    DOCX = "Word 文档（.docx）"
    PARQUET = "Parquet 数据"
    HTML = "网页表格（HTML）"
    MHTML = MHTML
    XML_SHEETS = XML_SHEETS
    DELIMITED = "文本表格（CSV）"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"


SUFFIXES = {
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".xlsb": Kind.XLSB,
    ".xls": Kind.XLS,
    ".et": Kind.XLS,
    ".ods": Kind.ODS,
    ".docx": Kind.DOCX,
    ".parquet": Kind.PARQUET,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".csv": Kind.DELIMITED,
    ".txt": Kind.DELIMITED,
    ".tsv": Kind.DELIMITED,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
}
_PARQUET = b"PAR1"
_TEXTS = frozenset({Kind.DELIMITED, Kind.JSON, Kind.JSON_LINES})
# The part by which an archive is known.
_PARTS = {
    "xl/workbook.xml": Kind.XLSX,
    "xl/workbook.bin": Kind.XLSB,
    "word/document.xml": Kind.DOCX,
    "content.xml": Kind.ODS,
}
_HTML = "网页（HTML）"
_JSON = "JSON 文本"
_PLAIN = "文本文件（如 CSV）"
# What archives hold that should have been submitted by itself.
_TABLES = tuple(SUFFIXES)
_REMEDIES = {**dict.fromkeys(ARCHIVES, UNPACK), OLD_EXCEL: SAVE_AGAIN}


def kind_of(data: bytes, suffix: str, file: str) -> Kind:
    """Return what the file is. Raises InputError where it is nothing that is read."""
    if data.startswith(OLE):
        return _compound_kind(data, file)
    if data.startswith(ZIP):
        return _archive_kind(data, file)
    if data.startswith(_PARQUET):
        return Kind.PARQUET
    expected = SUFFIXES[suffix]
    if expected in _TEXTS and not binary_kind(data):
        return expected
    return _text_kind(data, expected, file)


def _text_kind(data: bytes, expected: Kind, file: str) -> Kind:
    seems = seems_to_be(data)
    if seems == _HTML:
        return Kind.HTML
    if seems in (MHTML, XML_SHEETS):
        return Kind(seems)
    if seems == _JSON:
        return Kind.JSON
    # UTF-16 is full of NUL, which otherwise betrays a binary file.
    if seems == _PLAIN or data.startswith(tuple(MARKS)):
        return Kind.DELIMITED
    raise InputError(
        f"内容不是表格，像是{seems}",
        where=Place(file),
        expected=str(expected),
        remedy=_REMEDIES.get(seems, "核对是否选错了文件"),
    )


def _compound_kind(data: bytes, file: str) -> Kind:
    streams = compound_streams(data, file)
    where = Place(file)
    if "encryptedpackage" in streams:
        raise encrypted(file)
    if streams & {"workbook", "book"}:
        return Kind.XLS
    what = "旧版 Word 文档（.doc）" if "worddocument" in streams else "别的 Office 文档"
    raise InputError(
        f"内容不是工作簿，像是{what}",
        where=where,
        expected="表格文件",
        remedy="另存为 .docx 或 .xlsx 后再送审",
    )


def _archive_kind(data: bytes, file: str) -> Kind:
    parts = packed_parts(data, file)
    kind = next((kind for part, kind in _PARTS.items() if part in parts), None)
    if kind is None:
        what = "演示文稿（.pptx）" if "ppt/presentation.xml" in parts else "别的压缩包"
        holds_tables = any(part.endswith(_TABLES) for part in parts)
        raise InputError(
            f"压缩包中没有工作簿，像是{what}",
            where=Place(file),
            expected="Excel 工作簿（.xlsx）或 Word 文档（.docx）",
            remedy=UNPACK if holds_tables else SAVE_AGAIN,
        )
    return kind
