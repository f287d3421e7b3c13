"""The texts of a catalog from which its weights are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from procurement_rules.match.query import QueryMaker
from procurement_rules.match.weights import Sample
from procurement_rules.model.catalog import Catalog, CodedExample
from procurement_rules.model.matching import SampleWeights
from procurement_rules.model.precedent import Precedent
from procurement_rules.model.text import Fold

DECIDED_OUTSIDE = "先例认定目录中没有的事项"


def samples(
    catalog: Catalog,
    precedents: Sequence[Precedent],
    weights: SampleWeights,
    maker: QueryMaker,
    fold: Fold,
) -> Iterator[Sample]:
    """Yield every text of the catalog and of the precedents with the place of its entry among the leaves.

    A text of several entries counts for each of them in part. What belongs to no entry stands after the last, at the
    place of its kind among `outside_kinds`.
    """
    number = {entry.code: place for place, entry in enumerate(catalog.leaves)}
    outside = {kind: len(number) + place for place, kind in enumerate(outside_kinds(catalog, precedents))}

    yield from _own_texts(catalog, number, weights, maker, fold)
    coded = list(_coded_texts(catalog, precedents, weights))
    names = maker.bought([fold(said.name).folded for said, _ in coded])
    descriptions = maker.masked([fold(said.description).folded for said, _ in coded])
    for (said, weight), name, description in zip(coded, names, descriptions, strict=True):
        places = [number[code] for code in said.codes if code in number]
        if not said.codes:
            places = [outside[said.outside]]
        for each in _said(name, description):
            for place in places:
                yield Sample(each, place, weight / len(places))


def _own_texts(
    catalog: Catalog, number: Mapping[str, int], weights: SampleWeights, maker: QueryMaker, fold: Fold
) -> Iterator[Sample]:
    """Yield the names, descriptions and index terms of the entries."""

    def texts(written: Iterable[str]) -> list[str]:
        return maker.masked([fold(each).folded for each in written])

    for place, name in enumerate(texts(entry.name for entry in catalog.leaves)):
        yield Sample((name,), place, weights.name)
    for place, description in enumerate(texts(entry.description for entry in catalog.leaves)):
        if description:
            yield Sample((description,), place, weights.description)
    for term, text in zip(catalog.terms, texts(term.term for term in catalog.terms), strict=True):
        places = [number[code] for code in term.codes if code in number]
        for place in places:
            yield Sample((text,), place, weights.term / len(places))


def _coded_texts(
    catalog: Catalog, precedents: Sequence[Precedent], weights: SampleWeights
) -> Iterator[tuple[CodedExample, float]]:
    """Yield what was coded by hand, with what it counts: the examples of the catalog, then the precedents."""
    yield from ((example, weights.example) for example in catalog.examples)
    for each in precedents:
        codes, outside = ((each.code,), "") if each.code else ((), DECIDED_OUTSIDE)
        coded = CodedExample(codes=codes, name=each.name, description=each.description, outside=outside)
        yield coded, weights.precedent


def _said(name: str, description: str) -> Iterator[tuple[str, ...]]:
    """Yield the name alone and with the description: near repeats share either."""
    if name:
        yield (name,)
    if description:
        yield name, description


def outside_kinds(catalog: Catalog, precedents: Sequence[Precedent]) -> tuple[str, ...]:
    """Return the kinds of what the catalog does not list, as far as there are examples or decisions."""
    kinds = {example.outside for example in catalog.examples if not example.codes}
    kinds |= {DECIDED_OUTSIDE for precedent in precedents if precedent.code is None}
    return tuple(sorted(kinds))


def term_places(catalog: Catalog, fold: Fold) -> dict[str, list[int]]:
    """Return every folded entry name and index term with the places of its entries."""
    number = {entry.code: place for place, entry in enumerate(catalog.leaves)}
    places: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(catalog.leaves):
        places[fold(entry.name).folded].append(place)
    for term in catalog.terms:
        known = [number[code] for code in term.codes if code in number]
        if known:
            places[fold(term.term).folded].extend(known)
    places.pop("", None)
    return places
