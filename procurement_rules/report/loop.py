"""What the loop of reviews adds to a report: exceptions, and what has changed since the earlier screening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
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

    key: str
    purchaser: str
    name: str
    category: str
    outcome: str
    message: str
    why: str
    withdrawn: bool

    @property
    def item(self) -> str:
        """The purchaser and the name of what it was on."""
        return _item(self.purchaser, self.name)


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since the screening in `file`; `absent` is the number that was not submitted this time."""

    file: str
    new: int
    unchanged: int
    absent: int
    resolved: tuple[ResolvedView, ...]

    @property
    def told(self) -> str:
        """How many problems were dealt with, are still there, and are new, as a sentence."""
        count = sum(one.withdrawn for one in self.resolved)
        return words.SINCE_LAST.format(
            file=self.file,
            fixed=len(self.resolved) - count,
            withdrawn=words.SINCE_WITHDRAWN.format(count=count) if count else "",
            unchanged=self.unchanged,
            new=self.new,
        )


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
            since=since(screening.baseline, findings, labels),
        )


def since(
    baseline: Baseline | None,
    findings: Iterable[Finding],
    labels: Labels,
    purchasers: Collection[str] | None = None,
) -> Since | None:
    """Return what has changed in these findings, and which are gone: all, or those on items of some purchasers.

    None where nothing was compared.
    """
    if baseline is None:
        return None
    changes = Counter(each.change for each in findings)
    gone = [each for each in baseline.gone if purchasers is None or each.is_of(purchasers)]
    resolved = tuple(_resolved(each, labels) for each in gone if each.is_resolved)
    return Since(
        file=baseline.file,
        new=changes[Change.NEW],
        unchanged=changes[Change.UNCHANGED],
        absent=len(gone) - len(resolved),
        resolved=resolved,
    )


def _resolved(earlier: EarlierFinding, labels: Labels) -> ResolvedView:
    return ResolvedView(
        key=earlier.key,
        purchaser=earlier.purchaser,
        name=earlier.name,
        category=words.label(labels.categories, earlier.category),
        outcome=words.OUTCOMES[earlier.outcome],
        message=earlier.message,
        why=words.RESOLVED[earlier.why],
        withdrawn=earlier.is_withdrawn,
    )


def _findings(screening: Screening) -> Iterator[Finding]:
    for verdict in screening.verdicts:
        yield from verdict.findings
    yield from screening.batch_findings


def _item(purchaser: str, name: str) -> str:
    return f"{purchaser} “{name}”".strip() if name else purchaser
