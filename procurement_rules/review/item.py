"""Which screened item a reviewed row is about, though rows may have been sorted since and keys written over."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from procurement_rules.model.file_name import flat_name
from procurement_rules.model.source import Cell
from procurement_rules.model.verdict import Verdict
from procurement_rules.review.marks import Mark
from procurement_rules.review.record import Record

# A longer name is cut where it becomes that of an annotated workbook.
_LETTERS_KEPT = 50


def item_of(mark: Mark, record: Record) -> Verdict | None:
    """Return the verdict on the row's item; None where it is unsure.

    An item is known by its findings, or else by its place and name, or else by its name and description.
    """
    named = {id(each): each for key in mark.keys for each in record.findings[key].verdicts}
    meant = list(named.values()) or [each for each in record.verdicts if _stands_here(each, mark)]
    for is_meant in (_stands_here, _stands_in_this_file):
        if len(meant) > 1:
            meant = [each for each in meant if is_meant(each, mark)]
    if not meant and not named:
        meant = [each for each in record.verdicts if _is_said_in_full(each, mark)]
    return meant[0] if len(meant) == 1 else None


def keys_of_row(mark: Mark, record: Record) -> set[str] | None:
    """Return the keys of all findings on the item that a row without keys says; None where it says no item.

    Of items that are called alike those are meant that stand where the row does, or else all.
    """
    said = [each for each in record.verdicts if _is_said(each, mark)]
    meant = {id(each) for each in said if _stood_here(each, mark)} or {id(each) for each in said}
    return keys_on(meant, record) if meant else None


def lost_keys(mark: Mark, record: Record) -> set[str]:
    """Return the keys that a row of an annotated workbook had and has no more; those of a ledger have one each."""
    verdicts = {id(each): each for key in mark.keys for each in record.findings[key].verdicts}
    meant = {number for number, each in verdicts.items() if _stood_here(each, mark)}
    if not meant and len(mark.keys) > 1:
        meant = {number for number, each in verdicts.items() if _is_said(each, mark)}
    return keys_on(meant, record) - set(mark.keys) if len(meant) == 1 else set()


def is_about(mark: Mark, verdicts: Iterable[Verdict], record: Record) -> bool:
    """Tell whether a row is about one of these items: it stands where that one stood, or says it and no other."""
    return any(
        _stood_here(each, mark) or (_is_said(each, mark) and _own(each, mark, record)) for each in verdicts
    )


def _own(verdict: Verdict, mark: Mark, record: Record) -> bool:
    """Tell whether a row names no purchaser but the item's."""
    texts = set(_texts(mark.cells))
    own = _packed(verdict.item.purchaser)
    return own in texts or not any(_packed(each.item.purchaser) in texts for each in record.verdicts)


def is_on_sheet(verdict: Verdict, mark: Mark) -> bool:
    """Tell whether a row of the sheet that an item stood on says it."""
    return _stood_on_sheet(verdict, mark) and _is_said(verdict, mark)


def keys_on(items: set[int], record: Record) -> set[str]:
    """Return the keys of all findings on the verdicts with these identities."""
    return {
        key
        for key, found in record.findings.items()
        if any(id(verdict) in items for verdict in found.verdicts)
    }


def _stands_here(verdict: Verdict, mark: Mark) -> bool:
    source = verdict.item.source
    if source is None or source.row != mark.row or source.sheet not in (None, mark.sheet):
        return False
    if not _is_in_column(verdict, mark):
        return False
    return _packed(verdict.item.name or verdict.item.description) in _texts(mark.cells)


def _stood_here(verdict: Verdict, mark: Mark) -> bool:
    source = verdict.item.source
    if source is None or source.row != mark.row or not _is_in_column(verdict, mark):
        return False
    return _stood_on_sheet(verdict, mark)


def _stood_on_sheet(verdict: Verdict, mark: Mark) -> bool:
    source = verdict.item.source
    if source is None:
        return False
    # Where there were no sheets, a row of the ledger might have the same number.
    return source.sheet == mark.sheet if source.sheet is not None else _stands_in_this_file(verdict, mark)


def _is_in_column(verdict: Verdict, mark: Mark) -> bool:
    # Of items that share a row only the one that is meant.
    source = verdict.item.source
    return not mark.column or source is None or source.naming_column == mark.column


def _is_said(verdict: Verdict, mark: Mark) -> bool:
    # A name that runs down over several rows stands in the first of them only.
    said = {_packed(verdict.item.name), _packed(verdict.item.description)} - {""}
    return _is_in_column(verdict, mark) and not said.isdisjoint(_texts(mark.cells))


def _is_said_in_full(verdict: Verdict, mark: Mark) -> bool:
    said = {_packed(verdict.item.name), _packed(verdict.item.description)}
    return "" not in said and said.issubset(_texts(mark.cells))


def _stands_in_this_file(verdict: Verdict, mark: Mark) -> bool:
    # The annotated workbook bears the name of the submitted one, and something behind it; signs may be others.
    source = verdict.item.source
    if source is None:
        return False
    submitted = _letters(PurePath(flat_name(source.file)).stem)[:_LETTERS_KEPT]
    return _letters(mark.file).startswith(submitted)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


def _texts(cells: Iterable[Cell]) -> Iterator[str]:
    """Yield each text of a row without its blanks; the ledger has several names in one cell, a line each."""
    for cell in cells:
        if isinstance(cell, str):
            yield _packed(cell)
            yield from map(_packed, cell.splitlines())


def _packed(text: str | None) -> str:
    return "".join((text or "").split())
