"""How many cells a workbook makes the library that rewrites it lay out, counted before it does.

Merged cells and links over an area are one line in the file, and an object for each cell of the area in memory; so are
cells and rows that hold nothing but a format, which `blanks` takes out where it can.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree
from openpyxl.utils import range_boundaries

from procurement_rules.report.workbook.sheet_xml import worksheet_parts

# Some 200 MB; hardly a submitted table has a tenth of that.
MAX_SPREAD = 500_000
# A large table may have more, in proportion to what it holds.
_BLANKS_A_CELL = 4
_MAX_COLUMN, _MAX_ROW = 16_384, 1_048_576
_SPREADING = frozenset({"mergeCell", "hyperlink"})
_LAID_OUT = frozenset({"row", "c"})
_HELD = frozenset({"v", "f", "is"})


def require_modest_spread(data: bytes) -> None:
    """Raise ValueError for a workbook with more than `MAX_SPREAD` cells in areas, or blank ones, or what the library raises."""
    spread = _Spread()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in worksheet_parts(data):
            with archive.open(name) as part:
                etree.parse(part, etree.XMLParser(target=spread, resolve_entities=False))


class _Spread:
    """Counts while the parser goes along, so that no tree is built."""

    def __init__(self) -> None:
        self._cells = 0
        self._blank = 0
        self._filled = 0
        self._in_blank = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Add what an element makes the library lay out; raises ValueError where it becomes too much."""
        name = tag.rpartition("}")[2]
        if name in _LAID_OUT:
            self._count_blank()
        elif name in _HELD and self._in_blank:
            self._blank, self._filled, self._in_blank = self._blank - 1, self._filled + 1, False
        elif name in _SPREADING and ":" in attributes.get("ref", ""):
            self._cells += _area(attributes["ref"])
            if self._cells > MAX_SPREAD:
                raise ValueError(f"areas of more than {MAX_SPREAD} cells")

    def close(self) -> None:
        """Do nothing; the parser asks for it."""

    def _count_blank(self) -> None:
        self._blank, self._in_blank = self._blank + 1, True
        if self._blank > max(MAX_SPREAD, _BLANKS_A_CELL * self._filled):
            raise ValueError(f"more than {MAX_SPREAD} blank cells")


def _area(reference: str) -> int:
    left, top, right, bottom = range_boundaries(reference)
    columns = (right or _MAX_COLUMN) - (left or 1) + 1
    return columns * ((bottom or _MAX_ROW) - (top or 1) + 1)
