"""A row of tables that stand beside each other holds several items: which of them an opinion is on.

The annotated workbook tells them by the columns of their names (【C 列】…), and so does the reviewer, behind the mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from procurement_rules.model.source import Cell
from procurement_rules.model.verdict import Verdict
from procurement_rules.review import words
from procurement_rules.review.item import is_on_sheet, keys_on
from procurement_rules.review.marks import WRITTEN, Mark
from procurement_rules.review.record import Record
from procurement_rules.review.told import NotTakenError

_IN_COLUMN = re.compile(r"[【\[［]\s*([A-Za-z]{1,3}(?:\+[A-Za-z]{1,3})*)\s*列\s*[】\]］][:：]?")
# Beside the columns that opinions name, the text that stands before all of them.
_ALL = ""
_FEWEST = 2


def each_item(mark: Mark, record: Record) -> Iterator[Mark]:
    """Yield what was written of each item of the row; the row itself where it holds only one.

    Raises NotTakenError where it is not clear which item is meant.
    """
    items = _items(mark, record)
    if len(items) < _FEWEST:
        yield mark
        return
    written = {title: _by_column(mark.values[title]) for title in WRITTEN if title in mark.values}
    _require_known(written, items)
    opinions = written.get(words.OPINION, {})
    unnamed = [column for column in items if column not in opinions]
    if opinions.get(_ALL) and len(unnamed) > 1:
        _require_alike(mark, [items[column] for column in unnamed], record, list(items))
    keys = _keys(mark, items, record)
    for column in items:
        own = {title: each.get(column, each.get(_ALL)) for title, each in written.items()}
        if own.get(words.OPINION) or not opinions or any(column in each for each in written.values()):
            yield replace(mark, values={**mark.values, **own, words.KEY: keys[column]}, column=column)


def names_column(text: str) -> bool:
    """Tell whether a reviewer says by a mark which of the items of a row is meant."""
    return _IN_COLUMN.search(text) is not None


def _items(mark: Mark, record: Record) -> dict[str, Verdict]:
    """Return the items of the row by the columns of their names; none where they are not told apart so."""
    keyed = {
        _place(verdict)
        for key in mark.keys
        if key in record.findings
        for verdict in record.findings[key].verdicts
    }
    rows: dict[tuple[str, int | None], list[Verdict]] = defaultdict(list)
    for verdict in record.verdicts:
        place = _place(verdict)
        # A row that was moved is known by the findings that it has.
        if (place in keyed or place[1] == mark.row) and is_on_sheet(verdict, mark):
            rows[place].append(verdict)
    known = sorted(rows, key=lambda place: (place not in keyed, place[1] != mark.row))
    if not known or (len(known) > 1 and known[0] not in keyed):
        return {}
    verdicts = rows[known[0]]
    named = {each.item.source.naming_column: each for each in verdicts if each.item.source}
    return named if len(named) == len(verdicts) and _ALL not in named else {}


def _place(verdict: Verdict) -> tuple[str, int | None]:
    source = verdict.item.source
    return (source.file, source.row) if source else ("", None)


def _by_column(cell: Cell) -> dict[str, Cell]:
    """Return column → what is written behind its mark, and what stands before all marks."""
    if not isinstance(cell, str):
        return {} if cell is None else {_ALL: cell}
    before, *marked = _IN_COLUMN.split(cell)
    parts = {column.upper(): text.strip() for column, text in zip(marked[::2], marked[1::2], strict=True)}
    return {**({_ALL: before.strip()} if before.strip() else {}), **parts}


def _require_known(written: Mapping[str, Mapping[str, Cell]], items: Mapping[str, Verdict]) -> None:
    for title, parts in written.items():
        strange = next((column for column in parts if column not in (_ALL, *items)), None)
        if strange is not None:
            raise NotTakenError(title, words.NO_ITEM_THERE.format(column=strange, columns=_told(items)))


def _require_alike(mark: Mark, unnamed: Sequence[Verdict], record: Record, columns: Sequence[str]) -> None:
    """Raise NotTakenError where an opinion that names no item cannot be on each of them."""
    found = {
        tuple(sorted(record.findings[key].finding.rule for key in keys_on({id(each)}, record)))
        for each in unnamed
    }
    if len(found) > 1 or mark.opinion == words.CORRECTED:
        raise NotTakenError(
            words.OPINION,
            words.WHICH_ITEM.format(count=len(columns), columns=_told(columns), first=columns[0]),
        )


def _told(columns: Sequence[str] | Mapping[str, Verdict]) -> str:
    return words.BETWEEN.join(words.COLUMN.format(column=column) for column in columns)


def _keys(mark: Mark, items: Mapping[str, Verdict], record: Record) -> dict[str, str]:
    """Return the keys of each item in the order of their numbers; of keys that are not as they were, those it has."""
    own = {column: keys_on({id(verdict)}, record) for column, verdict in items.items()}
    left, shares = list(mark.keys), {}
    for column, keys in own.items():
        shares[column], left = left[: len(keys)], left[len(keys) :]
    if left or any(set(shares[column]) != keys for column, keys in own.items()):
        foreign = set(mark.keys) - set().union(*own.values())
        shares = {column: [key for key in mark.keys if key in keys | foreign] for column, keys in own.items()}
    return {column: " ".join(dict.fromkeys(keys)) for column, keys in shares.items()}
