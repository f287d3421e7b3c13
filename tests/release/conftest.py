"""A small pack that a test may change, and what is recorded of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.release import Change, changes, recorded
from tests.knowledge.conftest import HERE, change

WORKS = "rules/national/works-bought.yaml"
UNBUDGETED = "rules/shandong/unbudgeted.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(HERE / "root", tmp_path / "root")


@pytest.fixture
def after(root: Path) -> Callable[..., tuple[Change, ...]]:
    """Return the changes that one replacement in one file makes."""

    def _after(path: str, old: str, new: str) -> tuple[Change, ...]:
        before = recorded(Knowledge(root))
        change(root, path, old, new)
        return changes(before, recorded(Knowledge(root)))

    return _after
