"""The detector: concepts of prohibited content in the fields of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from procurement_rules.detect.head import HeadFinder
from procurement_rules.detect.likeness import Likeness, LikenessFinder, Span, Texts
from procurement_rules.detect.occurrences import FieldSignals, SignalIndex
from procurement_rules.detect.reading import Found, find_reading, is_undone
from procurement_rules.detect.reading_index import ReadingIndex
from procurement_rules.lexis import Weights
from procurement_rules.model.concept import Certainty, Concept, ConceptHit, ConceptLibrary
from procurement_rules.model.likeness import LikenessTable
from procurement_rules.model.text import Fold

# Signal of `shared.yaml` that lists what a name may end in without meaning (项目、采购、服务 …).
HEAD_TAILS = "name_tail"
# Signals of `shared.yaml` that put what stands in their clause outside the item (不含……、与……无关).
_DENIALS = ("denial", "unrelated")
# Sentences and commas; what is enumerated with 、 is denied together.
_CLAUSE_MARKS = re.compile("[，；。！？\n,;!?]")
# The reading of a hit that no declared combination gave.
LIKENESS = "likeness"


class Detector:
    """Reads concepts in texts. Holds no state between texts, so one detector serves many threads."""

    def __init__(self, library: ConceptLibrary, table: LikenessTable, fold: Fold) -> None:
        concepts = [_qualified(concept) for concept in library.concepts]
        self._readings = ReadingIndex(concepts)
        signals = dict(library.shared.signals)
        for concept in library.concepts:
            signals.update({f"{concept.id}.{name}": terms for name, terms in concept.signals.items()})
        self._index = SignalIndex(signals, fold)
        self._heads = HeadFinder(library.shared.signals.get(HEAD_TAILS, ()), fold)
        self._likeness = LikenessFinder(table)
        self._denying = frozenset(_DENIALS)
        self._denials = [term for name in _DENIALS for term in library.shared.signals.get(name, ())]

    def detect(self, texts: Texts) -> tuple[ConceptHit, ...]:
        """Return the concepts found in `texts` (field → folded text), at most one hit a concept."""
        return self.detect_many([texts])[0]

    def detect_many(self, items: Sequence[Texts], *, evidence: bool = True) -> list[tuple[ConceptHit, ...]]:
        """Return the concepts found in each item; many at once are faster than one at a time.

        Without `evidence` what a text is merely like is told without the words that say so, which takes a while.
        """
        chances = self._likeness.chances(items)
        highest = chances.max(axis=1, initial=0.0).tolist()
        return [self._detect(*each, evidence) for each in zip(items, chances, highest, strict=True)]

    def _detect(
        self, texts: Texts, chances: Weights, highest: float, evidence: bool
    ) -> tuple[ConceptHit, ...]:
        """Return what was read, less what is in doubt and unlike; where that is nothing, what the text is like."""
        fields = {name: self._index.find(text) for name, text in texts.items()}
        hits = self._read(fields)
        # A bare name says too little to contradict what may be read in it.
        if "description" in texts:
            hits = [hit for hit in hits if not self._unlike(hit, chances)]
        finder = self._likeness
        if highest < finder.least or any(hit.concept in finder.concepts for hit in hits):
            return tuple(hits)
        return (*hits, *self._like(texts, fields, chances, evidence))

    def _read(self, fields: Mapping[str, FieldSignals]) -> list[ConceptHit]:
        """Return of each concept the first clear reading that the text supports, else the first possible one."""
        possible = self._readings.possible(fields)
        if not possible:
            return []
        name = fields.get("name")
        head = self._heads.end(name.text.folded) if name else None
        ending = name.ending_at(head) if name and head else frozenset()
        hits: dict[str, ConceptHit] = {}
        for placed in possible:
            if placed.concept in hits or (placed.at_head and placed.anchor not in ending):
                continue
            at_end = head if placed.field == "name" else None
            shown = find_reading(placed.reading, placed.field, fields, at_end)
            if shown:
                hits[placed.concept] = ConceptHit(
                    concept=placed.concept,
                    reading=placed.reading.id,
                    certainty=placed.reading.certainty,
                    spans=_spans(fields, shown),
                )
        return list(hits.values())

    def _like(
        self, texts: Texts, fields: Mapping[str, FieldSignals], chances: Weights, evidence: bool
    ) -> Iterator[ConceptHit]:
        """Yield what the text is like, unless it takes that back or denies it."""
        deniable = any(not self._denying.isdisjoint(field.signals) for field in fields.values())
        for each in self._likeness.likely(texts, chances):
            if self._doubtful(each, fields):
                continue
            spans = self._likeness.spans(texts, each) if evidence or deniable else ()
            if not (deniable and self._denied(spans, texts)):
                yield ConceptHit(
                    concept=each.concept, reading=LIKENESS, certainty=Certainty.POSSIBLE, spans=spans
                )

    def _doubtful(self, like: Likeness, fields: Mapping[str, FieldSignals]) -> bool:
        """Tell whether a text that is like a concept also says it and takes it back, and may be like it for that alone."""
        if like.chance >= self._likeness.settings.possible_in_doubt:
            return False
        anchored = self._readings.anchored(fields)
        return any(
            placed.concept == like.concept and is_undone(placed.reading, fields[placed.field])
            for placed in anchored
        )

    def _denied(self, spans: Sequence[Span], texts: Texts) -> bool:
        """Tell whether half of the words that a likeness rests on stand in clauses that deny them."""
        clauses = [_clause(texts[name].original, start) for name, start, _ in spans]
        denied = sum(any(term in clause for term in self._denials) for clause in clauses)
        return bool(clauses) and 2 * denied >= len(clauses)

    def _unlike(self, hit: ConceptHit, chances: Weights) -> bool:
        """Tell whether a reading in doubt is contradicted by the examples."""
        if hit.certainty is Certainty.CLEAR or hit.concept not in self._likeness.concepts:
            return False
        return self._likeness.chance(hit.concept, chances) < self._likeness.settings.doubt


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


def _clause(text: str, place: int) -> str:
    first = max((mark.end() for mark in _CLAUSE_MARKS.finditer(text, 0, place)), default=0)
    last = _CLAUSE_MARKS.search(text, place)
    return text[first : last.start() if last else len(text)]


def _spans(fields: Mapping[str, FieldSignals], shown: list[Found]) -> tuple[tuple[str, int, int], ...]:
    spans = {(name, *fields[name].text.span(found.start, found.end)) for name, found in shown}
    return tuple(sorted(spans))
