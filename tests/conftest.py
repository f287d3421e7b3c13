"""What every test may need: the knowledge of this checkout, and the reference material where it is at hand."""

from pathlib import Path

import pytest

from procurement_rules.knowledge import Knowledge, knowledge_root

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge(knowledge_root())


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference documents and real data, which is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"the reference material is not beside this checkout ({SHARED.name}/)")
    return SHARED
