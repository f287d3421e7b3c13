"""Files of every kind as departments submit them, built in memory or under a folder."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Font

Rows = Sequence[Sequence[Any]]


def xlsx(
    path: Path,
    sheets: dict[str, Rows],
    *,
    merged: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: str = "",
    hidden_sheets: Sequence[str] = (),
    at: str = "A1",
) -> Path:
    """Write a workbook; what is merged and hidden concerns the first sheet, whose table begins at `at`."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        corner = sheet[at]
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                if value is not None:
                    cell = sheet.cell(corner.row + down, corner.column + across)
                    cell.value = value
                    # A text that begins with = stays a text here.
                    if isinstance(value, str) and value.startswith("'="):
                        cell.value, cell.data_type = value[1:], "s"
        sheet.sheet_state = "hidden" if title in hidden_sheets else "visible"
    first = book.worksheets[0]
    for reference in merged:
        first.merge_cells(reference)
    for row in hidden_rows:
        first.row_dimensions[row].hidden = True
    for column in hidden_columns:
        first.column_dimensions[column].hidden = True
    book.save(path)
    return path


def formatted_blanks(path: Path, rows: Rows, blanks: int) -> Path:
    """Write a workbook with `blanks` formatted rows under the table that hold nothing."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for number in range(len(rows) + 1, len(rows) + 1 + blanks):
        sheet.cell(number, 1).font = Font(bold=True)
    book.save(path)
    return path


def word(path: Path, *parts: str | Rows, merged: Sequence[tuple[int, int, int, int]] = ()) -> Path:
    """Write a document of paragraphs (texts) and tables (rows); cells of the first table are merged."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), max(map(len, part)))
        for down, row in enumerate(part):
            for across, text in enumerate(row):
                if text is not None:
                    table.cell(down, across).text = str(text)
    for top, left, bottom, right in merged:
        table = document.tables[0]
        table.cell(top, left).merge(table.cell(bottom, right))
    document.save(str(path))
    return path


_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def ods_cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def ods(tables: str, before: str = "") -> bytes:
    """Return an .ods document of these tables."""
    content = (
        f'{before}<office:document-content xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}" xmlns:text="{_TEXT}">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return _zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        }
    )


def _zipped(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of an .xlsb part."""
    return _seven_bits(kind) + _seven_bits(len(body)) + body


def _seven_bits(number: int) -> bytes:
    data = b""
    while number > 0x7F:
        data += bytes([number & 0x7F | 0x80])
        number >>= 7
    return data + bytes([number])


def xlsb_row(number: int, *, hidden: bool = False) -> bytes:
    flags = 0x10 if hidden else 0
    return record(0, struct.pack("<IIHBBB", number - 1, 0, 300, 0, flags, 0) + struct.pack("<I", 0))


def xlsb_text(column: int, text: str) -> bytes:
    return record(6, struct.pack("<II", column, 0) + _wide(text))


def xlsb_number(column: int, number: float) -> bytes:
    return record(5, struct.pack("<IId", column, 0, number))


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def xlsb(cells: bytes, after: bytes = b"", strings: bytes | None = None, name: str = "表") -> bytes:
    """Return an .xlsb workbook with one sheet of these records."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name))
    size = record(148, struct.pack("<IIII", 0, 9, 0, 9))
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>'.encode(),
        "xl/workbook.bin": record(131) + record(143) + sheet + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'.encode(),
        "xl/worksheets/sheet1.bin": record(129)
        + size
        + record(145)
        + cells
        + record(146)
        + after
        + record(130),
    }
    if strings is not None:
        parts["xl/sharedStrings.bin"] = strings
    return _zipped(parts)
