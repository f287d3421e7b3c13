"""Single cells far off the table of an .xlsx sheet, left behind by a slip of the hand: the sheet without them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from procurement_rules.read.cells.address import column_index, column_letters
from procurement_rules.read.formats.sheet_parts import Attributes, feed, sheet_parts

# No table has so many blank columns, or blank rows, in its middle.
_BLANK_COLUMNS = 200
_BLANK_ROWS = 5_000
# More than that is a table of its own.
_MOST_FAR_CELLS = 20
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_VALUES = frozenset({"v", "f", "is"})


def far_cells(archive: zipfile.ZipFile, sheets: Iterable[str], file: str) -> Mapping[str, list[str]]:
    """Return sheet name → addresses of the cells far off its table, where these are few."""
    parts = sheet_parts(archive, file)
    found = {sheet: _far_in(archive, parts[sheet], file) for sheet in sheets}
    return {sheet: addresses for sheet, addresses in found.items() if 0 < len(addresses) <= _MOST_FAR_CELLS}


def without_cells(archive: zipfile.ZipFile, cells: Mapping[str, list[str]], file: str) -> bytes:
    """Return the workbook without these cells of its sheets."""
    parts = sheet_parts(archive, file)
    dropped = {parts[sheet]: _cells_at(addresses) for sheet, addresses in cells.items()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as copy:
        for member in archive.infolist():
            content = archive.read(member)
            if member.filename in dropped:
                content = dropped[member.filename].sub(b"", content)
            copy.writestr(member.filename, content)
    return written.getvalue()


def _far_in(archive: zipfile.ZipFile, part: str, file: str) -> list[str]:
    """Return the addresses of the cells behind a wide gap; one more than few, where there are many."""
    rows, columns = set[int](), set[int]()

    def use(row: int, column: int) -> None:
        rows.add(row)
        columns.add(column)

    _visit(archive, part, file, use)
    last_row, last_column = _end(rows, _BLANK_ROWS), _end(columns, _BLANK_COLUMNS)
    far: list[str] = []

    def look(row: int, column: int) -> None:
        if (row > last_row or column > last_column) and len(far) <= _MOST_FAR_CELLS:
            far.append(f"{column_letters(column)}{row}")

    _visit(archive, part, file, look)
    return far


def _end(used: Iterable[int], widest_gap: int) -> int:
    """Return the last of the numbers before the first wide gap between them."""
    end = None
    for number in sorted(used):
        if end is not None and number - end > widest_gap:
            break
        end = number
    return end or 0


def _visit(archive: zipfile.ZipFile, part: str, file: str, use: Callable[[int, int], None]) -> None:
    """Call `use` with row and column index of every cell that holds something."""
    address = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal address
        local = tag.rpartition(":")[2]
        if local == "c":
            address = attributes.get("r", "")
        elif local in _VALUES and (parts := _ADDRESS.fullmatch(address)):
            use(int(parts[2]), column_index(parts[1]))
            # A formula and its result are one.
            address = ""

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    feed(parser, archive, part, file)


def _cells_at(addresses: Iterable[str]) -> re.Pattern[bytes]:
    either = "|".join(addresses)
    pattern = rf"""<((?:\w+:)?c)\s(?:[^<>]*\s)?r=["'](?:{either})["'][^<>]*(?:/>|(?<!/)>.*?</\1>)"""
    return re.compile(pattern.encode(), re.DOTALL)
