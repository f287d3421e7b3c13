"""The coding index: enough terms for every entry, and none that says nothing."""

from collections import Counter

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.match.query import QueryMaker
from procurement_rules.model.catalog import Catalog
from procurement_rules.normalise import fold
from tests.corpus.conftest import INDEXED

ENOUGH = 40

either = pytest.mark.parametrize("catalog", INDEXED)


@either
def test_every_entry_has_enough_terms(catalogs: dict[str, Catalog], catalog: str) -> None:
    terms = Counter(code for term in catalogs[catalog].terms for code in term.codes)
    assert {
        entry.code: terms[entry.code] for entry in catalogs[catalog].leaves if terms[entry.code] < ENOUGH
    } == {}


@either
def test_terms_point_to_leaves_and_to_each_once(catalogs: dict[str, Catalog], catalog: str) -> None:
    leaves = {entry.code for entry in catalogs[catalog].leaves}
    wrong = [
        term.term
        for term in catalogs[catalog].terms
        if not set(term.codes) <= leaves or len(set(term.codes)) < len(term.codes)
    ]
    assert wrong == []


@either
def test_no_term_is_written_twice(catalogs: dict[str, Catalog], catalog: str) -> None:
    terms = Counter(fold(term.term).folded for term in catalogs[catalog].terms)
    assert [term for term, count in terms.items() if count > 1] == []


@either
def test_no_term_is_empty_or_only_boilerplate(
    catalogs: dict[str, Catalog], knowledge: Knowledge, catalog: str
) -> None:
    maker = QueryMaker(knowledge.matching, fold)
    assert [term.term for term in catalogs[catalog].terms if not maker.core(fold(term.term).folded)] == []


@either
def test_a_term_has_at_least_two_characters(catalogs: dict[str, Catalog], catalog: str) -> None:
    assert [term.term for term in catalogs[catalog].terms if len(fold(term.term).folded) < 2] == []


@either
def test_no_term_is_cut_off_or_carries_invisible_characters(
    catalogs: dict[str, Catalog], catalog: str
) -> None:
    terms = [term.term for term in catalogs[catalog].terms]
    assert [term for term in terms if len(fold(term).folded) < len(term.replace(" ", ""))] == []
