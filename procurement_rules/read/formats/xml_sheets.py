"""Workbooks as Excel 2003 saves them in XML (SpreadsheetML) → one grid a sheet, values only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from procurement_rules.errors import InputError, Place
from procurement_rules.model.clean import clean
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import MergedGrid, gaps
from procurement_rules.read.formats.built_table import MAX_CELLS
from procurement_rules.read.formats.html_tables import MAX_BYTES
from procurement_rules.read.formats.survey import SheetSurvey

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SHEET, _TABLE, _ROW, _CELL, _DATA, _COLUMN = (
    f"{{{NAMESPACE}}}{tag}" for tag in ("Worksheet", "Table", "Row", "Cell", "Data", "Column")
)
_VISIBLE = ".//{urn:schemas-microsoft-com:office:excel}Visible"
_LONGEST_NUMBER = 9
_SAVE_AGAIN = "用 Excel 打开，另存为 .xlsx 后再送审"


def read_xml_sheets(data: bytes, file: str) -> Iterator[Grid]:
    """Yield the sheets in the order of the workbook; entities are neither resolved nor fetched."""
    if len(data) > MAX_BYTES:
        raise InputError("XML 工作簿太大", where=Place(file), remedy=_SAVE_AGAIN)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError("XML 工作簿已损坏", where=Place(file), remedy=_SAVE_AGAIN) from error
    # No office program writes one: it only serves to smuggle entities in.
    if root.getroottree().docinfo.doctype:
        raise InputError("XML 工作簿含有 DTD 声明", where=Place(file), remedy=_SAVE_AGAIN)
    cells = 0
    for sheet in root.iter(_SHEET):
        reader = _Sheet(Place(file, sheet=_attribute(sheet, "Name")), cells)
        yield reader.grid(sheet, file)
        cells = reader.cells


class _Sheet:
    """Reads one sheet; `cells` counts those of the sheets before it too."""

    def __init__(self, where: Place, cells: int) -> None:
        self.cells = cells
        self._survey = SheetSurvey(where)
        self._rows: dict[int, list[Cell]] = {}

    def grid(self, sheet: etree._Element, file: str) -> Grid:
        """Return the sheet as it lies in the file."""
        number = 0
        for row in sheet.iterfind(f"{_TABLE}/{_ROW}"):
            number = _number(row, "Index", number + 1)
            self._row(row, number)
        self._columns(sheet)
        rows = tuple(
            (n, tuple(cells)) for n, cells in sorted(self._rows.items()) if not all(map(is_blank, cells))
        )
        return MergedGrid(
            file=file,
            sheet=self._survey.where.sheet,
            rows=rows,
            blanks=gaps(rows),
            merged=self._survey.merged,
            hidden=sheet.find(_VISIBLE) is not None,
            hidden_rows=frozenset(self._survey.hidden_rows),
            hidden_columns=self._survey.hidden_columns,
        )

    def _row(self, row: etree._Element, number: int) -> None:
        column = -1
        hidden = _attribute(row, "Hidden") == "1"
        for cell in row.iterfind(_CELL):
            column = _number(cell, "Index", column + 2) - 1
            value = _value(cell.find(_DATA))
            if value is not None:
                self._survey.use(number, column, hidden=hidden)
                self._put(number, column, value)
            self._survey.merge(number, number + _number(cell, "MergeDown", 0), column)
            column += _number(cell, "MergeAcross", 0)

    def _put(self, number: int, column: int, value: Cell) -> None:
        cells = self._rows.setdefault(number, [])
        blanks = column - len(cells)
        self.cells += blanks + 1
        if blanks < 0 or self.cells > MAX_CELLS:
            what = "两个单元格占了同一个位置" if blanks < 0 else "工作表太大"
            raise InputError(what, where=self._survey.where, remedy=_SAVE_AGAIN)
        cells.extend([None] * blanks)
        cells.append(value)

    def _columns(self, sheet: etree._Element) -> None:
        index = -1
        for column in sheet.iterfind(f"{_TABLE}/{_COLUMN}"):
            index = _number(column, "Index", index + 2) - 1
            last = index + _number(column, "Span", 0)
            if _attribute(column, "Hidden") == "1":
                self._survey.hide_columns(index, last)
            index = last


def _value(data: etree._Element | None) -> Cell:
    text = "" if data is None else str(clean("".join(data.itertext())))
    kind = "" if data is None else _attribute(data, "Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        return text
    return text == "1" if kind == "Boolean" else text or None


def _attribute(element: etree._Element, name: str) -> str:
    return str(clean(element.get(f"{{{NAMESPACE}}}{name}", "")))


def _number(element: etree._Element, name: str, default: int) -> int:
    text = _attribute(element, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else default
