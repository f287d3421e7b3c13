"""Read `corpus/person-names.yaml`: the words by which the name of a person is known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from procurement_rules.knowledge.document import read_document
from procurement_rules.knowledge.validate import validated
from procurement_rules.model.person_names import PersonNames


def read_person_names(path: Path, root: Path) -> PersonNames:
    """Return the words. Raises KnowledgeError, also where one stands twice in its list."""
    document = read_document(path, root)
    names = validated(PersonNames, document)
    for field, words in names:
        twice = [word for word, times in Counter[str](words).items() if times > 1]
        if twice:
            raise document.fault(f"“{twice[0]}”写了两次", (field,), remedy="删去一处")
    return names
