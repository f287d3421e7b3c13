"""What reads texts for every screener of one knowledge: the detector and a matcher a catalog, each built once."""

from __future__ import annotations

import threading
from functools import cached_property
from weakref import WeakKeyDictionary

from procurement_rules.detect import Detector, KeyAreaTagger
from procurement_rules.knowledge import Knowledge
from procurement_rules.match import Matcher
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.concept import ConceptLibrary
from procurement_rules.model.key_area import KeyAreas
from procurement_rules.model.likeness import LikenessTable
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.normalise import Speller


class Readers:
    """The readers of one knowledge, safe for several threads. It keeps parts of the knowledge, never the whole."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.fold = Speller(knowledge.spellings).fold
        self._concepts: ConceptLibrary = knowledge.concepts
        self._likeness: LikenessTable = knowledge.likeness
        self._matching: MatchingParameters = knowledge.matching
        self._areas: KeyAreas = knowledge.key_areas
        self._matchers: dict[str, Matcher] = {}
        self._lock = threading.Lock()

    @cached_property
    def detector(self) -> Detector:
        """The detector of prohibited content."""
        return Detector(self._concepts, self._likeness, self.fold)

    @cached_property
    def tagger(self) -> KeyAreaTagger:
        """The tagger of key areas."""
        return KeyAreaTagger(self._areas.areas, self.fold)

    def matcher(self, catalog: Catalog) -> Matcher:
        """Return the matcher of a catalog that comes with the knowledge, without precedents."""
        name = catalog.header.id
        with self._lock:
            if name not in self._matchers:
                self._matchers[name] = Matcher(catalog, self._matching, self.fold)
            return self._matchers[name]


_of_knowledge: WeakKeyDictionary[Knowledge, Readers] = WeakKeyDictionary()
_lock = threading.Lock()


def readers_of(knowledge: Knowledge) -> Readers:
    """Return the readers that all screeners of a knowledge share."""
    with _lock:
        if knowledge not in _of_knowledge:
            _of_knowledge[knowledge] = Readers(knowledge)
        return _of_knowledge[knowledge]
