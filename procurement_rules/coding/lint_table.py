"""Faults of an `entries.csv` as it stands, row by row; a table that does not load can still be looked over."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from procurement_rules.coding import lint_words as words
from procurement_rules.coding.fault import Fault
from procurement_rules.coding.scanned import damage, shape, with_digits
from procurement_rules.knowledge.catalogs import ENTRY_COLUMNS
from procurement_rules.knowledge.tables import rows

_SHOWN = 24
# A level with fewer codes has no usual shape.
_LEAST_CODES = 4


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    where: str
    code: str
    level: str
    parent: str
    name: str
    description: str


def table_faults(path: Path) -> Iterator[Fault]:
    """Yield the faults of the rows; raises KnowledgeError where the file is no table of entries."""
    table = [
        _Row(
            line=place.line or 0,
            where=words.WHERE.format(file=path.name, line=place.line, code=row["code"]).rstrip(),
            **row,
        )
        for place, row in rows(path, path.parent, ENTRY_COLUMNS)
    ]
    yield from _empty(table)
    yield from _codes(table)
    yield from _tree(table)
    yield from _scanned(table)


def _empty(table: Sequence[_Row]) -> Iterator[Fault]:
    for row in table:
        if not row.name:
            yield Fault(words.EMPTY, row.where, words.NO_NAME, grave=True)
        if not row.code:
            yield Fault(words.EMPTY, row.where, words.NO_CODE.format(name=row.name[:_SHOWN]), grave=True)
        if not row.level.isdecimal():
            yield Fault(words.TREE, row.where, words.NO_LEVEL.format(level=row.level[:_SHOWN]), grave=True)


def _codes(table: Sequence[_Row]) -> Iterator[Fault]:
    first: dict[str, _Row] = {}
    shapes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in table:
        shapes[row.level][shape(row.code)] += 1
    for row in table:
        before = first.setdefault(row.code, row)
        if row.code and before is not row:
            yield Fault(words.CODE, row.where, words.CODE_TWICE.format(line=before.line), grave=True)
        if unicodedata.normalize("NFKC", row.code) != row.code or " " in row.code:
            yield Fault(words.CODE, row.where, words.CODE_WIDTH.format(code=row.code), grave=True)
        elif row.code:
            yield from _shape(row, shapes[row.level])


def _shape(row: _Row, shapes: Counter[str]) -> Iterator[Fault]:
    usual, count = shapes.most_common(1)[0]
    if shape(row.code) == usual or count < _LEAST_CODES:
        return
    likely = with_digits(row.code)
    if likely != row.code and shape(likely) == usual:
        yield Fault(words.CODE, row.where, words.CODE_LETTER.format(likely=likely), grave=True)
    elif count > shapes.total() / 2:
        yield Fault(words.CODE, row.where, words.CODE_SHAPE.format(usual=usual))


def _tree(table: Sequence[_Row]) -> Iterator[Fault]:
    levels = {row.code: row.level for row in table}
    for row in table:
        if row.parent and row.parent not in levels:
            yield Fault(words.TREE, row.where, words.NO_PARENT.format(parent=row.parent[:_SHOWN]), grave=True)
            continue
        above = levels.get(row.parent, "")
        if row.level.isdecimal() and above.isdecimal() and int(row.level) != int(above) + 1:
            told = words.LEVEL_JUMPS.format(level=row.level, parent=row.parent, above=above)
            yield Fault(words.TREE, row.where, told)


def _scanned(table: Sequence[_Row]) -> Iterator[Fault]:
    for row in table:
        for found in damage(row.name):
            told = words.NAME_DAMAGED.format(text=row.name[:_SHOWN], damage=found)
            yield Fault(words.DAMAGE, row.where, told, grave=True)
        for found in damage(row.description):
            told = words.DESCRIPTION_DAMAGED.format(text=f"{row.description[:_SHOWN]}…", damage=found)
            yield Fault(words.DAMAGE, row.where, told)
