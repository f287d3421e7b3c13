"""Take out of an item the clauses that are prohibited, judge what is left, and tell it where nothing prohibited is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, islice

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Outcome
from procurement_rules.model.verdict import Evidence, Finding, Verdict, outcome_of
from procurement_rules.normalise import fold
from procurement_rules.remedy.cutting import Clause, apart, clauses_at, says_something, without

Judge = Callable[[Sequence[ServiceItem]], Sequence[Verdict]]
NamesService = Callable[[Sequence[ServiceItem]], Sequence[bool]]

# Where clauses can be taken out, and what else is read for prohibited content.
_FIELDS = ("name", "description")
_READ = (*_FIELDS, "funding_source")


def with_cures(
    verdicts: Sequence[Verdict], content: Set[str], judge: Judge, names_service: NamesService
) -> list[Verdict]:
    """Return the verdicts, in their content findings what to take out of the item so that no such finding is left.

    `content` are the categories of prohibited content. `judge` judges items as the verdicts were judged: it is asked
    for all items together, twice at most, and not at all where nothing can be taken out. `names_service` tells whether
    what an item says is a service that some catalog lists.
    """
    curing = _Curing(content, judge, names_service)
    suspects = [each for row, verdict in enumerate(verdicts) for each in curing.suspects(row, verdict)]
    cuts = _cuts(curing.guilty(suspects)) if suspects else []
    cured = {cut.row: curing.told(cut) for cut in curing.passing(cuts)} if cuts else {}
    return [cured.get(row, verdict) for row, verdict in enumerate(verdicts)]


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A clause with words that show a finding, in a field that says something without it."""

    row: int
    verdict: Verdict
    field: str
    clause: Clause

    @property
    def alone(self) -> ServiceItem:
        """The clause as all that the item says."""
        item = self.verdict.item
        return _alone(item, "description", self.clause.said.of(getattr(item, self.field)))


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is taken out of an item, and what its fields say without it."""

    row: int
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    rests: Mapping[str, str]

    @property
    def whole(self) -> ServiceItem:
        """The item without what is taken out."""
        return self.verdict.item.model_copy(update=dict(self.rests))

    @property
    def parts(self) -> list[ServiceItem]:
        """The rest of each field as all that the item says."""
        return [_alone(self.verdict.item, field, rest) for field, rest in self.rests.items()]


@dataclass(frozen=True, slots=True)
class _Curing:
    content: Set[str]
    judge: Judge
    names_service: NamesService

    def suspects(self, row: int, verdict: Verdict) -> Iterator[_Suspect]:
        """Yield the clauses that may be the prohibited ones."""
        shown = [span for each in self._of_content(verdict) for span in each.evidence]
        for field in _FIELDS:
            places = [span.start for span in shown if span.field == field]
            text = getattr(verdict.item, field)
            for clause in clauses_at(fold(text), places) if places else ():
                if says_something(fold(without(text, [clause.dropped]))):
                    yield _Suspect(row, verdict, field, clause)

    def guilty(self, suspects: Sequence[_Suspect]) -> list[_Suspect]:
        """Return the clauses that by themselves are judged as gravely as their items."""
        judged = self.judge([each.alone for each in suspects])
        return [
            suspect
            for suspect, alone in zip(suspects, judged, strict=True)
            if self._outcome(alone) in (Outcome.VIOLATION, self._outcome(suspect.verdict))
        ]

    def passing(self, cuts: Sequence[_Cut]) -> list[_Cut]:
        """Return the cuts that leave a service and nothing prohibited."""
        judged = iter(self.judge([item for cut in cuts for item in (cut.whole, *cut.parts)]))
        clean = [
            cut for cut in cuts if self._is_clean(cut, next(judged), list(islice(judged, len(cut.rests))))
        ]
        # "检测报告已由他人出具" or "每月付款一次" is no service: there the offence would only be left unsaid.
        named = iter(self.names_service([item for cut in clean for item in cut.parts]))
        return [cut for cut in clean if all(list(islice(named, len(cut.rests))))]

    def told(self, cut: _Cut) -> Verdict:
        """Return the verdict with what to take out in its content findings."""
        findings = (
            each.model_copy(update={"cured_by": cut.evidence}) if each.category in self.content else each
            for each in cut.verdict.findings
        )
        return cut.verdict.model_copy(update={"findings": tuple(findings)})

    def _is_clean(self, cut: _Cut, whole: Verdict, parts: Iterable[Verdict]) -> bool:
        """Tell whether nothing prohibited is found in what is left, and nothing else that was not found before."""
        before = {(each.category, each.outcome) for each in cut.verdict.findings}
        after = {(each.category, each.outcome) for each in whole.findings}
        return after <= before and not any(map(self._of_content, (whole, *parts)))

    def _outcome(self, verdict: Verdict) -> Outcome:
        return outcome_of(self._of_content(verdict))

    def _of_content(self, verdict: Verdict) -> list[Finding]:
        return [each for each in verdict.findings if each.category in self.content]


def _cuts(guilty: Iterable[_Suspect]) -> list[_Cut]:
    """Return what to take out of each item, given its clauses in a row, where every field still says something."""
    by_row = (list(found) for _, found in groupby(guilty, key=lambda each: each.row))
    return [
        cut for cut in map(_cut, by_row) if all(says_something(fold(rest)) for rest in cut.rests.values())
    ]


def _cut(suspects: Sequence[_Suspect]) -> _Cut:
    row, verdict = suspects[0].row, suspects[0].verdict
    evidence: list[Evidence] = []
    rests: dict[str, str] = {}
    for field, found in groupby(suspects, key=lambda each: each.field):
        text = getattr(verdict.item, field)
        clauses = apart(each.clause for each in found)
        rests[field] = without(text, [clause.dropped for clause in clauses])
        spans = [clause.matter for clause in clauses]
        evidence += [Evidence(field=field, start=s.start, end=s.end, text=s.of(text)) for s in spans]
    return _Cut(row, verdict, tuple(evidence), rests)


def _alone(item: ServiceItem, field: str, text: str) -> ServiceItem:
    """Return the item as if it said nothing but this text, with its dates and all else that is not read."""
    return item.model_copy(update={**dict.fromkeys(_READ), field: text})
