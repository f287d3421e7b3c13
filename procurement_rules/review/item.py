"""Which screened item a reviewed row is about, though rows may have been sorted since."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from procurement_rules.model.file_name import flat_name
from procurement_rules.model.source import Cell
from procurement_rules.model.verdict import Verdict
from procurement_rules.review.marks import Mark
from procurement_rules.review.record import Record


def item_of(mark: Mark, record: Record) -> Verdict | None:
    """Return the verdict on the row's item, by its findings or else by its place and name; None where it is unsure."""
    named = {id(each): each for key in mark.keys for each in record.findings[key].verdicts}
    candidates = list(named.values()) or list(record.verdicts)
    for is_meant in (_stands_here, _stands_in_this_file):
        if len(candidates) > 1:
            candidates = [each for each in candidates if is_meant(each, mark)]
    return candidates[0] if len(candidates) == 1 and (named or _stands_here(candidates[0], mark)) else None


def _stands_here(verdict: Verdict, mark: Mark) -> bool:
    source = verdict.item.source
    if source is None or source.row != mark.row or source.sheet not in (None, mark.sheet):
        return False
    return _packed(verdict.item.name or verdict.item.description) in map(_packed, _texts(mark.cells))


def _stands_in_this_file(verdict: Verdict, mark: Mark) -> bool:
    # The annotated workbook bears the name of the submitted one, and something behind it.
    source = verdict.item.source
    return source is not None and mark.file.startswith(PurePath(flat_name(source.file)).stem)


def _texts(cells: Iterable[Cell]) -> Iterable[str]:
    return (cell for cell in cells if isinstance(cell, str))


def _packed(text: str | None) -> str:
    return "".join((text or "").split())
