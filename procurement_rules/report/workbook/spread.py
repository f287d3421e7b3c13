"""How many cells a workbook makes the library that rewrites it lay out, counted before it does.

Merged cells and links over an area are one line in the file, and an object for each cell of the area in memory.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import range_boundaries

# Some 200 MB; hardly a submitted table has a tenth of that.
MAX_SPREAD = 500_000
_MAX_COLUMN, _MAX_ROW = 16_384, 1_048_576
_SPREADING = frozenset({"mergeCell", "hyperlink"})


def require_modest_spread(data: bytes) -> None:
    """Raise ValueError for a workbook whose areas have more than `MAX_SPREAD` cells, or what the library raises."""
    reader = ExcelReader(io.BytesIO(data))
    reader.read_manifest()
    reader.read_workbook()
    spread = _Spread()
    for _, sheet in reader.parser.find_sheets():
        if sheet.target in reader.valid_files:
            with reader.archive.open(sheet.target) as part:
                etree.parse(part, etree.XMLParser(target=spread, resolve_entities=False))


class _Spread:
    """Counts while the parser goes along, so that no tree is built."""

    def __init__(self) -> None:
        self._cells = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Add the cells of an area; raises ValueError where they become too many."""
        if tag.rpartition("}")[2] in _SPREADING and ":" in attributes.get("ref", ""):
            self._cells += _area(attributes["ref"])
            if self._cells > MAX_SPREAD:
                raise ValueError(f"areas of more than {MAX_SPREAD} cells")

    def close(self) -> None:
        """Do nothing; the parser asks for it."""


def _area(reference: str) -> int:
    left, top, right, bottom = range_boundaries(reference)
    columns = (right or _MAX_COLUMN) - (left or 1) + 1
    return columns * ((bottom or _MAX_ROW) - (top or 1) + 1)
