"""Prepare a text for matching: which characters speak of the thing bought, and how loudly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.text import Fold, FoldedText

# The name of a purchaser at the front of a title, if something is left after it.
_SHORTEST_REST = 4
_LONGEST_ORGANISATION = 28


@dataclass(frozen=True, slots=True)
class Query:
    """One field of an item: `masked` has boilerplate blanked out, place for place."""

    field: str
    text: FoldedText
    folded: str
    masked: str
    weight: float
    organisation_end: int


class QueryMaker:
    """Makes queries of fields; thread-safe."""

    def __init__(self, parameters: MatchingParameters, fold: Fold) -> None:
        phrases = sorted((fold(each).folded for each in parameters.boilerplate), key=len, reverse=True)
        self._boilerplate = re.compile("|".join(map(re.escape, phrases)))
        endings = "|".join(map(re.escape, sorted(parameters.organisation_endings, key=len, reverse=True)))
        self._organisation = re.compile(
            rf"\A.{{1,{_LONGEST_ORGANISATION}}}?(?:{endings})(?=.{{{_SHORTEST_REST}}})"
        )
        self._parameters = parameters

    def queries(self, name: FoldedText | None, description: FoldedText | None) -> list[Query]:
        """Return the fields that say something; the description whispers unless it stands alone."""
        queries = [self._query("name", name, 1.0)] if name is not None else []
        spoken = [query for query in queries if query.masked.strip("\n")]
        if description is not None:
            spoken.append(
                self._query(
                    "description", description, self._parameters.description_weight if spoken else 1.0
                )
            )
        return [query for query in spoken if query.masked.strip("\n")]

    def core(self, folded: str) -> str:
        """Return the text without boilerplate, for comparing whole names."""
        return self._boilerplate.sub("", folded).replace("\n", "")

    def _query(self, field: str, text: FoldedText, weight: float) -> Query:
        folded = text.folded[: self._parameters.longest_text]
        masked = self._boilerplate.sub(lambda match: "\n" * len(match.group()), folded)
        organisation = self._organisation.match(folded)
        return Query(field, text, folded, masked, weight, organisation.end() if organisation else 0)

    def loudness(self, query: Query, end: int) -> float:
        """Return how much a clue ending at `end` counts: the head of a Chinese title stands last."""
        front = self._parameters.front_weight
        place = front + (1 - front) * end / len(query.folded)
        return place * (self._parameters.organisation_weight if end <= query.organisation_end else 1.0)
