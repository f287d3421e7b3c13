"""The detector: concepts of prohibited content in the fields of an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from procurement_rules.detect.head import HeadFinder
from procurement_rules.detect.likeness import LikenessFinder, Texts
from procurement_rules.detect.occurrences import FieldSignals, SignalIndex
from procurement_rules.detect.reading import Found, find_reading, is_undone
from procurement_rules.lexis import Weights
from procurement_rules.model.concept import Certainty, Concept, ConceptHit, ConceptLibrary, Reading
from procurement_rules.model.likeness import LikenessTable
from procurement_rules.model.text import Fold

# Signal of `shared.yaml` that lists what a name may end in without meaning (项目、采购、服务 …).
HEAD_TAILS = "name_tail"
# The reading of a hit that no declared combination gave.
LIKENESS = "likeness"


class Detector:
    """Reads concepts in texts. Holds no state between texts, so one detector serves many threads."""

    def __init__(self, library: ConceptLibrary, table: LikenessTable, fold: Fold) -> None:
        concepts = [_qualified(concept) for concept in library.concepts]
        self._anchored = [(each, {reading.all[0] for reading in each.readings}) for each in concepts]
        signals = dict(library.shared.signals)
        for concept in library.concepts:
            signals.update({f"{concept.id}.{name}": terms for name, terms in concept.signals.items()})
        self._index = SignalIndex(signals, fold)
        self._heads = HeadFinder(library.shared.signals.get(HEAD_TAILS, ()), fold)
        self._likeness = LikenessFinder(table)

    def detect(self, texts: Texts) -> tuple[ConceptHit, ...]:
        """Return the concepts found in `texts` (field → folded text), at most one hit a concept."""
        return self.detect_many([texts])[0]

    def detect_many(self, items: Sequence[Texts]) -> list[tuple[ConceptHit, ...]]:
        """Return the concepts found in each item; many at once are faster than one at a time."""
        chances = self._likeness.chances(items)
        return [
            self._with_likeness(texts, *self._read(texts), row)
            for texts, row in zip(items, chances, strict=True)
        ]

    def _with_likeness(
        self, texts: Texts, read: tuple[ConceptHit, ...], undone: Set[str], chances: Weights
    ) -> tuple[ConceptHit, ...]:
        """Return what was read, less what is in doubt and unlike; where that is nothing, what the text is like."""
        finder = self._likeness
        # A bare name says too little to contradict what may be read in it.
        told = "description" in texts
        kept = tuple(hit for hit in read if not (told and self._unlike(hit, chances)))
        if any(hit.concept in finder.concepts for hit in kept):
            return kept
        like = (
            ConceptHit(concept=each.concept, reading=LIKENESS, certainty=Certainty.POSSIBLE, spans=each.spans)
            for each in finder.likely(texts, chances)
            # What the text says and takes back is what it is like.
            if each.concept not in undone
        )
        return (*kept, *like)

    def _unlike(self, hit: ConceptHit, chances: Weights) -> bool:
        """Tell whether a reading in doubt is contradicted by the examples."""
        if hit.certainty is Certainty.CLEAR or hit.concept not in self._likeness.concepts:
            return False
        return self._likeness.chance(hit.concept, chances) < self._likeness.settings.doubt

    def _read(self, texts: Texts) -> tuple[tuple[ConceptHit, ...], frozenset[str]]:
        """Return the concepts that are read, and those that the text names only to take them back."""
        fields = {name: self._index.find(text) for name, text in texts.items()}
        head = self._heads.end(texts["name"].folded) if "name" in texts else None
        said = {signal for field in fields.values() for signal in field.found}
        # Most texts say nothing of most concepts.
        spoken_of = [concept for concept, anchors in self._anchored if not said.isdisjoint(anchors)]
        hits = {concept.id: _best_hit(concept, fields, head) for concept in spoken_of}
        undone = (
            concept.id for concept in spoken_of if hits[concept.id] is None and _undone(concept, fields)
        )
        return tuple(hit for hit in hits.values() if hit is not None), frozenset(undone)


def _qualified(concept: Concept) -> Concept:
    """Return the concept with its own signals named `concept.signal`, as the index knows them."""

    def own(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{concept.id}.{name}" if name in concept.signals else name for name in names)

    readings = tuple(
        reading.model_copy(
            update={
                "all": own(reading.all),
                "none": own(reading.none),
                "undone_by": tuple(
                    undoing.model_copy(update={"signals": own(undoing.signals)})
                    for undoing in reading.undone_by
                ),
            }
        )
        for reading in concept.readings
    )
    return concept.model_copy(update={"readings": readings})


def _undone(concept: Concept, fields: Mapping[str, FieldSignals]) -> bool:
    return any(
        is_undone(reading, fields[name])
        for reading in concept.readings
        for name in reading.fields
        if name in fields
    )


def _best_hit(concept: Concept, fields: Mapping[str, FieldSignals], head: int | None) -> ConceptHit | None:
    """Return the first clear reading that the text supports, else the first possible one."""
    possible: ConceptHit | None = None
    for reading in concept.readings:
        hit = _hit(concept, reading, fields, head)
        if hit is not None and reading.certainty is Certainty.CLEAR:
            return hit
        possible = possible or hit
    return possible


def _hit(
    concept: Concept, reading: Reading, fields: Mapping[str, FieldSignals], head: int | None
) -> ConceptHit | None:
    for name in reading.fields:
        if name not in fields:
            continue
        shown = find_reading(reading, name, fields, head if name == "name" else None)
        if shown:
            return ConceptHit(
                concept=concept.id,
                reading=reading.id,
                certainty=reading.certainty,
                spans=_spans(fields, shown),
            )
    return None


def _spans(fields: Mapping[str, FieldSignals], shown: list[Found]) -> tuple[tuple[str, int, int], ...]:
    spans = {(name, *fields[name].text.span(found.start, found.end)) for name, found in shown}
    return tuple(sorted(spans))
