"""Compare what two packs say of the same rows, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import RejectedRow, Source
from procurement_rules.model.verdict import Verdict

_Key = tuple[str, str | None, int | None]
_FINDINGS = (Outcome.VIOLATION, Outcome.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row, and which rules have a finding on it, alone or together with other rows."""

    row: Verdict | RejectedRow
    said: dict[str, Outcome]

    @property
    def source(self) -> Source | None:
        """Where the row stands."""
        return self.row.item.source if isinstance(self.row, Verdict) else self.row.source

    @property
    def text(self) -> str:
        """What the row is called."""
        if isinstance(self.row, RejectedRow):
            return self.row.text
        return self.row.item.name or self.row.item.description or ""

    @property
    def outcome(self) -> Outcome | str:
        """The worst outcome, or why the row was not judged."""
        if isinstance(self.row, RejectedRow):
            return self.row.reason
        return next((each for each in _FINDINGS if each in self.said.values()), self.row.outcome)


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of which two packs say different things; None where one of them did not read it."""

    before: JudgedRow | None
    after: JudgedRow | None

    @property
    def shown(self) -> JudgedRow | None:
        """The row as it was read last."""
        return self.after or self.before

    @property
    def changed(self) -> bool:
        """Tell whether anything differs."""
        outcomes = [each and each.outcome for each in (self.before, self.after)]
        return outcomes[0] != outcomes[1] or any(self.findings)

    @property
    def findings(self) -> Iterator[tuple[str, Outcome | None, Outcome | None]]:
        """Yield each rule that says something else, with its outcome before and after."""
        before = self.before.said if self.before else {}
        after = self.after.said if self.after else {}
        for rule in dict.fromkeys([*before, *after]):
            if before.get(rule) is not after.get(rule):
                yield rule, before.get(rule), after.get(rule)


def changed_rows(before: Screening, after: Screening) -> Iterator[RowChange]:
    """Yield the rows with another outcome or with findings of other rules, in the order of the files."""
    old, new = _rows(before), _rows(after)
    for key in dict.fromkeys([*new, *old]):
        change = RowChange(old.get(key), new.get(key))
        if change.changed:
            yield change


def _rows(screening: Screening) -> dict[_Key, JudgedRow]:
    """Return the rows by their place: two packs may not read the same rows of a file."""
    judged = [JudgedRow(*pair) for pair in zip(screening.verdicts, _said(screening), strict=True)]
    rejected = [JudgedRow(row, {}) for row in screening.rejected]
    rows = {_key(row): row for row in (*judged, *rejected)}
    ranks = {(table.file, table.sheet): rank for rank, table in enumerate(screening.tables)}
    return dict(sorted(rows.items(), key=lambda each: (ranks.get(each[0][:2], 0), each[0][2] or 0)))


def _key(row: JudgedRow) -> _Key:
    source = row.source or Source(file="")
    return source.file, source.sheet, source.row


def _said(screening: Screening) -> list[dict[str, Outcome]]:
    """Return for each verdict the outcome of every rule with a finding on it, the worst where there are several."""
    alone = [(row, each) for row, verdict in enumerate(screening.verdicts) for each in verdict.findings]
    together = [(row, each) for each in screening.batch_findings for row in each.rows]
    said: list[dict[str, Outcome]] = [{} for _ in screening.verdicts]
    for row, finding in (*alone, *together):
        for rule in (finding.rule, *finding.also):
            if said[row].get(rule) is not Outcome.VIOLATION:
                said[row][rule] = finding.outcome
    return said
