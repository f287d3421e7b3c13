"""What the comparison of a batch gives: plain data that a joiner turns into findings.

Rows are positions in the batch that was handed over, from 0. Every result holds its rows in their order and the
results stand in the order of their first rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Link:
    """Two rows that were compared, `first` before `second`, and how alike they are (0-100)."""

    first: int
    second: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Rows that hang together, and one link fewer than rows that shows how.

    Two rows of a cluster need not be alike themselves: a chain of links joins them.
    """

    rows: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def similarity(self) -> float:
        """The similarity of the weakest link."""
        return min(link.similarity for link in self.links)


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """The clusters, and the rows with so many half-alike rows that not all of them were compared."""

    clusters: tuple[Cluster, ...]
    curtailed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One item that stands in several rows; `missing` names the fields that would decide whether it is one."""

    cluster: Cluster
    purchasers: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The items that stand in several rows, certain ones and, with `missing`, possible ones."""

    found: tuple[Duplicate, ...]
    curtailed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """Rows of one purchaser and year, each below the threshold, that reach it together."""

    cluster: Cluster
    total: Decimal
    threshold: Decimal


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Rows with a near-duplicate that may be parts of one purchase: their `missing` fields would decide."""

    missing: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Splits:
    """The splits, and what could not be judged: one entry for each set of missing fields."""

    found: tuple[Split, ...]
    unjudged: tuple[Unjudged, ...]
    curtailed: tuple[int, ...] = ()
