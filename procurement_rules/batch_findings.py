"""Apply the rules that compare: items of a batch judged together, one finding for all its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from procurement_rules.compare import duplicates, splits
from procurement_rules.evaluate import rule_on, shortened, worded
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Comparison, ComparisonRule, Outcome, Severity
from procurement_rules.model.verdict import BatchFinding, Verdict
from procurement_rules.normalise import fold
from procurement_rules.screen import Screener

_MOST_NAMES = 3
_CURTAILED = "与这些事项相近的太多，没有逐一比对。"
_NARROW = "缩小一次审查的范围，例如按部门分开，再审查一次。"


def batch_findings(screener: Screener, verdicts: Sequence[Verdict]) -> tuple[BatchFinding, ...]:
    """Return what the rules say of the items of verdicts together; `rows` are positions in `verdicts`."""
    items, days = [verdict.item for verdict in verdicts], [verdict.as_of for verdict in verdicts]
    return tuple(compared(screener, items, days))


def compared(
    screener: Screener, items: Sequence[ServiceItem], days: Sequence[date]
) -> Iterator[BatchFinding]:
    """Yield what the rules say of the items together, each judged by the law of its day."""
    for rule in screener.comparisons:
        for binding, rows in _by_law(rule, screener, days):
            yield from _Compared(binding, rows, [items[row] for row in rows], screener).findings()


def _by_law(
    rule: ComparisonRule, screener: Screener, days: Sequence[date]
) -> Iterator[tuple[ComparisonRule, list[int]]]:
    """Yield the rule as it binds, with the rows of the days on which it binds so."""
    on = {day: rule_on(rule, day, screener.knowledge.parameters) for day in set(days)}
    rows: dict[object, list[int]] = defaultdict(list)
    binding: dict[object, ComparisonRule] = {}
    for row, day in enumerate(days):
        said = on[day]
        if said is not None:
            binding[said.threshold] = said
            rows[said.threshold].append(row)
    for threshold, each in binding.items():
        yield each, rows[threshold]


@dataclass(frozen=True, slots=True)
class _Compared:
    rule: ComparisonRule
    rows: Sequence[int]
    items: Sequence[ServiceItem]
    screener: Screener

    def findings(self) -> Iterator[BatchFinding]:
        if self.rule.compare is Comparison.SPLITS:
            yield from self._splits(Decimal(str(self.rule.threshold)))
        else:
            yield from self._duplicates()

    def _splits(self, threshold: Decimal) -> Iterator[BatchFinding]:
        said = splits(self.items, fold, threshold, self.rule.similarity, self._boilerplate)
        words = {"threshold": f"{threshold:,f}", "total": ""}
        for each in said.found:
            total = {"total": f"{each.total:,f}"}
            yield self._finding(each.cluster.rows, words | total, similarity=each.cluster.similarity)
        for unjudged in said.unjudged:
            yield self._finding(unjudged.rows, words, unjudged.missing)
        yield from self._curtailed(said.curtailed)

    def _duplicates(self) -> Iterator[BatchFinding]:
        said = duplicates(self.items, fold, self.rule.similarity, self._boilerplate)
        for each in said.found:
            yield self._finding(each.cluster.rows, {}, each.missing, each.cluster.similarity)
        yield from self._curtailed(said.curtailed)

    @property
    def _boilerplate(self) -> Sequence[str]:
        return self.screener.knowledge.matching.boilerplate

    def _finding(
        self,
        rows: Sequence[int],
        words: Mapping[str, str],
        missing: tuple[str, ...] = (),
        similarity: float | None = None,
    ) -> BatchFinding:
        rule, labels = self.rule, self.screener.wording.labels
        names = [self.items[row].name or self.items[row].description for row in rows]
        own = {
            **words,
            "items": str(len(rows)),
            "names": "、".join(f"“{shortened(name)}”" for name in list(dict.fromkeys(names))[:_MOST_NAMES]),
            "similarity": f"{similarity or rule.similarity:.0f}",
            "missing": "、".join(labels.get(name, name) for name in missing),
        }
        return BatchFinding(
            rule=rule.id,
            category=rule.category,
            stage=rule.stage,
            outcome=Outcome.UNDETERMINED if missing else Outcome.VIOLATION,
            severity=rule.severity_undetermined if missing else rule.severity,
            message=worded(rule.message_undetermined if missing else rule.message, {}, own),
            remedy=worded(rule.remedy, {}, own),
            basis=rule.basis,
            missing=missing,
            rows=tuple(self.rows[row] for row in rows),
            similarity=similarity,
        )

    def _curtailed(self, rows: Sequence[int]) -> Iterator[BatchFinding]:
        """Say of which rows not every likeness was looked for."""
        if rows:
            finding = self._finding(rows, {"threshold": "", "total": ""})
            yield finding.model_copy(
                update={
                    "outcome": Outcome.UNDETERMINED,
                    "severity": Severity.NOTE,
                    "message": _CURTAILED,
                    "remedy": _NARROW,
                }
            )
