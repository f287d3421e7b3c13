"""The boxes of the comments that a department brought along: how large they are, which the library does not read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.packaging.relationship import get_dependents

from procurement_rules.report.workbook.sheet_xml import worksheet_parts

_VML = "{urn:schemas-microsoft-com:vml}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_MEASURE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d*)?)\s*(pt|px|in|cm|mm)", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 96 / 72, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LEAST, _MOST = 16, 2_000
# As Excel, WPS and LibreOffice write the colour that nobody chose.
_USUAL_FILLS = frozenset({"", "#ffffe1", "infobackground [80]"})


class Box(NamedTuple):
    """The box of a comment: its cell counted from 1, its size in pixels, and whether it has a look of its own.

    A look is another colour, or that it is always shown.
    """

    row: int
    column: int
    width: int | None
    height: int | None
    has_look: bool


def keep_sizes(workbook: Workbook, data: bytes) -> None:
    """Give the comments of the workbook that was opened from `data` the sizes of their boxes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for sheet, part in zip(workbook.worksheets, worksheet_parts(data), strict=False):
            for drawing in _drawings(archive, part):
                for box in boxes(archive.read(drawing)):
                    cell = sheet._cells.get((box.row, box.column))
                    if isinstance(cell, Cell) and cell.comment:
                        cell.comment.width = box.width or cell.comment.width
                        cell.comment.height = box.height or cell.comment.height


def boxes(drawing: bytes) -> Iterator[Box]:
    """Yield the boxes of comments in a drawing, which may be no proper XML."""
    # Of nothing at all even a parser that forgives makes no tree.
    root = etree.fromstring(drawing or b"<xml/>", etree.XMLParser(recover=True, resolve_entities=False))
    for shape in () if root is None else root.iter(f"{_VML}shape"):
        # Excel itself leaves tags open: what follows then hangs deeper.
        told = next(shape.iter(f"{_EXCEL}ClientData"), None)
        if told is None or told.get("ObjectType") != "Note":
            continue
        row, column = (_number(told.findtext(f"{_EXCEL}{name}")) for name in ("Row", "Column"))
        if row is not None and column is not None:
            sizes = {name.lower(): _pixels(*size) for name, *size in _MEASURE.findall(shape.get("style", ""))}
            look = told.find(f"{_EXCEL}Visible") is not None
            look |= shape.get("fillcolor", "").strip().lower() not in _USUAL_FILLS
            yield Box(row + 1, column + 1, sizes.get("width"), sizes.get("height"), look)


def _drawings(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    folder, _, name = part.rpartition("/")
    names, rels = set(archive.namelist()), f"{folder}/_rels/{name}.rels"
    if rels in names:
        targets = (each.target for each in get_dependents(archive, rels) if each.Type.endswith("/vmlDrawing"))
        yield from (target for target in targets if target in names)


def _number(text: str | None) -> int | None:
    stripped = (text or "").strip()
    return int(stripped) if re.fullmatch(r"[0-9]{1,7}", stripped) else None


def _pixels(amount: str, unit: str) -> int:
    return min(_MOST, max(_LEAST, round(float(amount) * _PIXELS[unit.lower()])))
