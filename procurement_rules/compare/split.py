"""One purchase in parts: each below a threshold, together at or above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal

from procurement_rules.compare.clusters import checked, clusters_of
from procurement_rules.compare.result import Cluster, NearDuplicates, Split, Splits, Unjudged
from procurement_rules.compare.rows import Row, read_rows
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.text import Fold

_DECIDING = ("purchaser", "fiscal_year", "budget")
# What rows must have in common to be parts of one purchase, and what of it may be unknown. A row is asked for in the
# first line that names all it lacks of purchaser and year.
_IN_COMMON = (("purchaser", "fiscal_year"), ("fiscal_year",), ("purchaser",), ())
# The context of the thread rounds at 28 digits.
_EXACT = Context(prec=100)


def splits(
    items: Sequence[ServiceItem],
    fold: Fold,
    threshold: Decimal,
    similarity: float,
    boilerplate: Sequence[str] = (),
) -> Splits:
    """Return the near-duplicates of one purchaser and year, each below the threshold, that reach it together.

    Lots, phases and other numbers do not make items different. Items without a positive budget are no parts. Where
    purchaser, year or budget is not known and could make a split, the row is among `unjudged`.
    """
    rows = {
        row.index: row
        for row in read_rows(items, fold, boilerplate)
        if _is_below(row, threshold) and not items[row.index].is_part
    }
    sure = [row for row in rows.values() if not row.missing(*_DECIDING)]
    near = _near(sure, _IN_COMMON[0], checked(similarity))
    totals = [(cluster, _total(rows[index] for index in cluster.rows)) for cluster in near.clusters]
    found = tuple(Split(cluster, total, threshold) for cluster, total in totals if total >= threshold)
    curtailed = set(near.curtailed)
    unjudged: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for each, common in _open_passes(list(rows.values()), similarity):
        curtailed.update(each.curtailed)
        for row in _open_rows(each.clusters, common, rows, threshold):
            unjudged[row.missing(*_DECIDING)].append(row.index)
    told = tuple(Unjudged(missing, tuple(sorted(unjudged[missing]))) for missing in sorted(unjudged))
    return Splits(found, told, tuple(sorted(curtailed)))


def _is_below(row: Row, threshold: Decimal) -> bool:
    return row.budget is None or 0 < row.budget < threshold


def _total(rows: Iterable[Row]) -> Decimal:
    total = Decimal(0)
    for row in rows:
        total = _EXACT.add(total, row.budget or Decimal(0))
    return total


def _near(rows: Iterable[Row], common: Sequence[str], similarity: float) -> NearDuplicates:
    def key(row: Row) -> Hashable:
        return tuple(_value(row, field) for field in common)

    return clusters_of(rows, lambda row: row.words.text, key, similarity)


def _value(row: Row, field: str) -> Hashable:
    return row.purchaser if field == "purchaser" else row.year


def _asked_for(row: Row, common: Sequence[str]) -> bool:
    """Tell whether something of the row is unknown, and `common` is all that is known of its purchaser and year."""
    known = tuple(field for field in _IN_COMMON[0] if _value(row, field) is not None)
    return known == tuple(common) and bool(row.missing(*_DECIDING))


def _open_passes(rows: Sequence[Row], similarity: float) -> Iterator[tuple[NearDuplicates, tuple[str, ...]]]:
    """Yield the near-duplicates that have something in common, where a row lacks the rest."""
    for common in _IN_COMMON:
        places = {tuple(_value(row, field) for field in common) for row in rows if _asked_for(row, common)}
        shared = [row for row in rows if tuple(_value(row, field) for field in common) in places]
        yield _near(shared, common, similarity), common


def _open_rows(
    clusters: Iterable[Cluster], common: Sequence[str], rows: Mapping[int, Row], threshold: Decimal
) -> Iterator[Row]:
    """Yield the rows that lack something, out of clusters that may reach the threshold."""
    for cluster in clusters:
        members = [rows[index] for index in cluster.rows]
        if any(row.budget is None for row in members) or _total(members) >= threshold:
            yield from (row for row in members if _asked_for(row, common))
