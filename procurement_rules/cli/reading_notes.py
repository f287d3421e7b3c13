"""What a user should know of how the tables were read, before any result of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from procurement_rules.errors import sheet_words
from procurement_rules.model.source import TableReading
from procurement_rules.read import ColumnMapping, unmatched
from procurement_rules.report.printable import one_line

_MOST_COLUMNS = 30
_LONGEST = 30


def reading_notes(tables: Iterable[TableReading]) -> Iterator[str]:
    """Yield what is noted of each table, behind its place; what holds for several of a sheet, once."""
    yield from dict.fromkeys(
        f"{one_line(_place(table))}：{one_line(note)}" for table in tables for note in table.notes
    )


def _place(table: TableReading) -> str:
    return f"{table.file}{f' {sheet_words(table.sheet)}' if table.sheet else ''}"


def unused_mapping(mapping: ColumnMapping, tables: Sequence[TableReading]) -> Iterator[str]:
    """Yield each column that the user spoke of and no table has, beside those that there are."""
    headers = list(dict.fromkeys(column.header for table in tables for column in table.columns))
    there = "、".join(map(_shown, headers[:_MOST_COLUMNS])) + ("等" if len(headers) > _MOST_COLUMNS else "")
    for header in unmatched(mapping, tables):
        near = get_close_matches(header, headers, n=1)
        hint = f"，是否想写“{_shown(near[0])}”" if near else ""
        yield f"没有一张表有列名“{_shown(header)}”，它的对应没有用上{hint}；表里的列名：{there}"


def _shown(header: str) -> str:
    line = one_line(header)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
