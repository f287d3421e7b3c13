"""Read `corpus/english.csv`: what the program says, in Chinese and in English."""

from __future__ import annotations

from pathlib import Path

from procurement_rules.english import holes
from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.csv_text import unguarded
from procurement_rules.knowledge.tables import rows

ENGLISH_COLUMNS = ("zh", "en")


def read_english(root: Path) -> dict[str, str]:
    """Return Chinese text → English text, with the holes of `Template`. Raises KnowledgeError with the row at fault."""
    said: dict[str, str] = {}
    for where, row in rows(root / "corpus" / "english.csv", root, ENGLISH_COLUMNS):
        chinese, english = unguarded(row["zh"]), unguarded(row["en"])
        if not chinese or not english:
            raise KnowledgeError("zh 和 en 都要填", where=where, remedy="补上空着的一格")
        if chinese in said:
            raise KnowledgeError(f"“{chinese:.60}”写了两次", where=where, remedy="删去其中一行")
        numbers = holes(chinese)
        if numbers != set(range(len(numbers))):
            raise KnowledgeError("zh 的空位没有从 0 起依次编号", where=where, remedy="按出现的次序编号")
        if not holes(english) <= numbers:
            raise KnowledgeError("en 里有 zh 没有的空位", where=where, expected="zh 里有的编号")
        said[chinese] = english
    return said
