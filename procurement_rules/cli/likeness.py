"""`procurement-rules likeness`: what the program learns from labelled examples of prohibited content."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import click

from procurement_rules.cli.speaking import say
from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.knowledge.likeness import digest_of, read_settings, write_table
from procurement_rules.likeness_learning import learned
from procurement_rules.model.likeness import LikenessExample


@click.group()
def likeness() -> None:
    """从例子学习禁止内容的说法。"""


@likeness.command()
def learn() -> int:
    """由 corpus/likeness/examples.csv 重新学得 weights.csv。"""
    if importlib.util.find_spec("sklearn") is None:
        raise UsageError(
            "学习需要 scikit-learn", remedy="安装 procurement-rules[learn]；只用学好的权重则不需要"
        )
    knowledge = Knowledge(knowledge_root())
    folder = knowledge.likeness_folder
    settings = read_settings(folder, knowledge.root)
    examples = (*knowledge.likeness_examples, *_listed(knowledge))
    table = learned(examples, settings, digest_of(folder / "examples.csv"))
    write_table(folder / "weights.csv", table)
    say(
        f"{len(examples)} 个例子，{len(table.grams)} 个字词，{len(table.concepts)} 个概念 → {folder / 'weights.csv'}"
    )
    return 0


def _listed(knowledge: Knowledge) -> Iterator[LikenessExample]:
    """Yield what the catalogs list: it may be bought, so it is an example of nothing prohibited."""
    for identifier in knowledge.catalog_ids:
        catalog = knowledge.catalog(identifier)
        for example in catalog.examples:
            if example.codes:
                yield LikenessExample(name=example.name, description=example.description)
        for entry in catalog.leaves:
            yield LikenessExample(name=entry.name)
            if entry.description:
                yield LikenessExample(name=entry.name, description=entry.description)
