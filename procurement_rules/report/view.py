"""What the page shows of an item: every id replaced by its word, every span cut, nothing left to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import BasisRef
from procurement_rules.model.screening import Labels
from procurement_rules.model.source import FieldProblem
from procurement_rules.model.verdict import (
    BatchFinding,
    Candidate,
    Decision,
    Finding,
    Match,
    Verdict,
)
from procurement_rules.report import words
from procurement_rules.report.about import resting_fields
from procurement_rules.report.groups import Group, group_of, group_of_finding
from procurement_rules.report.highlight import Segment, Span, segments
from procurement_rules.report.places import Places
from procurement_rules.report.values import LONGEST_VALUE, middle_left_out, value_words

# Shown with every item that gives them; other fields are where a finding rests on them.
_ALWAYS = ("id", "declared_code", "budget", "funding_source")
# Shown at the head of an item.
_HEAD = ("name", "description")


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A cited clause: `title` is the instrument's, empty where it is not known."""

    title: str
    instrument: str
    clause: str
    verified: bool


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words, or the whole value, of one submitted field that show a finding."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding in words.

    `standing` is the outcome, or that it does not count for an accepted exception, of which `waived` tells. `concepts`
    are what the quoted text was read as, `cure` what to take out of the item, `change` what it is against the earlier
    screening; each of these is empty where there is none.
    """

    group: Group
    outcome: str
    standing: str
    severity: str
    category: str
    message: str
    remedy: str
    cure: str
    stage: str
    rule: str
    clauses: tuple[ClauseView, ...]
    quotes: tuple[QuoteView, ...]
    missing: tuple[str, ...]
    concepts: tuple[str, ...]
    waived: str
    change: str


@dataclass(frozen=True, slots=True)
class BatchFindingView:
    """A finding on several items, and for each its anchor on the page, its place and its name."""

    finding: FindingView
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CandidateView:
    """An entry that the item may belong to, how it stands against the first, and the words that point to it."""

    code: str
    name: str
    behind: str
    terms: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class CodingView:
    """How the item was coded, in words."""

    decision: str
    usable: bool
    nothing_fits: bool
    code: str
    name: str
    confidence: str
    reason: str
    withdrawn_for: tuple[str, ...]
    candidates: tuple[CandidateView, ...]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A value that was given but not understood."""

    cell: str
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item as the page shows it; `missing` are the labels of all fields that its findings ask for.

    `facts` pairs what else the item says, which is marked where a finding rests on it, with what that is called.
    """

    anchor: str
    group: Group
    place: str
    purchaser: str
    name: tuple[Segment, ...]
    description: tuple[Segment, ...]
    length: int
    facts: tuple[tuple[str, tuple[Segment, ...]], ...]
    coding: CodingView
    doubts: tuple[FindingView, ...]
    wanting: tuple[FindingView, ...]
    missing: tuple[str, ...]
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Turns verdicts into views with one batch's labels and places."""

    labels: Labels
    places: Places
    dated_each: bool

    def item(self, number: int, verdict: Verdict) -> ItemView:
        """Return the view of the item that is `number` in the batch, counting from 1."""
        item = verdict.item
        views = [self.finding(finding, item) for finding in verdict.findings]
        spans = self._spans(verdict)
        wanting = tuple(view for view in views if view.group is Group.MISSING)
        return ItemView(
            anchor=item_anchor(number),
            group=group_of(verdict),
            place=self.place(number, verdict),
            purchaser=item.purchaser or "",
            name=segments(item.name or "", spans.get("name", ())),
            description=segments(item.description or "", spans.get("description", ())),
            length=len(item.description or ""),
            facts=self._facts(verdict, spans),
            coding=self.coding(verdict.match),
            doubts=tuple(view for view in views if view.group is not Group.MISSING),
            wanting=wanting,
            missing=tuple(dict.fromkeys(name for view in wanting for name in view.missing)),
            problems=tuple(map(self.problem, item.source.problems)) if item.source else (),
        )

    def place(self, number: int, verdict: Verdict) -> str:
        """Return where the item that is `number` in the batch stands."""
        return self.places.words(verdict.item.source) or f"第 {number} 项"

    def batch_finding(self, finding: BatchFinding, verdicts: Sequence[Verdict]) -> BatchFindingView:
        """Return the view of a finding on several of the verdicts."""
        rows = tuple(
            (
                item_anchor(row + 1),
                self.place(row + 1, verdicts[row]),
                verdicts[row].item.name or words.UNNAMED,
            )
            for row in finding.rows
        )
        return BatchFindingView(self.finding(finding), rows)

    def finding(self, finding: Finding, item: ServiceItem | None = None) -> FindingView:
        """Return the view of one finding; `item` is the one that it is on, where it is not on several."""
        return FindingView(
            group=group_of_finding(finding),
            outcome=words.OUTCOMES[finding.outcome],
            standing=words.standing(finding),
            severity=words.SEVERITIES[finding.severity],
            category=words.label(self.labels.categories, finding.category),
            message=finding.message,
            remedy=finding.remedy,
            cure=words.cure(finding, self.labels.fields),
            stage=words.STAGES[finding.stage],
            rule=words.label(self.labels.rules, finding.rule),
            clauses=tuple(map(self.clause, finding.basis)),
            quotes=self._quotes(finding, item),
            missing=self.fields(finding.missing),
            concepts=tuple(words.label(self.labels.concepts, concept) for concept in finding.concepts),
            waived="" if finding.waiver is None else words.waived(finding.waiver),
            change=words.change(finding),
        )

    def clause(self, ref: BasisRef) -> ClauseView:
        """Return a citation; one that the register does not know counts as not compared."""
        basis = self.labels.bases.get(f"{ref.instrument} {ref.clause}")
        title = basis.title.strip("《》") if basis else ""
        return ClauseView(title, ref.instrument, ref.clause, verified=basis is not None and basis.verified)

    def coding(self, match: Match) -> CodingView:
        """Return how the item was coded."""
        usable = match.decision is Decision.ACCEPTED and not match.vetoed_by
        return CodingView(
            decision=words.decision(match),
            usable=usable,
            nothing_fits=match.decision is Decision.NONE,
            code=(match.code or "") if usable else "",
            name=next((one.name for one in match.candidates if one.code == match.code), "") if usable else "",
            confidence=f"{match.confidence:.0%}" if usable else "",
            reason=match.reason,
            withdrawn_for=tuple(words.label(self.labels.concepts, concept) for concept in match.vetoed_by),
            candidates=tuple(
                _candidate(rank, one, usable and one.code == match.code)
                for rank, one in enumerate(match.candidates, start=1)
            ),
        )

    def fields(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of fields."""
        return tuple(words.label(self.labels.fields, name) for name in names)

    def categories(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of categories."""
        return tuple(words.label(self.labels.categories, one) for one in ids)

    def problem(self, problem: FieldProblem) -> ProblemView:
        """Return the view of a value that was not understood."""
        field = words.label(self.labels.fields, problem.field)
        return ProblemView(problem.cell, field, problem.value, problem.reason)

    def values(self, finding: Finding, item: ServiceItem) -> dict[str, str]:
        """Return the fields of the item whose whole values show the finding, with these, long ones shortened."""
        return {
            field: middle_left_out(value_words(item, field, self.labels), LONGEST_VALUE)
            for field in resting_fields(finding, item)
        }

    def _quotes(self, finding: Finding, item: ServiceItem | None) -> tuple[QuoteView, ...]:
        texts: dict[str, dict[str, None]] = {}
        for one in finding.evidence:
            texts.setdefault(one.field, {})[one.text] = None
        for field, value in self.values(finding, item).items() if item else ():
            texts.setdefault(field, {value: None})
        return tuple(
            QuoteView(words.label(self.labels.fields, field), tuple(said)) for field, said in texts.items()
        )

    def _facts(
        self, verdict: Verdict, spans: Mapping[str, Sequence[Span]]
    ) -> tuple[tuple[str, tuple[Segment, ...]], ...]:
        item = verdict.item
        areas = "、".join(words.label(self.labels.key_areas, area) for area in verdict.key_areas)
        rested = [name for name in type(item).model_fields if name in spans]
        own = dict.fromkeys([*_ALWAYS, "fiscal_year", *(name for name in rested if name not in _HEAD)])
        facts = {name: segments(value_words(item, name, self.labels), spans.get(name, ())) for name in own}
        if facts["budget"]:
            facts["budget"] += segments(words.in_brackets(words.held(item)), ())
        facts["key_areas"] = segments(areas, ())
        names = {**self.labels.fields, "key_areas": words.KEY_AREAS}
        shown = [(words.label(names, name), value) for name, value in facts.items() if value]
        day = ("法规截止日", segments(verdict.as_of.isoformat(), ()))
        return (*shown, day) if self.dated_each else tuple(shown)

    def _spans(self, verdict: Verdict) -> dict[str, list[Span]]:
        """Return which parts of which fields the findings of an item rest on."""
        spans: dict[str, list[Span]] = defaultdict(list)
        for finding in verdict.findings:
            for one in finding.evidence:
                spans[one.field].append((one.start, one.end))
            quoted = {one.field for one in finding.evidence}
            for field in resting_fields(finding, verdict.item):
                if field not in quoted:
                    spans[field].append((0, len(value_words(verdict.item, field, self.labels))))
        return spans


def item_anchor(number: int) -> str:
    """Return the name of the place on the page where the item that is `number` in the batch stands."""
    return f"item-{number}"


def _candidate(rank: int, candidate: Candidate, chosen: bool) -> CandidateView:
    terms = tuple(dict.fromkeys(evidence.term for evidence in candidate.evidence))
    return CandidateView(candidate.code, candidate.name, words.behind(rank, candidate), terms, chosen)
