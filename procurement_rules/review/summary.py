"""What the loop adds to a screening, a line each for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from procurement_rules.model.baseline import Baseline, Change
from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Finding
from procurement_rules.review import words


def loop_summary(screening: Screening) -> Iterator[str]:
    """Yield in Chinese how many findings are waived, each waiver that did nothing, and what has changed since.

    Nothing where neither waivers nor an earlier screening were given. Submitted text is in it as it was submitted.
    """
    if screening.screened_on is not None:
        count = sum(not finding.is_open for finding in _findings(screening))
        yield words.WAIVED.format(count=count, day=screening.screened_on)
    for idle in screening.idle_waivers:
        waiver = idle.waiver
        yield words.IDLE_WAIVER.format(
            finding=waiver.finding,
            why=words.IDLE[idle.why],
            item=_item(waiver.purchaser, waiver.name),
            approver=waiver.approver,
            until=waiver.expires_on,
        )
    if screening.baseline is not None:
        yield from _compared(screening, screening.baseline)


def _compared(screening: Screening, baseline: Baseline) -> Iterator[str]:
    changes = Counter(finding.change for finding in _findings(screening))
    resolved = len(baseline.resolved)
    yield words.COMPARED.format(
        file=baseline.file,
        new=changes[Change.NEW],
        unchanged=changes[Change.UNCHANGED],
        resolved=resolved,
        absent=len(baseline.gone) - resolved,
    )
    for earlier in baseline.resolved:
        yield words.GONE_FINDING.format(
            why=words.GONE[earlier.why],
            item=_item(earlier.purchaser, earlier.name),
            message=earlier.message,
        )


def _findings(screening: Screening) -> Iterator[Finding]:
    for verdict in screening.verdicts:
        yield from verdict.findings
    yield from screening.batch_findings


def _item(purchaser: str, name: str) -> str:
    return f"{purchaser} “{name}”".strip()
