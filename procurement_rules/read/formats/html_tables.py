"""The tables of a web page, as exporters write them under the name of a workbook → grids 第 1 个表格 and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from procurement_rules.errors import BUILT_TABLE, InputError, Place
from procurement_rules.model.clean import clean
from procurement_rules.model.source import Grid
from procurement_rules.read.files.encoding import decode
from procurement_rules.read.formats.broken_tables import joined
from procurement_rules.read.formats.built_table import BuiltTable

MAX_BYTES = 64 * 1024**2
_CELLS = frozenset({"td", "th"})
_CAPTION = "caption"
_UNSEEN = frozenset({"script", "style", "template", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_Attributes = Mapping[str, str]


def read_html(data: bytes, file: str) -> Iterator[Grid]:
    """Yield the tables of the page; scripts are not run, nothing is fetched."""
    where = Place(file)
    if len(data) > MAX_BYTES:
        megabytes = MAX_BYTES // 1024**2
        raise InputError(
            "网页太大", where=where, expected=f"不超过 {megabytes} MB", remedy="另存为 .xlsx 后再送审"
        )
    reader = _Reader(where)
    # The text is decoded already, whatever the page says of itself.
    parser = etree.HTMLParser(target=reader, encoding="utf-8", no_network=True)
    try:
        etree.fromstring(clean(decode(data, file)).encode(), parser)
    except etree.LxmlError as error:
        raise InputError("网页已损坏", where=where, remedy="另存为 .xlsx 后再送审") from error
    if not reader.tables:
        raise InputError(
            "网页里没有表格", where=where, expected="有表头和数据行的表格", remedy="另存为 .xlsx 后再送审"
        )
    yield from joined(table.grid(file) for table in reader.tables)


class _Reader:
    """Hears the tags of tables from the parser, which ends what the page leaves open."""

    def __init__(self, where: Place) -> None:
        self.tables: list[BuiltTable] = []
        self._where = where
        # Each open table with its open cell, if any.
        self._open: list[tuple[BuiltTable, list[_Cell]]] = []
        self._titles: list[str] = []
        self._unseen = 0
        self._in_caption = False

    def start(self, tag: str, attributes: _Attributes) -> None:
        """Open a table, row or cell."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self.tables.append(
                BuiltTable(BUILT_TABLE.format(number=len(self.tables) + 1), self._titles, self._where)
            )
            self._open.append((self.tables[-1], []))
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1][0].begin_row()
            if _is_hidden(attributes):
                self._open[-1][0].hide_row()
        elif tag in _CELLS and self._open:
            self._end_cell()
            spans = (_span(attributes.get(name)) for name in ("colspan", "rowspan"))
            self._open[-1][1].append(_Cell(*spans))
        elif tag in _BREAKS:
            self.data("\n")
        self._in_caption = tag == _CAPTION

    def end(self, tag: str) -> None:
        """Close a table, row or cell."""
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag in _CELLS or tag == "tr":
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
            self._titles = []

    def data(self, text: str) -> None:
        """Hear the text of a cell, or of a title outside."""
        if self._unseen:
            return
        cell = self._open[-1][1] if self._open else []
        if cell:
            cell[-1].text.append(text)
        elif self._in_caption and self._open and text.strip():
            self._open[-1][0].entitle(text.strip())
        elif not self._open and text.strip():
            self._titles.append(text.strip())

    def close(self) -> None:
        """Do nothing: the parser has ended everything."""

    def _end_cell(self) -> None:
        table, cells = self._open[-1] if self._open else (None, [])
        if table is not None and cells:
            cell = cells.pop()
            lines = (" ".join(line.split()) for line in "".join(cell.text).splitlines())
            table.add("\n".join(line for line in lines if line), cell.columns, cell.rows)


class _Cell:
    """A cell that is being read."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self.text: list[str] = []


def _is_hidden(attributes: _Attributes) -> bool:
    return "hidden" in attributes or _HIDING.search(attributes.get("style", "")) is not None


def _span(value: str | None) -> int:
    number = (value or "").strip()
    return int(number) if number.isascii() and number.isdecimal() and len(number) <= 5 else 1  # noqa: PLR2004
