"""A sheet's XML in pieces: where it lies in the package, how far it is used, and the rows one after another."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import column_index_from_string, range_boundaries

ROW_MARK = b"<row"
# What stands before an address: spreadsheets write it first, other programs behind other attributes.
BEFORE_ADDRESS = rb'\s(?:[^<>]*?\s)??r="'
# A value saved as nothing is nothing.
BLANK_CELL = rb"<c" + BEFORE_ADDRESS + rb'[A-Z]{1,3}[0-9]{1,7}"[^<>]*+>(?:(?<=/>)|(?:<v/>|<v></v>)?</c>)\s*'

_FILLED = re.compile(
    rb"<c" + BEFORE_ADDRESS + rb'([A-Z]{1,3})[0-9]{1,7}"[^<>]*+(?<!/)>(?!(?:<v/>|<v></v>)?</c>)'
)
_MERGED = re.compile(rb'<mergeCell\s[^<>]*?\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
# Comments and CDATA sections may hold what looks like rows and is none.
_ODD = re.compile(rb"<!|<\?(?!xml\s)")
_FIXED_ROW = re.compile(
    rb'<(?:\w+:)?row(?=\s[^<>]*?\bcustomHeight="(?:1|true)")(?=\s[^<>]*?\bht=)\s(?:[^<>]*?\s)?r="([0-9]{1,7})"'
)
_CHUNK = 1024**2
# A row of all columns is some one MB; what has no rows for so long is not cut at their beginnings.
_LONGEST = 16 * _CHUNK
_MOST_MERGED_ROWS = 500_000


@dataclass(slots=True)
class SheetExtent:
    """The last column in use, the rows with merged cells, and whether the XML is of elements and texts alone."""

    last_column: int = 0
    merged_rows: set[int] = field(default_factory=set)
    plain: bool = True


def worksheet_parts(data: bytes) -> list[str]:
    """Return the parts of the worksheets in their order; raises what the library raises for a broken workbook."""
    reader = ExcelReader(io.BytesIO(data))
    reader.read_manifest()
    reader.read_workbook()
    return [
        sheet.target
        for _, sheet in reader.parser.find_sheets()
        if sheet.target in reader.valid_files and "chartsheet" not in sheet.Type
    ]


def written_parts(parts: Iterable[str]) -> dict[str, str]:
    """Return each worksheet's part → the part that the library writes it to; without any that two sheets share."""
    names = list(parts)
    shared = Counter(names)
    return {
        name: f"xl/worksheets/sheet{number}.xml"
        for number, name in enumerate(names, start=1)
        if shared[name] == 1
    }


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield a sheet in pieces of some MB, each of which but the last ends before a row."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        # Only what is new, and a mark that began before it.
        at = rest.rfind(ROW_MARK, max(0, len(rest) - len(chunk) - len(ROW_MARK)))
        if at > 0:
            yield rest[:at]
            rest = rest[at:]
        elif len(rest) > _LONGEST:
            yield rest
            rest = b""
    yield rest


def fixed_rows(data: bytes) -> list[frozenset[int]]:
    """Return for each worksheet the rows whose height somebody set, which the library does not tell from grown ones."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [_fixed_rows(archive, part) for part in worksheet_parts(data)]


def _fixed_rows(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    with archive.open(part) as stream:
        return frozenset(int(row) for piece in pieces(stream) for row in _FIXED_ROW.findall(piece))


def extent(stream: IO[bytes]) -> SheetExtent:
    """Return how far a sheet is used. Raises ValueError for references that name no cells, or far too many."""
    found, columns = SheetExtent(), set[bytes]()
    for piece in pieces(stream):
        found.plain = found.plain and _ODD.search(piece) is None
        columns.update(_FILLED.findall(piece))
        for area in _MERGED.findall(piece):
            _, top, right, bottom = range_boundaries(area.decode())
            found.last_column = max(found.last_column, right or 0)
            found.merged_rows.update(range(top or 1, (bottom or 0) + 1))
            if len(found.merged_rows) > _MOST_MERGED_ROWS:
                raise ValueError(f"merged cells in more than {_MOST_MERGED_ROWS} rows")
    found.last_column = max(
        [found.last_column, *(column_index_from_string(each.decode()) for each in columns)]
    )
    return found
