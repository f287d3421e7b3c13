"""What is missing to decide: every rule that waits for the same fields, told once for all its items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from procurement_rules.model.rule import BasisRef
from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Finding
from procurement_rules.report.groups import lacks_data
from procurement_rules.report.view import FindingView, Viewer

_Key = tuple[tuple[str, ...], str, tuple[BasisRef, ...], str]


@dataclass(frozen=True, slots=True)
class Want:
    """A rule that waits for fields: `absent` are those of them for which no table has a column."""

    anchor: str
    finding: FindingView
    absent: tuple[str, ...]
    items: int


class Wants:
    """The rules of a batch that wait for values, those with the most items first."""

    def __init__(self, screening: Screening, viewer: Viewer) -> None:
        counts: Counter[_Key] = Counter()
        examples: dict[_Key, Finding] = {}
        for finding, items in _wanting(screening):
            counts[_key(finding)] += items
            examples.setdefault(_key(finding), finding)
        self._anchors = {
            key: f"want-{at}"
            for at, key in enumerate(sorted(counts, key=lambda key: (-counts[key], key[:2])), start=1)
        }
        columns = {column.field for table in screening.tables for column in table.columns}
        self.entries = tuple(
            Want(
                anchor,
                viewer.finding(examples[key]),
                viewer.fields(name for name in key[0] if name not in columns),
                counts[key],
            )
            for key, anchor in self._anchors.items()
        )

    def anchor(self, finding: Finding) -> str:
        """Return the place on the page where the rule of a finding that lacks data is told."""
        return self._anchors[_key(finding)]


def _key(finding: Finding) -> _Key:
    return finding.missing, finding.rule, finding.basis, finding.remedy


def _wanting(screening: Screening) -> Iterator[tuple[Finding, int]]:
    own = ((finding, 1) for verdict in screening.verdicts for finding in verdict.findings)
    several = ((finding, len(finding.rows)) for finding in screening.batch_findings)
    return (pair for pair in chain(own, several) if lacks_data(pair[0]))
