"""Rows and cells that hold a format alone: set aside before the library lays out a workbook, put back behind it.

The library makes an object of some 500 bytes of each, and submitted sheets have a million such rows, or rows that are
formatted to the last column. They are known in the sheet's XML as programs write it; where they are written in
another way they stay, and `spread` counts them. The library keeps the numbers of cell formats, so what is put back
looks as it did.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.utils import column_index_from_string

from procurement_rules.report.workbook.sheet_xml import (
    BEFORE_ADDRESS,
    BLANK_CELL,
    SheetExtent,
    extent,
    pieces,
    worksheet_parts,
    written_parts,
)

_BLANK_CELL = re.compile(BLANK_CELL)
_BLANK_ROW = re.compile(
    rb"<row" + BEFORE_ADDRESS + rb'([0-9]{1,7})"[^<>]*+>(?:(?<=/>)|\s*(?:' + BLANK_CELL + rb")*+</row>)\s*"
)
# With the end of the row where it follows: these are the cells behind the last one that holds something.
_BLANK_RUN = re.compile(rb"((?:" + BLANK_CELL + rb")++)(</row>)?")
_ADDRESS = re.compile(rb"<c" + BEFORE_ADDRESS + rb'([A-Z]{1,3})([0-9]{1,7})"')
# What belongs to parts or namespaces that the rewritten sheet has not.
_FOREIGN = re.compile(rb"\s(?:[^\s=:\"'<>]+:[^\s=\"'<>]+|spans|cm|vm|ph)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_ROW = re.compile(
    rb"(<row" + BEFORE_ADDRESS + rb'([0-9]{1,7})"[^<>]*+)>(?:(?<=/>)|(.*?)</row>)\s*', re.DOTALL
)
_CELL = re.compile(
    rb"<c" + BEFORE_ADDRESS + rb'([A-Z]{1,3})[0-9]{1,7}"[^<>]*+>(?:(?<=/>)|.*?</c>)', re.DOTALL
)
# As the library writes a cell that has a comment and nothing else.
_BARE_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: t="n")?\s*(?:/>|>(?:<v\s*/>|<v></v>)?</c>)')
_SHEET_DATA = re.compile(rb"<sheetData\s*/>|</sheetData>")
_PACKED_AT = 1024**2
_FASTEST = 1
_BELOW_ALL = 10_000_000


class _Run(NamedTuple):
    """Blank rows in rising order, packed."""

    first: int
    last: int
    packed: bytes


@dataclass(slots=True)
class Blanks:
    """What was set aside of one sheet: whole rows, and by row the cells behind the used columns, packed."""

    runs: list[_Run] = field(default_factory=list)
    tails: dict[int, bytes] = field(default_factory=dict)

    def put_back(self, sheet: bytes) -> Iterator[bytes]:
        """Yield the pieces of a sheet as the library wrote it, with the blanks in their places."""
        rows, at = _BlankRows(self.runs), 0
        for row in _ROW.finditer(sheet):
            number = int(row[2])
            yield sheet[at : row.start()]
            yield from rows.above(number)
            yield self._whole(row, rows.at(number))
            at = row.end()
        end = _SHEET_DATA.search(sheet, at)
        if end:
            empty = not end[0].startswith(b"</")
            yield sheet[at : end.start()] + (b"<sheetData>" if empty else b"")
            yield from rows.above(_BELOW_ALL)
            yield b"</sheetData>"
            at = end.end()
        yield sheet[at:]

    def _whole(self, row: re.Match[bytes], blank: re.Match[bytes] | None) -> bytes:
        tail = self.tails.get(int(row[2]))
        if blank is not None:
            # The library has a cell there for a comment or a link alone.
            return _row(blank[1], blank[3], row[3])
        return _row(row[1], zlib.decompress(tail), row[3]) if tail else row[0]


class WithoutBlanks(NamedTuple):
    """A workbook without its blanks, and these by the part that the library writes the sheet to."""

    data: bytes
    blanks: Mapping[str, Blanks]


def without_blanks(data: bytes) -> WithoutBlanks:
    """Take out what holds a format alone; raises what the library raises for a broken workbook."""
    parts = written_parts(worksheet_parts(data))
    blanks, left = {}, io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(left, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        # A name that stands twice means the last one, as for every reader.
        for name in dict.fromkeys(archive.namelist()):
            if name in parts:
                blanks[parts[name]] = _set_aside(archive, name, kept)
            else:
                kept.writestr(name, archive.read(name))
    return WithoutBlanks(left.getvalue(), blanks)


def _set_aside(archive: zipfile.ZipFile, part: str, kept: zipfile.ZipFile) -> Blanks:
    with archive.open(part) as stream:
        used = extent(stream)
    taker = _Taker(used)
    with archive.open(part) as stream, kept.open(part, "w") as target:
        for piece in pieces(stream):
            target.write(taker.without_blanks(piece) if used.plain else piece)
    return taker.found()


class _Taker:
    """Goes over a sheet once and keeps what it takes out."""

    def __init__(self, used: SheetExtent) -> None:
        self._used = used
        self._blanks = Blanks()
        self._rows: list[bytes] = []
        self._size, self._first, self._last = 0, 0, 0

    def without_blanks(self, piece: bytes) -> bytes:
        """Return a piece of the sheet, which holds whole rows, without what holds nothing."""
        return _BLANK_RUN.sub(self._take_cells, _BLANK_ROW.sub(self._take_row, piece))

    def found(self) -> Blanks:
        """Return everything that was taken out."""
        self._pack()
        return self._blanks

    def _take_row(self, row: re.Match[bytes]) -> bytes:
        number = int(row[1])
        # Of merged cells the library needs the first; rows out of order could not be put back.
        if number in self._used.merged_rows or number <= self._last:
            return row[0]
        self._first, self._last = self._first or number, number
        self._rows.append(row[0])
        self._size += len(row[0])
        if self._size > _PACKED_AT:
            self._pack()
        return b""

    def _pack(self) -> None:
        if self._rows:
            rows = _FOREIGN.sub(b"", b"".join(self._rows))
            self._blanks.runs.append(_Run(self._first, self._last, zlib.compress(rows, _FASTEST)))
        self._rows, self._size, self._first = [], 0, 0

    def _take_cells(self, run: re.Match[bytes]) -> bytes:
        cells, end = run.groups()
        if end is None or self._is_used(cells[cells.rindex(b"<c") :]):
            return run[0]
        each = _BLANK_CELL.findall(cells)
        kept = [cell for cell in each if self._is_used(cell)]
        tail = each[len(kept) :]
        self._blanks.tails[_address(tail[0])[1]] = zlib.compress(_FOREIGN.sub(b"", b"".join(tail)), _FASTEST)
        return b"".join((*kept, end))

    def _is_used(self, cell: bytes) -> bool:
        return _address(cell)[0] <= self._used.last_column


class _BlankRows:
    """Hands out blank rows from the top down; unpacks one run at a time."""

    def __init__(self, runs: Sequence[_Run]) -> None:
        self._packed = deque(runs)
        self._rows: deque[re.Match[bytes]] = deque()

    def above(self, number: int) -> Iterator[bytes]:
        """Yield the rows above row `number` that were not handed out yet, many at once where possible."""
        while True:
            while self._rows and int(self._rows[0][2]) < number:
                yield self._rows.popleft()[0]
            if self._rows or not self._packed or self._packed[0].first > number:
                return
            run = self._packed.popleft()
            rows = zlib.decompress(run.packed)
            if run.last < number:
                yield rows
            else:
                self._rows.extend(_ROW.finditer(rows))

    def at(self, number: int) -> re.Match[bytes] | None:
        """Return row `number` if it is blank, after those above it."""
        return self._rows.popleft() if self._rows and int(self._rows[0][2]) == number else None


def _address(cell: bytes) -> tuple[int, int]:
    column, row = _ADDRESS.search(cell).groups()  # type: ignore[union-attr]
    return column_index_from_string(column.decode()), int(row)


def _row(opening: bytes, blank: bytes | None, written: bytes | None) -> bytes:
    """Return a row with the cells of both; what the library wrote more into than an address goes before."""
    cells = {each[1]: each[0] for each in _CELL.finditer(blank or b"")}
    cells |= {
        each[1]: each[0]
        for each in _CELL.finditer(written or b"")
        if each[1] not in cells or not _BARE_CELL.fullmatch(each[0])
    }
    ordered = sorted(cells, key=lambda column: (len(column), column))
    return b"".join((opening.removesuffix(b"/"), b">", *(cells[each] for each in ordered), b"</row>"))
