"""Items that were submitted more than once: the form counts each as it was submitted, this tells what that adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from procurement_rules.model.rule import Outcome
from procurement_rules.model.verdict import BatchFinding
from procurement_rules.report.statistics.counted import Counted
from procurement_rules.report.statistics.sums import Sum
from procurement_rules.report.statistics.tally import Tally, total


@dataclass(frozen=True, slots=True)
class Duplicates:
    """One item in several rows each, as the findings of `category` say; `sure` where nothing is left open."""

    tally: Tally
    groups: tuple[tuple[tuple[int, ...], bool], ...]

    @classmethod
    def of(cls, tally: Tally, findings: Iterable[BatchFinding], category: str) -> Duplicates:
        """Gather the groups, in the order in which they were found."""
        found = (each for each in findings if each.category == category and len(each.rows) > 1)
        return cls(tally, tuple((each.rows, each.outcome is Outcome.VIOLATION) for each in found))

    @property
    def repeated(self) -> frozenset[int]:
        """The rows that surely say again what a row before them says."""
        return frozenset(row for rows, sure in self.groups if sure for row in sorted(rows)[1:])

    @property
    def without(self) -> Sum:
        """What the form would count if each item were counted once."""
        repeated = self.repeated
        items = (each for row, each in enumerate(self.tally.items) if row not in repeated)
        return total(each for each in items if not each.excluded)

    def rows(self) -> Iterator[tuple[int, bool, bool, Counted]]:
        """Yield number of the group, whether it is sure, whether the row is counted all the same, and the item."""
        repeated = self.repeated
        for number, (rows, sure) in enumerate(self.groups, start=1):
            for row in sorted(rows):
                yield number, sure, row not in repeated, self.tally.items[row]
