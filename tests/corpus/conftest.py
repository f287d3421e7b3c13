"""The knowledge of this checkout, read as it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.model.catalog import Catalog

CATALOGS = ("jiaozuo-2023", "liaocheng-2020", "jilin-2017")
INDEXED = CATALOGS[:2]


@pytest.fixture(scope="session")
def corpus(knowledge: Knowledge) -> Path:
    return knowledge.root / "corpus"


@pytest.fixture(scope="session")
def catalogs(knowledge: Knowledge) -> dict[str, Catalog]:
    return {name: knowledge.catalog(name) for name in CATALOGS}
