"""Tag a text with the key areas that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from procurement_rules.detect.occurrences import SignalIndex
from procurement_rules.model.key_area import KeyArea
from procurement_rules.model.text import Fold, FoldedText

FIELDS = ("name", "description")


class KeyAreaTagger:
    """Finds the areas whose terms stand in the name or the description."""

    def __init__(self, areas: Iterable[KeyArea], fold: Fold) -> None:
        self._order = [area.id for area in areas]
        self._index = SignalIndex({area.id: area.terms for area in areas}, fold)

    def tags(self, texts: Mapping[str, FoldedText]) -> tuple[str, ...]:
        """Return the ids of the areas, in the order of the notice."""
        found = {area for name in FIELDS if name in texts for area in self._index.find(texts[name]).signals}
        return tuple(area for area in self._order if area in found)
