"""The matcher: accepted, a shortlist, or an honest none."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.match import Matcher
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.verdict import Decision, Match
from procurement_rules.normalise import fold
from tests.match.conftest import PARAMETERS, coded, small_catalog

# Hypothesis wants no fixtures of a function: the same small matcher again.
_MATCHER = Matcher(small_catalog(), PARAMETERS, fold)


def _codes(match: Match) -> list[str]:
    return [candidate.code for candidate in match.candidates]


def _with(**changed: object) -> Matcher:
    parameters = MatchingParameters.model_validate({**PARAMETERS.model_dump(), **changed})
    return Matcher(small_catalog(), parameters, fold)


@pytest.mark.parametrize(
    "name", ["审计服务", "审计", "审计服务采购项目", "审 计\u200b服务", "D02", "d02", "Ｄ０２"]
)
def test_an_entry_is_found_by_its_name_its_core_and_its_code(small: Matcher, name: str) -> None:
    match = coded(small, name)
    assert (match.decision, match.code, match.confidence) == (Decision.ACCEPTED, "D02", 1.0)


def test_the_whole_name_is_the_evidence_of_an_exact_match(small: Matcher) -> None:
    name = "审 计\u200b服务"
    [evidence] = coded(small, name).candidates[0].evidence
    assert (evidence.term, evidence.start, evidence.end, evidence.field) == (name, 0, len(name), "name")


def test_twins_are_both_candidates_and_one_is_accepted(small: Matcher) -> None:
    match = coded(small, "安全生产应急救援服务")
    assert match.decision is Decision.ACCEPTED
    assert (match.code, _codes(match)) == ("A01", ["A01", "A14"])


def test_a_twin_is_found_by_its_own_code_alone(small: Matcher) -> None:
    assert _codes(coded(small, "A14")) == ["A14"]


def test_a_twin_is_no_rival_to_the_other(small: Matcher) -> None:
    match = coded(small, "某县安全生产应急救援队伍")
    assert _codes(match)[:2] == ["A01", "A14"]
    assert match.candidates[0].score == match.candidates[1].score
    assert match.confidence > 0.5, "a rival with the same score would leave 0.5"


def test_an_index_term_points_to_its_entry(small: Matcher) -> None:
    match = coded(small, "某县2024年度领导干部离任审计项目")
    assert (match.decision, match.code) == (Decision.ACCEPTED, "D02")
    assert [(e.term, e.start, e.end) for e in match.candidates[0].evidence] == [("离任审计", 12, 16)]


def test_a_term_of_two_entries_leaves_the_choice_to_the_reader(small: Matcher) -> None:
    match = coded(small, "财务咨询")
    assert (match.decision, match.code) == (Decision.SHORTLIST, None)
    assert set(_codes(match)) == {"D01", "D02"}
    assert match.reason == "有相近的条目，但把握不足，请从备选中选定"


@pytest.mark.parametrize("name", ["城市道路清扫保结服务", "城市道路请扫保洁", "离仁审计", "安全生产应急救缓"])
def test_one_wrong_character_is_tolerated(small: Matcher, name: str) -> None:
    right = {"城": "D03", "离": "D02", "安": "A01"}[name[0]]
    assert coded(small, name).candidates[0].code == right


def test_a_misspelt_term_is_shown_by_the_whole_text() -> None:
    match = coded(_with(typo_similarity=70, weights={"terms": 2.0, "words": 0.0, "pairs": 0.0}), "代里记账")
    [evidence] = match.candidates[0].evidence
    assert (match.candidates[0].code, evidence.term, evidence.start, evidence.end) == (
        "D01",
        "代理记账",
        0,
        4,
    )


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\x00", "\ud800", "采购", "服务采购项目"])
def test_a_blank_name_is_none(small: Matcher, name: str) -> None:
    match = coded(small, name)
    assert match == Match(
        catalog="小",
        decision=Decision.NONE,
        confidence=0.0,
        reason="名称和说明中没有可归类的内容（空白或只有套话）",
    )


@pytest.mark.parametrize("name", ["hello world", "2024", "！！！", "😀🚀", "量子对撞机", "劳" * 100_000])
def test_what_resembles_nothing_is_none_with_its_reason(small: Matcher, name: str) -> None:
    match = coded(small, name)
    assert (match.decision, match.code, match.reason) == (Decision.NONE, None, "目录中没有相近的条目")


def test_no_texts_are_none(small: Matcher) -> None:
    assert coded(small).decision is Decision.NONE


def test_a_description_alone_is_coded_with_evidence_of_its_own(small: Matcher) -> None:
    match = coded(small, None, "负责城区垃圾清运")
    assert (match.decision, match.code) == (Decision.ACCEPTED, "D03")
    assert {evidence.field for evidence in match.candidates[0].evidence} == {"description"}


def test_a_name_is_heard_above_its_description(small: Matcher) -> None:
    assert _codes(coded(small, "离任审计", "包括垃圾清运和财务核算"))[0] == "D02"


def test_evidence_comes_name_first_and_in_the_order_of_the_text(small: Matcher) -> None:
    evidence = coded(small, "道路清扫和垃圾清运", "垃圾清运").candidates[0].evidence
    places = [(shown.field != "name", shown.start) for shown in evidence]
    assert places == sorted(places)


def test_evidence_shows_no_piece_inside_another(small: Matcher) -> None:
    evidence = coded(small, "负责城市道路清扫保洁和垃圾清运").candidates[0].evidence
    spans = [(shown.start, shown.end) for shown in evidence]
    assert not [(a, b) for a in spans for b in spans if a != b and b[0] <= a[0] and a[1] <= b[1]]


def test_no_more_than_six_pieces_are_shown(small: Matcher) -> None:
    evidence = coded(small, "垃圾清运和" * 20).candidates[0].evidence
    assert len(evidence) == 6


def test_no_more_than_five_candidates_are_shown() -> None:
    catalog = small_catalog()
    more = tuple(
        entry.model_copy(update={"code": f"E{number}", "name": f"审计{sign}服务"})
        for number, (entry, sign) in enumerate(zip(catalog.entries * 2, "一二三四五六七八", strict=False))
        if entry.level == 2
    )
    matcher = Matcher(catalog.model_copy(update={"entries": catalog.entries + more}), PARAMETERS, fold)
    assert len(coded(matcher, "各类审计事项").candidates) == 5


def test_a_score_too_low_is_none_but_shows_what_was_nearest() -> None:
    match = coded(_with(least_score=1.5), "对道路的清扫")
    assert (match.decision, match.code) == (Decision.NONE, None)
    assert _codes(match)[0] == "D03"


def test_confidence_too_low_is_a_shortlist() -> None:
    match = coded(_with(accept=1.01), "离任审计")
    assert (match.decision, match.code, _codes(match)[0]) == (Decision.SHORTLIST, None, "D02")


def test_a_catalog_without_an_index_is_matched_by_its_names() -> None:
    matcher = Matcher(small_catalog().model_copy(update={"terms": ()}), PARAMETERS, fold)
    assert coded(matcher, "城市道路清扫").candidates[0].code == "D03"


def test_a_term_that_points_to_a_group_points_nowhere() -> None:
    catalog = small_catalog()
    term = catalog.terms[0].model_copy(update={"term": "公共服务体系", "codes": ("A",)})
    matcher = Matcher(catalog.model_copy(update={"terms": (term,)}), PARAMETERS, fold)
    assert coded(matcher, "公共服务体系").decision is Decision.NONE


def test_an_empty_catalog_matches_nothing() -> None:
    matcher = Matcher(small_catalog().model_copy(update={"entries": (), "terms": ()}), PARAMETERS, fold)
    assert coded(matcher, "审计服务").decision is Decision.NONE


_NOISE = st.sampled_from(["\u200b", " ", "　", "\u00ad", "\ufeff"])
_PIECES = st.sampled_from(
    ["代理记账", "离任审计", "财务", "垃圾清运", "道路", "服务", "水利局", "，", "SaaS", "㎡", "２０２４"]
)


@st.composite
def _noisy_texts(draw: st.DrawFn) -> str:
    letters = "".join(draw(st.lists(_PIECES, max_size=8)))
    return "".join(letter + "".join(draw(st.lists(_NOISE, max_size=1))) for letter in letters)


@given(_noisy_texts(), _noisy_texts())
def test_evidence_shows_what_it_names_wherever_it_stands(name: str, description: str) -> None:
    texts = {"name": name, "description": description}
    for candidate in coded(_MATCHER, name, description).candidates:
        for shown in candidate.evidence:
            piece = texts[shown.field][shown.start : shown.end]
            assert fold(piece).folded == fold(shown.term).folded


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60), st.text(max_size=60))
def test_any_text_gets_a_decision_that_agrees_with_itself(name: str, description: str) -> None:
    match = coded(_MATCHER, name, description)
    assert (match.code is not None) is (match.decision is Decision.ACCEPTED)
    assert (match.reason == "") is (match.decision is Decision.ACCEPTED)
    assert len(match.candidates) <= 5
    scores = [candidate.score for candidate in match.candidates]
    assert scores == sorted(scores, reverse=True)
    assert 0.0 <= match.confidence <= 1.0


def test_one_matcher_serves_many_threads(small: Matcher) -> None:
    names = [f"{'某' * number}离任审计{'和垃圾清运' * (number % 3)}" for number in range(50)]
    expected = [coded(small, name) for name in names]
    wrong: list[int] = []

    def work() -> None:
        wrong.extend(number for number, name in enumerate(names) if coded(small, name) != expected[number])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
