"""Index terms in a text: the longest, each with its place and its entries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.match.terms import TermFinder

FINDER = TermFinder(
    {"审计": [2], "离任审计": [2], "财务": [1], "财务审计": [2, 1], "清扫": [3, 3], "12345": [4], "saas": [5]}
)


def _spans(text: str, finder: TermFinder = FINDER) -> list[tuple[int, int]]:
    hits = finder.find([text])
    return list(zip(hits.start.tolist(), hits.end.tolist(), strict=True))


def _found(text: str, finder: TermFinder = FINDER) -> list[str]:
    return [text[start:end] for start, end in _spans(text, finder)]


def _places(text: str) -> list[int]:
    return FINDER.owners(FINDER.find([text]).term)[1].tolist()


def test_a_term_is_found_where_it_stands() -> None:
    assert _spans("道路清扫") == [(2, 4)]
    assert _places("道路清扫") == [3]


def test_the_entries_of_a_term_are_in_the_order_of_the_catalog() -> None:
    assert _places("财务审计") == [1, 2]


def test_a_term_inside_a_longer_one_says_nothing_of_its_own() -> None:
    assert _found("离任审计和审计") == ["离任审计", "审计"]


def test_terms_that_overlap_without_holding_each_other_both_speak() -> None:
    assert _found("道路清扫", TermFinder({"道路清": [0], "清扫": [1]})) == ["道路清", "清扫"]


def test_each_occurrence_is_found() -> None:
    assert _spans("审计，审计") == [(0, 2), (3, 5)]


def test_the_terms_of_many_texts_are_those_of_each_and_none_stands_across_two() -> None:
    hits = FINDER.find(["审计离任", "审计财", "", "务清扫"])
    assert hits.text.tolist() == [0, 1, 3]
    assert list(zip(hits.start.tolist(), hits.end.tolist(), strict=True)) == [(0, 2), (0, 2), (1, 3)]


@pytest.mark.parametrize("text", ["12345热线", "拨打12345", "热线（12345）"])
def test_a_number_of_its_own_is_found(text: str) -> None:
    assert _found(text) == ["12345"]


@pytest.mark.parametrize("text", ["sd-2024-123456", "912345", "a12345", "12345b", "saasx", "1saas"])
def test_a_piece_of_a_longer_number_or_latin_word_is_no_term(text: str) -> None:
    assert _found(text) == []


def test_a_longer_term_that_does_not_count_hides_no_shorter_one() -> None:
    assert _found("清扫a1", TermFinder({"清扫a": [0], "清扫": [1]})) == ["清扫"]


def test_places_are_code_points_beside_emoji() -> None:
    assert _spans("👨‍👩‍👧𠀀审计") == [(6, 8)]


@pytest.mark.parametrize("text", ["", "😀", "道路", "\n"])
def test_a_text_without_terms_gives_none(text: str) -> None:
    assert _found(text) == []


def test_without_terms_none_is_found() -> None:
    assert _found("离任审计", TermFinder({})) == []
    assert TermFinder({}).owners(TermFinder({}).find([]).term)[1].tolist() == []


TERMS = st.lists(st.text("道路清扫", min_size=1, max_size=4), min_size=1, max_size=8, unique=True)


@settings(deadline=None)
@given(TERMS, st.text("道路清扫，", max_size=20))
def test_every_term_in_a_text_lies_in_a_found_one_and_none_in_another(terms: list[str], text: str) -> None:
    spans = _spans(text, TermFinder({term: [n] for n, term in enumerate(terms)}))
    assert all(text[start:end] in terms for start, end in spans)
    assert spans == sorted(spans)
    for term in terms:
        for start in range(len(text) - len(term) + 1):
            if text.startswith(term, start):
                assert any(first <= start and start + len(term) <= last for first, last in spans)
    inside = [(a, b) for a in spans for b in spans if a != b and b[0] <= a[0] and a[1] <= b[1]]
    assert inside == []
