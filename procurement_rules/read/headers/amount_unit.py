"""The unit of money of a table's amounts, where their column does not say it: 单位：万元 above it, in a name, in a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from procurement_rules.model.source import Grid
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.column_names import ColumnNames

_LABEL_END = (":", "：")
_BARE_UNIT = re.compile(r"\s*(?:人民币)?[百千万亿]{0,2}元\s*")
_BARE_NOTE = re.compile(r"\s*[(（]?(?:金额|货币|计量)?单位\s*[:：]\s*(?:人民币)?[百千万亿]{0,2}元[)）]?\s*")
_NOTE = re.compile(r"\s*[(（]?(?:备注|附注|注|说明|填[表报]说明|编制说明)")


def unit_among(texts: Sequence[str], names: ColumnNames) -> int | None:
    """Return how many yuan one is by the last of these texts that gives a unit for all amounts, such as 单位：万元."""
    return next((unit for text in reversed(texts) if (unit := names.unit_note(text)) is not None), None)


def unit_around(grid: Grid, above: Sequence[Row], names: ColumnNames) -> int | None:
    """Return the unit that the lines above a table give, or else its titles, or the name of its sheet or file."""
    named = (PurePosixPath(grid.file).stem, grid.sheet or "")
    return unit_among((*named, *grid.titles, *texts_of(above)), names)


def unit_in_header(header: Row, names: ColumnNames) -> int | None:
    """Return the unit of a note that stands beside the names of columns, in their row: 金额 | 备注 | 单位：万元."""
    return unit_among([text for text in _filled_texts(header[1]) if _BARE_NOTE.fullmatch(text)], names)


def unit_noted_below(below: Sequence[Row], names: ColumnNames) -> tuple[int, int] | None:
    """Return the unit that the first note under a table gives, 注：金额单位为万元, after the place of that note."""
    for place, (_, cells) in enumerate(below):
        texts = _filled_texts(cells)
        unit = names.unit_note(texts[0]) if len(texts) == 1 and _NOTE.match(texts[0]) else None
        if unit is not None:
            return place, unit
    return None


def texts_of(rows: Sequence[Row]) -> list[str]:
    """Return the texts of rows, so that the one which counts most stands last; a unit is joined to its label."""
    # Of several in one row the first counts, so it stands last.
    return [text for _, cells in rows for text in reversed(list(_joined(_filled_texts(cells))))]


def _joined(texts: Sequence[str]) -> Iterator[str]:
    for text, following in zip(texts, [*texts[1:], ""], strict=True):
        states = text.rstrip().endswith(_LABEL_END) or _BARE_UNIT.fullmatch(following)
        yield f"{text}{following}" if states else text


def _filled_texts(cells: Iterable[object]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str) and not is_blank(cell)]
