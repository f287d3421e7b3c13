"""The same item in several rows.

An item is one where name and description are nearly the same after boilerplate, and purchaser, year, budget and every
number in the texts (lot, phase, year, quantity) are the same. A field that is not known on both sides, or a
description or budget that only some rows have, leaves it open: the result names the field. Several purchasers may buy
the same thing under one name (物业管理): their rows are one item only where a telling description and the budget are
known and the same too; then it does not matter either where a purchaser is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from procurement_rules.compare.clusters import checked, clusters_of
from procurement_rules.compare.linking import PART
from procurement_rules.compare.result import Cluster, Duplicate, Duplicates, NearDuplicates
from procurement_rules.compare.rows import Row, read_rows
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.text import Fold

_NEARLY_THE_SAME = 95.0
Accept = Callable[[Sequence[Row]], bool]


def duplicates(
    items: Sequence[ServiceItem],
    fold: Fold,
    similarity: float = _NEARLY_THE_SAME,
    boilerplate: Sequence[str] = (),
) -> Duplicates:
    """Return the items that were submitted more than once, by one purchaser or by several."""
    rows = {row.index: row for row in read_rows(items, fold, boilerplate)}
    found: list[Duplicate] = []
    curtailed: set[int] = set()
    for each, accept, fields in _passes(rows.values(), checked(similarity)):
        curtailed.update(each.curtailed)
        for cluster in each.clusters:
            members = [rows[index] for index in cluster.rows]
            if accept(members):
                found.append(_duplicate(cluster, members, fields))
    kept = sorted(_without_repeats(found), key=lambda each: each.cluster.rows)
    return Duplicates(tuple(kept), tuple(sorted(curtailed)))


def _passes(
    rows: Iterable[Row], similarity: float
) -> Iterator[tuple[NearDuplicates, Accept, tuple[str, ...]]]:
    """Yield what hangs together in one sense, what of it counts, and the fields that may be missing; surest first."""
    everything = list(rows)
    known = [row for row in everything if row.budget is not None and _telling(row)]
    always = ("purchaser", "budget")
    yield clusters_of(known, _all_text, _across, similarity), _whoever_buys, ()
    yield clusters_of(everything, _all_text, _within, similarity), _any, always
    yield (
        clusters_of(everything, _name, _within_name, similarity),
        _partly_described,
        (*always, "description"),
    )
    yield clusters_of(everything, _all_text, _whatever_budget, similarity), _partly_budgeted, always


def _name(row: Row) -> str:
    return row.words.text


def _all_text(row: Row) -> str:
    return row.words.text + PART + (row.detail.text if row.detail else "")


def _numbers(row: Row) -> Hashable:
    return row.numbers, row.detail.numbers if row.detail else ()


def _across(row: Row) -> Hashable:
    return row.year, row.budget, _numbers(row)


def _within(row: Row) -> Hashable:
    return row.purchaser, row.year, row.budget, _numbers(row)


def _within_name(row: Row) -> Hashable:
    return row.purchaser, row.year, row.budget, row.numbers


def _whatever_budget(row: Row) -> Hashable:
    return row.purchaser, row.year, _numbers(row)


def _telling(row: Row) -> bool:
    """Tell whether the description says more than the name."""
    return row.detail is not None and row.detail.telling and row.detail.text != row.words.text


def _whoever_buys(rows: Sequence[Row]) -> bool:
    """Tell whether the rows may have several purchasers: if one buys it all, the other passes find it."""
    purchasers = {row.purchaser for row in rows}
    return len(purchasers) > 1 or None in purchasers


def _any(rows: Sequence[Row]) -> bool:
    return bool(rows)


def _partly_described(rows: Sequence[Row]) -> bool:
    return len({row.detail is None for row in rows}) > 1


def _partly_budgeted(rows: Sequence[Row]) -> bool:
    return len({row.budget is None for row in rows}) > 1


def _duplicate(cluster: Cluster, rows: Sequence[Row], fields: Sequence[str]) -> Duplicate:
    missing = {field for row in rows for field in row.missing(*fields)}
    purchasers = {row.purchaser for row in rows} - {None}
    return Duplicate(cluster, len(purchasers), tuple(field for field in fields if field in missing))


def _without_repeats(found: Iterable[Duplicate]) -> Iterator[Duplicate]:
    """Leave out what says nothing beyond an earlier, surer one."""
    holders: Mapping[int, set[int]] = defaultdict(set)
    for number, each in enumerate(found):
        rows = each.cluster.rows
        if not set.intersection(*(holders[row] for row in rows)):
            yield each
        for row in rows:
            holders[row].add(number)
