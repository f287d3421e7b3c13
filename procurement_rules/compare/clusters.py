"""Clusters of rows: rows are compared with those of the same key, each text once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from procurement_rules.compare.linking import Linked, linked
from procurement_rules.compare.result import Cluster, Link, NearDuplicates
from procurement_rules.compare.rows import Row
from procurement_rules.errors import UsageError

_SAME = 100.0
_LEAST = 50


def checked(similarity: float) -> float:
    """Return the similarity. Raises UsageError where it is none that can be asked for."""
    if not _LEAST <= similarity <= _SAME:
        raise UsageError(
            f"相似度 {similarity!r:.40} 不可用", expected=f"{_LEAST} 至 100", remedy="改用这个范围内的数"
        )
    return similarity


def clusters_of(
    rows: Iterable[Row],
    text: Callable[[Row], str],
    key: Callable[[Row], Hashable],
    similarity: float,
) -> NearDuplicates:
    """Return the clusters of two and more rows of the same key by what `text` says of each."""
    groups: dict[Hashable, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[key(row)][text(row)].append(row.index)
    clusters: list[Cluster] = []
    curtailed: list[int] = []
    for places in groups.values():
        found = linked(places, similarity) if len(places) > 1 else Linked((), frozenset())
        clusters += _clusters(places, found)
        curtailed += [index for each in found.curtailed for index in places[each]]
    return NearDuplicates(tuple(sorted(clusters, key=_first)), tuple(sorted(curtailed)))


def _clusters(places: Mapping[str, Sequence[int]], found: Linked) -> Iterator[Cluster]:
    told = set()
    for group in found.groups:
        texts = {text for one, other, _ in group for text in (one, other)}
        told |= texts
        between = [_link(places[one][0], places[other][0], score) for one, other, score in group]
        yield _cluster(texts, places, between)
    for text, rows in places.items():
        if len(rows) > 1 and text not in told:
            yield _cluster({text}, places, [])


def _cluster(texts: Iterable[str], places: Mapping[str, Sequence[int]], between: list[Link]) -> Cluster:
    rows = sorted(index for text in texts for index in places[text])
    same = [_link(places[text][0], index, _SAME) for text in texts for index in places[text][1:]]
    return Cluster(tuple(rows), tuple(sorted(between + same, key=lambda link: (link.first, link.second))))


def _link(one: int, other: int, similarity: float) -> Link:
    return Link(min(one, other), max(one, other), similarity)


def _first(cluster: Cluster) -> int:
    return cluster.rows[0]
