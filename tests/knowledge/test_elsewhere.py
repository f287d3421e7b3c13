"""The rules of another folder."""

import shutil
from pathlib import Path

import pytest

from procurement_rules.errors import UsageError
from procurement_rules.knowledge import knowledge_root, opened


def test_a_root_is_read_with_its_own_corpus(root: Path) -> None:
    for folder in (root, root / "rules"):
        assert set(opened(folder).jurisdictions) == {"national", "shandong", "liaocheng"}
        assert opened(folder).rules.version == "1.2.3"


def test_a_rules_folder_alone_is_read_with_the_corpus_of_the_program(tmp_path: Path) -> None:
    bundled = knowledge_root() / "rules"
    alone = shutil.copytree(bundled, tmp_path / "older")
    (alone / "national" / "works-purchased.yaml").unlink()
    knowledge = opened(alone)
    assert "works-purchased" not in knowledge.labels.rules
    assert (knowledge.rules_folder, knowledge.root) == (alone, knowledge_root())


def test_a_folder_without_a_pack_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="里没有规则包"):
        opened(tmp_path)
