"""Where the knowledge lies: inside an installed package, or beside it in a checkout."""

from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge import knowledge_root, places


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a package that was installed without any knowledge."""
    folder = tmp_path / "site" / "procurement_rules"
    (folder / "knowledge").mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(folder / "knowledge" / "places.py"))
    return folder


def _knowledge(folder: Path) -> None:
    for name in ("rules", "corpus"):
        (folder / name).mkdir(parents=True)


def test_a_checkout_has_its_knowledge_beside_the_package() -> None:
    root = knowledge_root()
    assert (root / "rules/pack.yaml").is_file()
    assert (root / "corpus/fields.yaml").is_file()


def test_an_installed_package_has_it_inside(package: Path) -> None:
    _knowledge(package / "bundled")
    assert knowledge_root() == package / "bundled"


def test_what_is_inside_comes_before_what_happens_to_lie_beside(package: Path) -> None:
    _knowledge(package.parent)
    assert knowledge_root() == package.parent
    _knowledge(package / "bundled")
    assert knowledge_root() == package / "bundled"


def test_an_installation_without_it_is_a_knowledge_error(package: Path) -> None:
    (package.parent / "rules").mkdir()
    with pytest.raises(KnowledgeError, match=r"安装不完整，找不到 rules/ 和 corpus/；请重新安装"):
        knowledge_root()
