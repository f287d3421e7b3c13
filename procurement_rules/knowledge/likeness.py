"""Read and write `corpus/likeness/`: labelled examples, and the weights that were learned from them."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Set
from pathlib import Path

from procurement_rules.errors import KnowledgeError, Place
from procurement_rules.knowledge.document import read_document
from procurement_rules.knowledge.tables import rows, shown_path, table_text
from procurement_rules.knowledge.validate import validated
from procurement_rules.model.likeness import LikenessExample, LikenessSettings, LikenessTable

EXAMPLE_COLUMNS = ("name", "description", "funding_source", "concepts")
_GRAM, _WHERE, _RARITY = "gram", "where", "rarity"
# Where a gram is weighed: beside a name, or, blank, wherever it stands.
_TOLD = "told"
# The first line of the weights holds the biases, and in place of a rarity the digest of the examples.
_BIAS = "(bias)"


def read_examples(path: Path, root: Path, concepts: Set[str]) -> Iterator[LikenessExample]:
    """Yield the labelled examples; raises KnowledgeError for an unknown concept."""
    for where, row in rows(path, root, EXAMPLE_COLUMNS):
        meant = tuple(concept for concept in row["concepts"].split("|") if concept)
        unknown = set(meant) - concepts
        if unknown or not row["name"]:
            raise KnowledgeError(
                f"例子有误：{'、'.join(sorted(unknown)) or '名称为空'}",
                where=where,
                expected="名称，和 rules/concepts/ 中的概念（多个用 | 隔开；不是禁止内容的留空）",
            )
        yield LikenessExample(
            name=row["name"],
            description=row["description"],
            funding_source=row["funding_source"],
            concepts=meant,
        )


def digest_of(path: Path) -> str:
    """Return the digest of a file of examples, whatever its line ends."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def read_settings(folder: Path, root: Path) -> LikenessSettings:
    """Return the thresholds."""
    return validated(LikenessSettings, read_document(folder / "settings.yaml", root))


def read_table(folder: Path, root: Path) -> LikenessTable:
    """Return the weights in `folder`; raises KnowledgeError where they were learned from other examples."""
    path = folder / "weights.csv"
    text = table_text(path, root)
    reader = csv.reader(io.StringIO(text))
    header, first, *lines = list(reader)
    table = LikenessTable(
        concepts=tuple(header[3:]),
        grams=tuple(line[0] for line in lines),
        told=tuple(line[1] == _TOLD for line in lines),
        rarity=tuple(float(line[2]) for line in lines),
        weights=tuple(tuple(float(cell or 0) for cell in line[3:]) for line in lines),
        bias=tuple(float(cell) for cell in first[3:]),
        settings=read_settings(folder, root),
        learned_from=first[2],
    )
    if table.learned_from != digest_of(folder / "examples.csv"):
        raise KnowledgeError(
            "例子改过了，权重还是旧的",
            where=Place(shown_path(path, root)),
            expected="由现在的 examples.csv 学得的权重",
            remedy="运行 procurement-rules likeness learn",
        )
    return table


def write_table(path: Path, table: LikenessTable) -> None:
    """Write the weights, a line a gram."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((_GRAM, _WHERE, _RARITY, *table.concepts))
        writer.writerow((_BIAS, "", table.learned_from, *table.bias))
        for gram, told, rarity, weights in zip(
            table.grams, table.told, table.rarity, table.weights, strict=True
        ):
            writer.writerow((gram, _TOLD if told else "", rarity, *(weight or "" for weight in weights)))
