"""What the bundled examples say of a text, with the words that say so and without."""

import csv

from procurement_rules.detect.detector import LIKENESS
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.model.concept import ConceptHit
from procurement_rules.readers import readers_of


def test_without_evidence_the_same_is_found_and_only_likeness_shows_no_words() -> None:
    knowledge = Knowledge(knowledge_root())
    readers = readers_of(knowledge)
    with (knowledge_root() / "corpus/cases/prohibitions-authored.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    fields = ("name", "description", "funding_source")
    texts = [{field: readers.fold(row[field]) for field in fields if row[field]} for row in rows]
    whole = readers.detector.detect_many(texts)
    bare = readers.detector.detect_many(texts, evidence=False)
    assert any(hit.reading == LIKENESS for hits in whole for hit in hits)
    for with_words, without in zip(whole, bare, strict=True):
        assert [_identity(hit) for hit in with_words] == [_identity(hit) for hit in without]
        assert all(hit.spans for hit in with_words)
        assert all(hit.spans for hit in without if hit.reading != LIKENESS)


def _identity(hit: ConceptHit) -> tuple[str, str, str]:
    return hit.concept, hit.reading, hit.certainty
