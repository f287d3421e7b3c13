"""A knowledge root that is small and complete, to be broken in one place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.document import Document, read_document

HERE = Path(__file__).parent
ZOO = HERE / "zoo"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small root that a test may change."""
    return shutil.copytree(HERE / "root", tmp_path / "root")


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., Document]:
    """Return a document of the given text, shown as `a.yaml` or the given path."""

    def document_of(text: str | bytes, path: str = "a.yaml") -> Document:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_document(file, tmp_path)

    return document_of


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace what stands once in a file of the root."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def load_everything(root: Path) -> Knowledge:
    """Read every part of the root, as one screening after the other would."""
    knowledge = Knowledge(root)
    _ = knowledge.rules, knowledge.labels, knowledge.matching, knowledge.parameters
    for place in knowledge.jurisdictions.values():
        knowledge.catalog(place.catalog)
        knowledge.units(place)
    return knowledge
