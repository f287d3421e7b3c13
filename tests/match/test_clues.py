"""Clues: what in a text pulls it to which entries, and how hard."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.match.clues import Clue, CountClues, TermClues
from procurement_rules.match.tokens import pairs

TERMS = TermClues({"审计": [2], "离任审计": [2], "财务": [1], "财务审计": [1, 2], "清扫": [3, 3]})
PAIRS = CountClues([{"离任审计": 3}, {"财务咨询": 3, "财务": 1}, {"道路清扫": 1}], pairs)


def _even(_end: int) -> float:
    return 1.0


def _terms(text: str) -> list[Clue]:
    return TERMS.find(text, _even)


def test_a_term_is_found_where_it_stands() -> None:
    [clue] = _terms("道路清扫")
    assert (clue.text, clue.start, clue.end, set(clue.pulls)) == ("清扫", 2, 4, {3})


def test_a_term_inside_a_longer_one_says_nothing_of_its_own() -> None:
    assert [clue.text for clue in _terms("离任审计")] == ["离任审计"]


def test_terms_that_overlap_without_holding_each_other_both_speak() -> None:
    clues = TermClues({"道路清": [0], "清扫": [1]}).find("道路清扫", _even)
    assert [clue.text for clue in clues] == ["道路清", "清扫"]


def test_each_occurrence_is_a_clue() -> None:
    assert [(clue.start, clue.end) for clue in _terms("审计，审计")] == [(0, 2), (3, 5)]


def test_the_more_of_a_text_a_term_covers_the_harder_it_pulls() -> None:
    [whole], [part] = _terms("离任审计"), _terms("对离任审计的意见")
    assert whole.pulls[2] == pytest.approx(1.0)
    assert part.pulls[2] == pytest.approx(0.5)


def test_signs_and_digits_do_not_thin_a_term_out() -> None:
    [clue] = _terms("2024，离任审计！")
    assert clue.pulls[2] == pytest.approx(1.0)


def test_a_term_of_several_entries_pulls_each_of_them_less() -> None:
    [clue] = _terms("财务审计")
    assert clue.pulls == {1: pytest.approx(0.5**0.5), 2: pytest.approx(0.5**0.5)}


def test_an_entry_that_owns_a_term_twice_owns_it_once() -> None:
    assert TERMS.owners(TERMS.terms.index("清扫")) == (3,)


def test_loudness_is_asked_at_the_end_of_a_term() -> None:
    asked: list[int] = []
    TERMS.find("道路清扫", lambda end: asked.append(end) or 1.0)
    assert asked == [4]


@pytest.mark.parametrize("text", ["", "😀", "道路", "\n"])
def test_a_text_without_terms_gives_no_clue(text: str) -> None:
    assert _terms(text) == []


def test_pieces_that_no_entry_has_give_no_clue() -> None:
    assert [clue.text for clue in PAIRS.find("离任仪式", _even)] == ["离任"]


def test_an_unknown_piece_takes_away_from_the_known_ones() -> None:
    [alone], [beside] = PAIRS.find("离任", _even), PAIRS.find("离任仪", _even)
    assert beside.pulls[0] < alone.pulls[0]


def test_a_piece_of_many_entries_is_a_weaker_clue_than_a_rare_one() -> None:
    clues = CountClues([{"财务审计": 1}, {"财务咨询": 1}, {"道路清扫": 1}], pairs).find("财务咨询", _even)
    strength = {clue.text: clue.pulls[1] for clue in clues}
    assert strength["财务"] < strength["咨询"]


def test_pieces_are_weighed_by_bm25_as_a_share_of_what_the_text_could_reach() -> None:
    # By hand: ln 2 of two entries for 离任, bags of 9 and 3 pieces, saturation 1.2, length 0.3, 5 for an unknown pair.
    counted = CountClues([{"离任审计": 3}, {"财务审计": 1}], pairs)
    [alone], [beside] = counted.find("离任", _even), counted.find("离任务", _even)
    assert alone.pulls == {0: pytest.approx(3 / (3 + 1.2 * (0.7 + 0.3 * 9 / 6)))}
    assert beside.pulls[0] == pytest.approx(alone.pulls[0] * math.log(2) / (math.log(2) + 5.0))


def test_a_louder_piece_counts_for_more_of_the_text() -> None:
    [first, second] = CountClues([{"离任": 1}, {"财务": 1}], pairs).find("离任，财务", float)
    assert second.pulls[1] / first.pulls[0] == pytest.approx(5 / 2)


def test_nothing_to_count_gives_no_clue() -> None:
    assert CountClues([], pairs).find("离任审计", _even) == []
    assert CountClues([{}, {"": 1}], pairs).find("离任审计", _even) == []


@given(st.text("离任审计财务咨询道路清扫，2a", max_size=30))
def test_pieces_of_one_kind_never_pull_more_than_the_text_can_reach(text: str) -> None:
    pulls: dict[int, float] = {}
    for clue in PAIRS.find(text, _even):
        for entry, pull in clue.pulls.items():
            pulls[entry] = pulls.get(entry, 0.0) + pull
    assert all(0.0 < pull <= 1.0 + 1e-9 for pull in pulls.values())


@given(st.text("离任审计财务咨询道路清扫，2a", max_size=30))
def test_every_clue_shows_what_stands_there(text: str) -> None:
    for clue in (*_terms(text), *PAIRS.find(text, _even)):
        assert text[clue.start : clue.end] == clue.text
