"""Evidence: words and terms that stand in the submitted text, and how much each of them pulled."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.lexis import words
from procurement_rules.match import Matcher
from procurement_rules.match.query import QueryMaker
from procurement_rules.model.verdict import TermEvidence
from procurement_rules.normalise import fold
from tests.match.conftest import PARAMETERS, coded, matcher_of, small_catalog

# Hypothesis wants no fixtures of a function: the same small matcher again.
_MATCHER = matcher_of()
_TERMS = {fold(term.term).folded for term in small_catalog().terms}
_TERMS |= {fold(entry.name).folded for entry in small_catalog().leaves}
# Each share is rounded to thousandths for itself.
_ROUNDING = 6 * 0.0005 + 1e-9


def _first(matcher: Matcher, name: str | None, description: str | None = None) -> tuple[TermEvidence, ...]:
    return coded(matcher, name, description).candidates[0].evidence


def test_an_index_term_is_shown_whole_and_where_it_stands(small: Matcher) -> None:
    [shown] = _first(small, "某县　2024\u200b年度领导干部离 任审计项目")
    assert (shown.term, shown.start, shown.end, shown.field) == ("离任审计", 14, 19, "name")


def test_words_are_shown_where_no_term_stands(small: Matcher) -> None:
    shown = [(each.term, each.start, each.end) for each in _first(small, "城市道路的清扫")]
    assert shown == [("城市道路", 0, 4), ("清扫", 5, 7)]


def test_a_term_pulls_only_to_its_own_entries(small: Matcher) -> None:
    by_code = {each.code: each.evidence for each in coded(small, "代理记账和离任审计").candidates}
    assert "代理记账" in [shown.term for shown in by_code["D01"]]
    assert "离任审计" not in [shown.term for shown in by_code["D01"]]
    assert [shown.term for shown in by_code["D02"]] == ["离任审计"]


def test_what_pulled_harder_has_the_greater_share(small: Matcher) -> None:
    shares = {shown.term: shown.share for shown in _first(small, "道路和垃圾清运")}
    assert shares["垃圾清运"] > shares["道路"] > 0


def test_the_same_words_have_a_smaller_share_in_a_description(small: Matcher) -> None:
    shown = {each.field: each.share for each in _first(small, "垃圾清运", "垃圾清运")}
    assert shown["name"] > shown["description"]


def test_a_description_alone_is_shown_as_its_own_field(small: Matcher) -> None:
    assert {shown.field for shown in _first(small, None, "负责城区垃圾清运")} == {"description"}


def test_what_pulls_nowhere_is_not_shown(small: Matcher) -> None:
    assert "量子" not in [shown.term for shown in _first(small, "量子离任审计")]


def test_a_candidate_that_nothing_pulled_to_shows_nothing(small: Matcher) -> None:
    last = coded(small, "某水利局离任审计").candidates[-1]
    assert (last.code, last.evidence) == ("A11", ())


def test_evidence_comes_name_first_and_in_the_order_of_the_text(small: Matcher) -> None:
    places = [
        (shown.field != "name", shown.start) for shown in _first(small, "道路清扫和垃圾清运", "垃圾清运")
    ]
    assert len(places) >= 3
    assert places == sorted(places)


def test_pieces_do_not_overlap(small: Matcher) -> None:
    spans = [(shown.start, shown.end) for shown in _first(small, "负责城市道路清扫保洁和垃圾清运")]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_no_more_than_six_pieces_are_shown_the_strongest(small: Matcher) -> None:
    shown = _first(small, "垃圾清运和" * 20)
    assert [each.start for each in shown] == [70, 75, 80, 85, 90, 95]


def test_of_equal_pieces_the_first_are_shown(small: Matcher) -> None:
    shown = _first(small, None, "垃圾清运和" * 20)
    assert [each.start for each in shown] == [0, 5, 10, 15, 20, 25]


def test_without_evidence_all_else_is_the_same(small: Matcher) -> None:
    texts = [(fold(text), None) for text in ("道路清扫和垃圾清运", "审计服务", "派遣保安", "")]
    bare, full = small.match_many(texts, evidence=False), small.match_many(texts)
    assert bare[0].candidates[0].evidence == ()
    for one, other in zip(bare, full, strict=True):
        left, right = (each.model_dump(exclude={"candidates"}) for each in (one, other))
        assert left == right
        assert [c.code for c in one.candidates] == [c.code for c in other.candidates]


@pytest.mark.parametrize("before", ["😀🚀", "👨‍👩‍👧", "𠀀", "\ud83d", "\x00", "（一）", "ﷺ"])
def test_spans_are_code_points_of_what_was_submitted(small: Matcher, before: str) -> None:
    text = f"{before}离\u200b任审计"
    [shown] = [each for each in _first(small, text) if each.term == "离任审计"]
    assert text[shown.start : shown.end] == "离\u200b任审计"


_NOISE = st.sampled_from(["\u200b", " ", "　", "\u00ad", "\ufeff"])
_PIECES = st.sampled_from(
    [
        "代理记账",
        "离任审计",
        "财务",
        "垃圾清运",
        "道路",
        "服务",
        "水利局",
        "，",
        "SaaS",
        "㎡",
        "２０２４",
        "😀",
    ]
)


@st.composite
def _noisy_texts(draw: st.DrawFn) -> str:
    letters = "".join(draw(st.lists(_PIECES, max_size=8)))
    return "".join(letter + "".join(draw(st.lists(_NOISE, max_size=1))) for letter in letters)


@settings(deadline=None)
@given(_noisy_texts(), _noisy_texts())
def test_evidence_shows_what_it_names_wherever_it_stands(name: str, description: str) -> None:
    texts = {"name": name, "description": description}
    for candidate in coded(_MATCHER, name, description).candidates:
        for shown in candidate.evidence:
            piece = texts[shown.field][shown.start : shown.end]
            assert fold(piece).folded == fold(shown.term).folded


@settings(deadline=None)
@given(_noisy_texts(), _noisy_texts())
def test_shares_are_parts_of_a_whole_and_none_is_noise(name: str, description: str) -> None:
    for candidate in coded(_MATCHER, name, description).candidates:
        shares = [shown.share for shown in candidate.evidence]
        assert all(0.0 < share <= 1.0 for share in shares)
        assert sum(shares) <= 1.0 + _ROUNDING
        assert len(shares) <= 6


@settings(deadline=None)
@given(_noisy_texts(), _noisy_texts())
def test_a_piece_is_an_index_term_or_a_whole_word(name: str, description: str) -> None:
    maker = QueryMaker(PARAMETERS, fold)
    texts = {"name": fold(name), "description": fold(description)}
    whole = {
        field: {text.span(start, end) for start, end in words(maker.query(field, text).masked)}
        for field, text in texts.items()
    }
    for candidate in coded(_MATCHER, name, description).candidates:
        for shown in candidate.evidence:
            assert shown.term in _TERMS or (shown.start, shown.end) in whole[shown.field]
