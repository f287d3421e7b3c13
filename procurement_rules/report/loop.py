"""What the loop of reviews adds to a report: exceptions, and what has changed since the earlier screening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from procurement_rules.model.baseline import Baseline, Change, EarlierFinding
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.verdict import Finding
from procurement_rules.model.waiver import IdleWaiver
from procurement_rules.report import words


@dataclass(frozen=True, slots=True)
class IdleView:
    """A waiver that did nothing: the key of its finding, the item, why, and what it says of itself."""

    key: str
    item: str
    why: str
    told: str

    @classmethod
    def of(cls, idle: IdleWaiver) -> IdleView:
        """Put one into words."""
        waiver = idle.waiver
        return cls(
            key=waiver.finding,
            item=_item(waiver.purchaser, waiver.name) or waiver.rule,
            why=words.IDLE[idle.why],
            told=words.exception(waiver),
        )


@dataclass(frozen=True, slots=True)
class ResolvedView:
    """A finding of the earlier screening that the department has dealt with."""

    item: str
    category: str
    outcome: str
    message: str
    why: str


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since the screening in `file`; `absent` is the number that was not submitted this time."""

    file: str
    new: int
    unchanged: int
    absent: int
    resolved: tuple[ResolvedView, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """The exceptions of a screening and its changes; `since` is None where nothing was compared.

    `waived` counts the findings that do not count; None where no waivers were given.
    """

    waived: int | None
    idle: tuple[IdleView, ...]
    since: Since | None

    @classmethod
    def of(cls, screening: Screening, labels: Labels) -> Loop:
        """Look at every finding of a batch."""
        findings = tuple(_findings(screening))
        return cls(
            waived=sum(not each.is_open for each in findings) if screening.screened_on else None,
            idle=tuple(map(IdleView.of, screening.idle_waivers)),
            since=_since(screening.baseline, findings, labels) if screening.baseline else None,
        )


def _since(baseline: Baseline, findings: tuple[Finding, ...], labels: Labels) -> Since:
    changes = Counter(each.change for each in findings)
    return Since(
        file=baseline.file,
        new=changes[Change.NEW],
        unchanged=changes[Change.UNCHANGED],
        absent=len(baseline.gone) - len(baseline.resolved),
        resolved=tuple(_resolved(each, labels) for each in baseline.resolved),
    )


def _resolved(earlier: EarlierFinding, labels: Labels) -> ResolvedView:
    return ResolvedView(
        item=_item(earlier.purchaser, earlier.name),
        category=words.label(labels.categories, earlier.category),
        outcome=words.OUTCOMES[earlier.outcome],
        message=earlier.message,
        why=words.RESOLVED[earlier.why],
    )


def _findings(screening: Screening) -> Iterator[Finding]:
    for verdict in screening.verdicts:
        yield from verdict.findings
    yield from screening.batch_findings


def _item(purchaser: str, name: str) -> str:
    return f"{purchaser} “{name}”".strip() if name else purchaser
