"""Two screenings of the same proposals → what is new, what is unchanged, what the departments have dealt with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from procurement_rules.model.baseline import BETWEEN, Baseline, Change, EarlierFinding, Gone
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Screening
from procurement_rules.model.text import Fold
from procurement_rules.model.verdict import BatchFinding, Verdict
from procurement_rules.review.findings import with_each
from procurement_rules.review.identify import Identify
from procurement_rules.review.record import Record, RecordedFinding, read_record

# What an item says of itself: purchaser, name, description.
_Content = tuple[str, str, str]
# The rule of a finding, and what the items say that it is on.
_Identity = tuple[str, tuple[_Content, ...]]

# Between digits a sign tells: 1.5 is not 15.
_SIGNS = re.compile(r"(?<!\d)[\W_]+|[\W_]+(?!\d)")


def compare_with_baseline(screening: Screening, last: Path, identify: Identify, fold: Fold) -> Screening:
    """Return the screening with every finding marked new or unchanged since the report `last`, and what is gone.

    Findings are recognised by their rule and what their items say, folded and without signs, whatever rows they stand
    in. `last` is a JSON or JSONL report of `screen`; raises InputError where it is none.
    """
    record = read_record(last)
    compared = _Comparison(record, screening, fold)
    changes = dict(compared.changes(identify))
    marked = with_each(screening, identify, lambda key: {"change": changes[key]})
    gone = tuple(reversed(list(compared.gone())))
    return marked.model_copy(update={"baseline": Baseline(file=record.file, digest=record.digest, gone=gone)})


class _Comparison:
    """What the earlier screening found, less what this one finds again."""

    def __init__(self, record: Record, screening: Screening, fold: Fold) -> None:
        self._fold = fold
        self._record = record
        self._screening = screening
        self._before = Counter(self._content(verdict.item) for verdict in record.verdicts)
        self._now = Counter(self._content(verdict.item) for verdict in screening.verdicts)
        self._names = {content[:2] for content in self._now}
        self._purchasers: dict[str, str] = {}
        for verdict in screening.verdicts:
            purchaser = verdict.item.purchaser or ""
            self._purchasers.setdefault(self._said(purchaser), purchaser)
        self._left = Counter(self._identity_of(found) for found in record.findings.values())

    def changes(self, identify: Identify) -> Iterator[tuple[str, Change]]:
        """Yield the key of every finding of this screening and whether the earlier one had it too."""
        for key, verdict, finding in identify(self._screening):
            rows = finding.rows if isinstance(finding, BatchFinding) else ()
            verdicts = [verdict] if verdict else [self._screening.verdicts[row] for row in rows]
            identity = self._identity(finding.rule, verdicts)
            yield key, Change.UNCHANGED if self._left[identity] else Change.NEW
            self._left[identity] = max(0, self._left[identity] - 1)

    def gone(self) -> Iterator[EarlierFinding]:
        """Yield what is left of the earlier findings once `changes` is through, the last one first."""
        seen: Counter[_Identity] = Counter()
        for found in reversed(self._record.findings.values()):
            identity = self._identity_of(found)
            if seen[identity] < self._left[identity]:
                seen[identity] += 1
                yield self._earlier(found, self._why(identity[1], seen[identity]))

    def _why(self, contents: Sequence[_Content], number: int) -> Gone:
        """Return why a finding on items that say this is not found any more, the `number`-th of its kind."""
        if not any(content[0] in self._purchasers for content in contents):
            return Gone.NOT_RESUBMITTED
        if all(content in self._now for content in contents):
            dropped = max(self._before[content] - self._now[content] for content in contents)
            return Gone.COPY_WITHDRAWN if number <= dropped else Gone.FIXED
        return Gone.REVISED if all(content[:2] in self._names for content in contents) else Gone.WITHDRAWN

    def _earlier(self, found: RecordedFinding, why: Gone) -> EarlierFinding:
        items = [verdict.item for verdict in found.verdicts]
        return EarlierFinding(
            key=found.key,
            rule=found.finding.rule,
            category=found.finding.category,
            outcome=found.finding.outcome,
            message=found.finding.message,
            purchaser=joined(self._spelled(item.purchaser or "") for item in items),
            name=joined(item.name or item.description for item in items),
            why=why,
        )

    def _spelled(self, purchaser: str) -> str:
        # As this batch writes it: its papers are kept under that name.
        return self._purchasers.get(self._said(purchaser), purchaser)

    def _identity_of(self, found: RecordedFinding) -> _Identity:
        return self._identity(found.finding.rule, found.verdicts)

    def _identity(self, rule: str, verdicts: Iterable[Verdict]) -> _Identity:
        return rule, tuple(sorted(self._content(verdict.item) for verdict in verdicts))

    def _content(self, item: ServiceItem) -> _Content:
        return self._said(item.purchaser), self._said(item.name), self._said(item.description)

    def _said(self, text: str | None) -> str:
        return _SIGNS.sub("", self._fold(text or "").folded)


def joined(texts: Iterable[str | None]) -> str:
    """Return the texts that there are, each once."""
    return BETWEEN.join(dict.fromkeys(text for text in texts if text))
