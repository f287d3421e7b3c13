"""Which readings a text can have at all: those whose anchor stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from procurement_rules.detect.occurrences import FieldSignals
from procurement_rules.model.concept import Certainty, Concept, Reading, Scope

_NOTHING: frozenset[str] = frozenset()


class PlacedReading(NamedTuple):
    """A reading of a concept in one field; of one concept clear ones rank first, then in the order of its file."""

    rank: int
    concept: str
    reading: Reading
    field: str
    anchor: str
    partners: frozenset[str]
    # Whether the name must end in its anchor, and whether its partners may stand in other fields.
    at_head: bool
    across: bool


class ReadingIndex:
    """All readings of all concepts, by field and anchor."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._by_anchor: dict[str, dict[str, list[PlacedReading]]] = defaultdict(lambda: defaultdict(list))
        rank = 0
        for concept in concepts:
            for reading in sorted(concept.readings, key=lambda each: each.certainty is not Certainty.CLEAR):
                anchor, *partners = reading.all
                for field in reading.fields:
                    placed = PlacedReading(
                        rank=rank,
                        concept=concept.id,
                        reading=reading,
                        field=field,
                        anchor=anchor,
                        partners=frozenset(partners),
                        at_head=reading.at_head,
                        across=reading.scope is Scope.ITEM,
                    )
                    self._by_anchor[field][anchor].append(placed)
                    rank += 1
        self._anchors = {field: frozenset(anchors) for field, anchors in self._by_anchor.items()}

    def anchored(self, fields: Mapping[str, FieldSignals]) -> list[PlacedReading]:
        """Return the readings whose anchor stands in their field."""
        return [
            placed
            for name, field in fields.items()
            for signal in field.signals & self._anchors.get(name, _NOTHING)
            for placed in self._by_anchor[name][signal]
        ]

    def possible(self, fields: Mapping[str, FieldSignals]) -> list[PlacedReading]:
        """Return those of which all signals stand somewhere in their scope, by rank: all of one concept together."""
        anywhere = _NOTHING.union(*[field.signals for field in fields.values()])
        found = [
            placed
            for placed in self.anchored(fields)
            if placed.partners <= (anywhere if placed.across else fields[placed.field].signals)
        ]
        found.sort(key=_rank)
        return found


def _rank(placed: PlacedReading) -> int:
    return placed.rank
