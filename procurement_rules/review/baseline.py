"""Two screenings of the same proposals → what is new, what is unchanged, what the departments have dealt with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from procurement_rules.model.baseline import Baseline, Change, EarlierFinding, Gone
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Verdict
from procurement_rules.review import words
from procurement_rules.review.findings import with_each
from procurement_rules.review.identify import Identify
from procurement_rules.review.record import RecordedFinding, read_record


def compare_with_baseline(screening: Screening, last: Path, identify: Identify) -> Screening:
    """Return the screening with every finding marked new or unchanged since the report `last`, and what is gone.

    Findings are recognised by their keys, that is by content, whatever rows they stand in. `last` is a JSON or
    JSONL report of `screen`; raises InputError where it is none.
    """
    record = read_record(last)
    now = {key for key, _, _ in identify(screening)}
    marked = with_each(
        screening,
        identify,
        lambda key: {"change": Change.UNCHANGED if key in record.findings else Change.NEW},
    )
    submitted = _Submitted(screening.verdicts)
    gone = tuple(
        _earlier(found, submitted.why_gone(found.verdicts))
        for key, found in record.findings.items()
        if key not in now
    )
    return marked.model_copy(update={"baseline": Baseline(file=record.file, digest=record.digest, gone=gone)})


class _Submitted:
    """What this batch submits, compared as keys compare it: without blanks."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._items = {_content(verdict.item) for verdict in verdicts}
        self._names = {content[:2] for content in self._items}
        self._purchasers = {content[0] for content in self._items}

    def why_gone(self, verdicts: Iterable[Verdict]) -> Gone:
        """Return why a finding on these items is not found any more."""
        before = [_content(verdict.item) for verdict in verdicts]
        if not any(content[0] in self._purchasers for content in before):
            return Gone.NOT_RESUBMITTED
        if all(content in self._items for content in before):
            return Gone.FIXED
        return Gone.REVISED if all(content[:2] in self._names for content in before) else Gone.WITHDRAWN


def _content(item: ServiceItem) -> tuple[str, str, str]:
    return _packed(item.purchaser), _packed(item.name), _packed(item.description)


def _packed(text: str | None) -> str:
    return "".join((text or "").split())


def _earlier(found: RecordedFinding, why: Gone) -> EarlierFinding:
    items = [verdict.item for verdict in found.verdicts]
    return EarlierFinding(
        key=found.key,
        rule=found.finding.rule,
        category=found.finding.category,
        outcome=found.finding.outcome,
        message=found.finding.message,
        purchaser=joined(item.purchaser for item in items),
        name=joined(item.name or item.description for item in items),
        why=why,
    )


def joined(texts: Iterable[str | None]) -> str:
    """Return the texts that there are, each once."""
    return words.BETWEEN.join(dict.fromkeys(text for text in texts if text))
