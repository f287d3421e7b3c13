"""The clauses that a batch's findings rest on, each once, with what it says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from procurement_rules.model.rule import BasisRef
from procurement_rules.model.screening import Screening
from procurement_rules.report.view import ClauseView, Viewer


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A clause, its issuer and what it says in our own words, and the number of findings that rest on it."""

    anchor: str
    clause: ClauseView
    issuer: str
    summary: str
    findings: int


class Cited:
    """The clauses cited in a batch, by instrument and clause."""

    def __init__(self, screening: Screening, viewer: Viewer) -> None:
        counts: Counter[BasisRef] = Counter()
        for verdict in screening.verdicts:
            for finding in verdict.findings:
                counts.update(finding.basis)
        for together in screening.batch_findings:
            counts.update(together.basis)
        ranked = sorted(counts, key=lambda ref: (ref.instrument, -counts[ref], ref.clause))
        self.clauses = tuple(
            _cited(f"clause-{at}", ref, counts[ref], viewer) for at, ref in enumerate(ranked, start=1)
        )
        self._anchors = {(one.clause.instrument, one.clause.clause): one.anchor for one in self.clauses}

    def anchor(self, clause: ClauseView) -> str:
        """Return the place on the page where the clause stands."""
        return self._anchors[clause.instrument, clause.clause]

    @property
    def unverified(self) -> tuple[CitedClause, ...]:
        """Clauses that were not compared with the official text."""
        return tuple(one for one in self.clauses if not one.clause.verified)


def _cited(anchor: str, ref: BasisRef, findings: int, viewer: Viewer) -> CitedClause:
    basis = viewer.labels.bases.get(f"{ref.instrument} {ref.clause}")
    issuer, summary = (basis.issuer, basis.summary) if basis else ("", "")
    return CitedClause(anchor, viewer.clause(ref), issuer, summary, findings)
