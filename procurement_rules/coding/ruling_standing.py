"""What became of the decisions of a table in the file of precedents: which hold, and which they contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from procurement_rules.coding import words
from procurement_rules.coding.ruling import Ruling
from procurement_rules.match.precedents import PrecedentBook
from procurement_rules.model.precedent import NOTHING_FITS, Precedent
from procurement_rules.model.text import Fold

# Folded name, description and purchaser: what a decision is about.
Subject = tuple[str, str, str]


class Standing:
    """The precedents of one catalog before and after a table was taken in, and the rulings of the table."""

    def __init__(
        self, before: Sequence[Precedent], after: Sequence[Precedent], taken: Iterable[Precedent], fold: Fold
    ) -> None:
        self._fold = fold
        self._before = self._in_force(before)
        self._after = self._in_force(after)
        self._taken: dict[Subject, list[Precedent]] = defaultdict(list)
        for each in taken:
            self._taken[self._subject(each)].append(each)

    def told(self, ruling: Ruling) -> str:
        """Return in Chinese what a taken ruling contradicts and which of them holds, "" where it contradicts none."""
        own = ruling.precedent
        if own is None:
            return ""
        subject = self._subject(own)
        holds = self._after.get(subject, own)
        if holds.code != own.code:
            return words.ANOTHER_HOLDS.format(other=_named(holds))
        others = [each for each in self._taken[subject] if each.code != own.code]
        replaced = self._before.get(subject)
        if replaced is not None and replaced.code != own.code:
            others.append(replaced)
        return words.THIS_HOLDS.format(others="、".join(dict.fromkeys(map(_named, others)))) if others else ""

    def _in_force(self, precedents: Sequence[Precedent]) -> dict[Subject, Precedent]:
        return {self._subject(each): each for each in PrecedentBook(precedents, self._fold).in_force}

    def _subject(self, precedent: Precedent) -> Subject:
        return (
            self._fold(precedent.name).folded,
            self._fold(precedent.description).folded,
            self._fold(precedent.purchaser).folded,
        )


def _named(precedent: Precedent) -> str:
    return words.DECIDED_THERE.format(
        source=precedent.source,
        by=precedent.decided_by,
        on=precedent.decided_on,
        code=precedent.code or NOTHING_FITS,
    ).strip()
