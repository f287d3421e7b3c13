"""From the standing of the candidates to a decision: sure, sure of the group only, a shortlist, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from procurement_rules.lexis import Numbers, Weights
from procurement_rules.model.catalog import Catalog, Entry
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.precedent import Precedent
from procurement_rules.model.verdict import Candidate, Decision, Match, TermEvidence

Evidence = tuple[TermEvidence, ...]

_BLANK = "名称和说明中没有可归类的内容（空白、套话或者太笼统）"
NOTHING_NEAR = "目录中没有相近的条目"
_OUTSIDE = "更像目录以外的事项，不像目录中的事项"
_DECIDED = "按先例：{by} {on} 认定"
_DECIDED_NOTHING = "按先例：{by} {on} 认定目录中没有合适的条目"
_UNSURE = "有相近的条目，但把握不足，请从备选中选定"
SEVERAL = "编码索引把这个词条归到不止一个条目，请从备选中选定"
LISTED = "名称里并列了不止一个条目，请分开填报，或从备选中选定主要的一个"
_SHOWN = 5
# Of a score and a confidence that are shown.
_DIGITS = 4


class Standing(NamedTuple):
    """The best places, the first one first, one more than is shown, and how far each is `behind` it, 0 and below.

    `inside` is how far the first place is ahead of every kind of what no catalog lists; `known` is the share of the text that is
    known; `lead` is how far the first place is ahead of the next entry of another name; `sure` is how probably it is right, and
    `sure_of_group` its group; `against` is why what the text alone would choose is not right, where a context says so and names no sibling.
    """

    places: Sequence[int]
    behind: Sequence[float]
    inside: float
    known: float
    lead: float
    sure: float
    sure_of_group: float
    against: str = ""


class Kin:
    """Which entries of a catalog have one name (twins), and which stand in one group."""

    def __init__(self, leaves: Sequence[Entry]) -> None:
        self._names = _numbered([leaf.name for leaf in leaves])
        self._groups = _numbered([leaf.parent for leaf in leaves])

    def leads(self, order: Numbers, scores: Weights) -> tuple[Weights, Weights]:
        """Return how far each first place is ahead of the best that is no twin of it, and of the best outside its group.

        `order` and `scores` are items × places, the best first; infinite where there is no other.
        """
        return _lead(self._names[order], scores), _lead(self._groups[order], scores)


def _numbered(names: Sequence[str]) -> Numbers:
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], dtype=np.int64)


def _lead(kin: Numbers, scores: Weights) -> Weights:
    rivals = np.where(kin == kin[:, :1], -np.inf, scores)
    lead: Weights = scores[:, 0] - rivals.max(axis=1)
    return lead


class Decider:
    """Decides by the parameters of `corpus/matching.yaml`."""

    def __init__(self, catalog: Catalog, parameters: MatchingParameters) -> None:
        self._catalog = catalog.header.id
        self._leaves = catalog.leaves
        self._shown = [(entry.code, entry.name) for entry in catalog.leaves]
        self.kin = Kin(catalog.leaves)
        self._names = {entry.code: entry.name for entry in catalog.entries}
        # A catalog that is only known by its names is far behind what is known to lie outside of catalogs.
        self._knows_its_own = any(example.codes for example in catalog.examples)
        self._parameters = parameters

    def standings(
        self, order: Numbers, best: Weights, outside: Weights, known: Weights, against: Iterable[str]
    ) -> list[Standing]:
        """Return how the candidates of items stand, given items × places and their scores, the best first.

        `outside` is items × kinds of what no catalog lists.
        """
        inside = best[:, 0] - outside.max(axis=1, initial=-np.inf)
        lead, group_lead = self.kin.leads(order, best)
        # The calibrated probability that the right entry is among those that are so far ahead.
        sure, sure_of_group = (
            self._parameters.confidence.probability(each, inside, known) for each in (lead, group_lead)
        )
        behind = np.round(best - best[:, :1], _DIGITS)
        columns = (order, behind, inside, known, lead, sure, sure_of_group)
        rows = zip(*(column.tolist() for column in columns), against, strict=True)
        return [Standing(*row) for row in rows]

    def blank(self) -> Match:
        """Return the coding of what says nothing."""
        return Match(catalog=self._catalog, decision=Decision.NONE, confidence=0.0, reason=_BLANK, blank=True)

    def nothing(self) -> Match:
        """Return the coding of what no entry resembles."""
        return Match(catalog=self._catalog, decision=Decision.NONE, confidence=0.0, reason=NOTHING_NEAR)

    def certain(self, places: Sequence[int], whole: TermEvidence) -> Match:
        """Return the coding of an entry's own name, or of that of its twins."""
        rows = [Candidate(*self._shown[place], 0.0, (whole,)) for place in places]
        return Match(
            catalog=self._catalog,
            decision=Decision.ACCEPTED,
            code=rows[0].code,
            confidence=1.0,
            candidates=tuple(rows),
        )

    def by_precedent(self, precedent: Precedent, place: int | None, whole: TermEvidence) -> Match:
        """Return the coding that the office decided before; `place` is None where it found that nothing fits."""
        coding = self.nothing() if place is None else self.certain((place,), whole)
        reason = _DECIDED_NOTHING if place is None else _DECIDED
        told = reason.format(by=precedent.decided_by, on=precedent.decided_on)
        return coding.model_copy(update={"reason": told, "precedent": precedent.reference})

    def decided(self, standing: Standing, evidence: Sequence[Evidence]) -> Match:
        """Return the coding of an item by the standing of its candidates."""
        if not standing.known:
            return self.nothing()
        first = standing.places[0]
        decision, reason, group = Decision.SHORTLIST, _UNSURE, None
        if standing.known < self._parameters.least_known:
            decision, reason = Decision.NONE, NOTHING_NEAR
        elif standing.against:
            decision, reason = Decision.NONE, standing.against
        elif standing.inside < -self._parameters.outside_lead and self._knows_its_own:
            # Not what kind it resembles: 更像公益性岗位, said of an item that is none, would accuse.
            decision, reason = Decision.NONE, _OUTSIDE
        elif standing.sure >= self._parameters.accept:
            decision, reason = Decision.ACCEPTED, ""
        else:
            group = self._group(standing, first)
        ranked = zip(standing.places[:_SHOWN], standing.behind, evidence, strict=False)
        candidates = [Candidate(*self._shown[place], score, terms) for place, score, terms in ranked]
        return Match(
            catalog=self._catalog,
            decision=decision,
            code=self._leaves[first].code if decision is Decision.ACCEPTED else None,
            group=group,
            confidence=round(standing.sure, _DIGITS),
            candidates=tuple(candidates),
            reason=self._of_group(group) if group else reason,
        )

    @staticmethod
    def open(match: Match, reason: str = SEVERAL) -> Match:
        """Return the coding of what means several entries: the choice is the reader's."""
        update = {"decision": Decision.SHORTLIST, "code": None, "reason": reason}
        return match.model_copy(update=update)

    def sure_of_group(self, match: Match, group: str) -> Match:
        """Return the coding of a group's own name: which of its entries is the reader's choice."""
        update = {
            "decision": Decision.SHORTLIST,
            "code": None,
            "group": group,
            "reason": self._of_group(group),
        }
        return match.model_copy(update=update)

    def _of_group(self, group: str) -> str:
        return f"确定属于“{self._names[group]}”，具体条目请从备选中选定"

    @staticmethod
    def misspelt(match: Match, meant: str, written: str) -> Match:
        """Return the coding of what is meant, with the whole of what is written as its evidence."""
        whole = TermEvidence(term=meant, start=0, end=len(written), share=1.0)
        candidates = tuple(replace(each, evidence=(whole,)) for each in match.candidates)
        reason = f"按“{meant}”理解，疑有错别字。{match.reason}"
        return match.model_copy(update={"candidates": candidates, "reason": reason})

    def _group(self, standing: Standing, first: int) -> str | None:
        """Return the group that is sure where the entry is not."""
        parent = self._leaves[first].parent
        sure = parent in self._names and standing.sure_of_group >= self._parameters.accept
        return parent if sure else None
