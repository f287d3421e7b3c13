"""The tables of a Word document → grids 第 1 个表格, 第 2 个表格 and so on, in the order in which they begin.

The document is passed over once; nothing outside its main part is looked at, so no link is followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from procurement_rules.errors import BUILT_TABLE, InputError, Place
from procurement_rules.model.source import Grid
from procurement_rules.read.files.archive import open_archive
from procurement_rules.read.formats.broken_tables import joined
from procurement_rules.read.formats.built_table import BuiltTable
from procurement_rules.read.formats.loose_texts import LooseTexts
from procurement_rules.read.formats.sheet_parts import Attributes, feed

_DOCUMENT = "word/document.xml"
_NAMESPACE = "wordprocessingml"
# Boxes and ticks of Wingdings and Wingdings 2, which forms are ticked with.
_TICKS = {
    "Wingdings": {"FE": "☑", "FD": "☒", "FC": "√", "FB": "×", "A8": "□", "6F": "□", "A1": "○"},
    "Wingdings 2": {"52": "☑", "51": "☒", "50": "√", "4F": "×", "A3": "□", "2A": "□"},
}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Moved or deleted text that is still kept, and the second form of what newer programs write twice.
_PASSED_OVER = frozenset({"moveFrom", "del", "Fallback"})


def read_word(data: bytes, file: str) -> Iterator[Grid]:
    """Yield the tables of the document."""
    reader = _Reader(Place(file))
    with open_archive(data, file) as archive:
        feed(reader.parser, archive, _DOCUMENT, file)
    if not reader.tables:
        raise InputError(
            "文档里没有表格",
            where=Place(file),
            expected="有表头和数据行的表格",
            remedy="把事项列成表格后再送审",
        )
    notes = tuple(reader.loose.notes())
    for at, grid in enumerate(joined(table.grid(file) for table in reader.tables)):
        yield grid if at else replace(grid, notes=(*grid.notes, *notes))


@dataclass(slots=True)
class _OpenTable:
    """A table that is being read; `spreading` is the first row of the cell that spreads down a column."""

    table: BuiltTable
    text: list[str] = field(default_factory=list)
    columns: int = 1
    merge: str | None = None
    spreading: dict[int, int] = field(default_factory=dict)

    def begin_cell(self) -> None:
        self.text, self.columns, self.merge = [], 1, None

    def end_cell(self) -> None:
        column = self.table.add("".join(self.text).strip("\n"), self.columns)
        if self.merge == "continue" and column in self.spreading:
            self.table.merge(self.spreading[column], column)
        elif self.merge == "restart":
            self.spreading[column] = self.table.row
        else:
            self.spreading.pop(column, None)
        self.text = []


class _Reader:
    """Handlers of one pass over the document."""

    def __init__(self, where: Place) -> None:
        self.tables: list[BuiltTable] = []
        self.loose = LooseTexts()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._hear
        self._where = where
        self._open: list[_OpenTable] = []
        self._titles: list[str] = []
        self._outside: list[str] = []
        self._in_text = False
        self._passed_over = 0

    def _start(self, tag: str, attributes: Attributes) -> None:
        namespace, _, local = tag.rpartition(" ")
        if self._passed_over or local in _PASSED_OVER:
            self._passed_over += 1
        elif _NAMESPACE not in namespace:
            return
        elif local == "tbl":
            name = BUILT_TABLE.format(number=len(self.tables) + 1)
            self.tables.append(BuiltTable(name, self._titles, self._where))
            self._open.append(_OpenTable(self.tables[-1]))
        elif local == "t":
            self._in_text = True
        elif local in _BREAKS and not attributes.keys() & {f"{namespace} pos", f"{namespace} leader"}:
            self._text.append(_BREAKS[local])
        elif local == "sym":
            font, character = (attributes.get(f"{namespace} {name}", "") for name in ("font", "char"))
            self._text.append(_TICKS.get(font, {}).get(character[-2:].upper(), ""))
        elif self._open:
            self._start_inside(local, attributes.get(f"{namespace} val"))

    def _start_inside(self, local: str, value: str | None) -> None:
        current = self._open[-1]
        if local == "tr":
            current.table.begin_row()
        elif local == "tc":
            current.begin_cell()
        elif local == "gridBefore" and value != "0":
            # The row begins farther right than the table.
            current.table.add("", _count(value))
        elif local == "gridSpan":
            current.columns = _count(value)
        elif local == "vMerge":
            current.merge = value or "continue"
        elif local == "hidden":
            current.table.hide_row()

    def _end(self, tag: str) -> None:
        namespace, _, local = tag.rpartition(" ")
        if self._passed_over:
            self._passed_over -= 1
        elif _NAMESPACE not in namespace:
            return
        elif local == "t":
            self._in_text = False
        elif local == "p":
            self._end_paragraph()
        elif local == "tc" and self._open:
            self._open[-1].end_cell()
        elif local == "tbl" and self._open:
            self._open.pop()
            self._titles = [] if not self._open else self._titles

    @property
    def _text(self) -> list[str]:
        return self._open[-1].text if self._open else self._outside

    def _hear(self, text: str) -> None:
        if self._in_text and not self._passed_over:
            self._text.append(text)

    def _end_paragraph(self) -> None:
        if self._open:
            self._text.append("\n")
            return
        text = "".join(self._outside).strip()
        self._outside = []
        if text:
            self._titles.append(text)
            if self.tables:
                self.loose.paragraph(text)


def _count(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) <= 4 else 1  # noqa: PLR2004
