"""The rule files of a pack; a file that would be passed over in silence is a fault."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from procurement_rules.errors import KnowledgeError, Place, UsageError

CONCEPTS = "concepts"


def rule_files(pack: Path, places: Collection[str]) -> list[Path]:
    """Return the rule files of a pack in the order of `places`. Raises KnowledgeError for a folder that is no place."""
    for folder in sorted(path for path in pack.iterdir() if path.is_dir()):
        if folder.name not in places and folder.name != CONCEPTS:
            known = "、".join(places)
            raise KnowledgeError(
                f"文件夹 {folder.name} 不是地区",
                where=Place(str(folder)),
                expected=f"{known} 或 concepts",
            )
    return [path for place in places for path in sorted((pack / place).glob("*.yaml"))]


def own_rule_files(pack: Path, places: Collection[str]) -> list[Path]:
    """Return the rule files of a user's own pack. Raises UsageError where it has none, or others that are not read."""
    layout = f"文件夹/地区/规则.yaml，如 {pack / next(iter(places)) / 'my-rule.yaml'}"
    files = rule_files(pack, places)
    strays = _strays(pack, files)
    if strays:
        raise UsageError(
            f"{strays[0]} 不会当作规则读入", expected=layout, remedy="移到所属地区的文件夹里，后缀写 .yaml"
        )
    if not files:
        raise UsageError(
            f"{pack} 里没有读到规则", expected=layout, remedy="检查 --rules，或用 rules new 写一条"
        )
    return files


def _strays(pack: Path, rules: Collection[Path]) -> list[Path]:
    # A copy of the bundled pack brings its pack.yaml with it.
    read = {*rules, *(pack / CONCEPTS).glob("*.yaml"), pack / "pack.yaml"}
    return sorted(
        path for path in pack.rglob("*.y*ml") if path.suffix in (".yaml", ".yml") and path not in read
    )
