"""Open the rules of another folder: a worktree, an unpacked release, or a `rules/` folder alone."""

from __future__ import annotations

from pathlib import Path

from procurement_rules.errors import UsageError
from procurement_rules.knowledge.library import Knowledge
from procurement_rules.knowledge.places import knowledge_root


def opened(folder: Path) -> Knowledge:
    """Return the knowledge there; what the corpus beside it lacks, or all of it, is the program's own.

    Raises UsageError where the folder holds no rules.
    """
    rules = next((path for path in (folder / "rules", folder) if (path / "pack.yaml").is_file()), None)
    if rules is None:
        raise UsageError(
            f"{folder} 里没有规则包", expected="rules/pack.yaml 或 pack.yaml", remedy="写规则包所在的文件夹"
        )
    root = rules.resolve().parent
    whole = (root / "corpus" / "jurisdictions.yaml").is_file()
    own = knowledge_root()
    return Knowledge(root if whole else own, rules=rules.resolve(), newer=own)
