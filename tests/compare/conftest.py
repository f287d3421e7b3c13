"""Items of our own wording, and the slow way to compare texts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from procurement_rules.compare.linking import similarity_of
from procurement_rules.compare.result import Cluster
from procurement_rules.compare.rows import Row, read_rows
from procurement_rules.model.item import ServiceItem
from procurement_rules.normalise import fold

BOILERPLATE = ("政府采购", "采购项目", "服务项目", "采购", "项目", "服务", "年度", "二次")
BUREAU, SCHOOL = "永乐县农业农村局", "永乐县第二中学"


def items_of(*names: str, **fields: Any) -> list[ServiceItem]:
    """Return items that differ by their names only."""
    return [ServiceItem(name=name, **fields) for name in names]


def part(name: str, budget: int | None, **fields: Any) -> ServiceItem:
    """Return an item of the bureau and of 2024, unless `fields` say otherwise."""
    told = {"purchaser": BUREAU, "fiscal_year": 2024} | fields
    return ServiceItem(name=name, budget=None if budget is None else Decimal(budget), **told)


def rows_of(*items: ServiceItem) -> list[Row]:
    """Return the rows of items as they are compared."""
    return read_rows(items, fold, BOILERPLATE)


def row_sets(clusters: Iterable[Cluster]) -> list[tuple[int, ...]]:
    """Return the rows of each cluster."""
    return [cluster.rows for cluster in clusters]


def by_brute_force(texts: Iterable[str], similarity: float) -> set[frozenset[str]]:
    """Return the sets of different texts that hang together, every pair compared."""
    sets = [{text} for text in set(texts)]
    while True:
        joined = _joined_once(sets, similarity)
        if len(joined) == len(sets):
            return {frozenset(each) for each in sets if len(each) > 1}
        sets = joined


def _joined_once(sets: list[set[str]], similarity: float) -> list[set[str]]:
    joined: list[set[str]] = []
    for each in sets:
        near = next((other for other in joined if any(_alike(each, other, similarity))), None)
        if near is None:
            joined.append(set(each))
        else:
            near |= each
    return joined


def _alike(one: set[str], other: set[str], similarity: float) -> Iterable[bool]:
    return (similarity_of(here, there) >= similarity for here in one for there in other)
