"""The matcher: accepted, a shortlist, or an honest none."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.match import Matcher
from procurement_rules.model.catalog import Catalog, Entry
from procurement_rules.model.text import FoldedText
from procurement_rules.model.verdict import Decision, Match
from procurement_rules.normalise import fold
from tests.match.conftest import coded, matcher_of, small_catalog

# Hypothesis wants no fixtures of a function: the same small matcher again.
_MATCHER = matcher_of()


def _codes(match: Match) -> list[str]:
    return [candidate.code for candidate in match.candidates]


def _with_leaves(*leaves: tuple[str, str]) -> Catalog:
    catalog = small_catalog()
    more = tuple(Entry(code=code, level=2, parent="D", name=name) for code, name in leaves)
    return catalog.model_copy(update={"entries": catalog.entries + more})


@pytest.mark.parametrize(
    "name", ["审计服务", "审计", "审计服务采购项目", "审 计\u200b服务", "D02", "d02", "Ｄ０２", "D02服务"]
)
def test_an_entry_is_found_by_its_name_its_core_and_its_code(small: Matcher, name: str) -> None:
    match = coded(small, name)
    assert (match.decision, match.code, match.confidence) == (Decision.ACCEPTED, "D02", 1.0)


def test_an_own_name_decides_whatever_the_description_says(small: Matcher) -> None:
    assert coded(small, "审计服务", "城市道路清扫保洁和垃圾清运").code == "D02"


def test_a_description_that_is_an_entry_s_name_is_weighed_against_all_the_others(small: Matcher) -> None:
    match = coded(small, None, "审计服务")
    assert _codes(match)[0] == "D02"
    assert len(match.candidates) == 5


def test_the_whole_name_is_the_evidence_of_an_exact_match(small: Matcher) -> None:
    name = "审 计\u200b服务"
    [evidence] = coded(small, name).candidates[0].evidence
    assert (evidence.term, evidence.start, evidence.end) == (name, 0, len(name))
    assert (evidence.field, evidence.share) == ("name", 1.0)


def test_twins_are_both_candidates_and_one_is_accepted(small: Matcher) -> None:
    match = coded(small, "安全生产应急救援服务")
    assert match.decision is Decision.ACCEPTED
    assert (match.code, _codes(match)) == ("A01", ["A01", "A14"])


def test_a_twin_is_found_by_its_own_code_alone(small: Matcher) -> None:
    assert _codes(coded(small, "A14")) == ["A14"]


def test_a_twin_is_no_rival_to_the_other(small: Matcher) -> None:
    match = coded(small, "某县安全生产应急救援队伍")
    assert (match.decision, match.code, _codes(match)[:2]) == (Decision.ACCEPTED, "A01", ["A01", "A14"])
    assert match.candidates[0].score == match.candidates[1].score == 0.0


def test_an_entry_is_found_by_its_name_although_it_is_the_core_of_another_s() -> None:
    matcher = matcher_of(_with_leaves(("D03", "审计")))
    assert coded(matcher, "审计服务").code == "D02"
    match = coded(matcher, "审计")
    assert (match.decision, match.code, match.confidence) == (Decision.ACCEPTED, "D03", 1.0)


def test_a_core_that_two_entries_share_is_not_taken_outright() -> None:
    matcher = matcher_of(_with_leaves(("D03", "审计项目")))
    assert [coded(matcher, name).code for name in ("审计服务", "审计项目")] == ["D02", "D03"]
    assert coded(matcher, "审计采购").confidence < 1.0


@pytest.mark.parametrize("code", ["(2)", "Ｄ０３"])
def test_an_entry_is_found_by_its_code_however_the_catalog_writes_it(code: str) -> None:
    assert coded(matcher_of(_with_leaves((code, "评估服务"))), code).code == code


def test_an_index_term_points_to_its_entry(small: Matcher) -> None:
    match = coded(small, "某县2024年度领导干部离任审计项目")
    assert (match.decision, match.code, match.reason) == (Decision.ACCEPTED, "D02", "")
    assert match.confidence >= 0.8


def test_an_index_term_of_digits_points_to_its_entry() -> None:
    catalog = small_catalog()
    term = replace(catalog.terms[0], term="12345")
    matcher = matcher_of(catalog.model_copy(update={"terms": (*catalog.terms, term)}))
    assert _codes(coded(matcher, "12345"))[:1] == ["D01"]


def test_a_term_of_two_entries_offers_both(small: Matcher) -> None:
    match = coded(small, "财务咨询")
    assert set(_codes(match)[:2]) == {"D01", "D02"}
    assert [each.evidence[0].term for each in match.candidates[:2]] == ["财务咨询"] * 2


def test_an_example_points_to_its_entry(small: Matcher) -> None:
    assert _codes(coded(small, "某镇请人做账"))[0] == "D01"


def test_what_is_like_something_outside_is_none_and_says_to_what(small: Matcher) -> None:
    match = coded(small, "骨灰寄存")
    assert (match.decision, match.code) == (Decision.NONE, None)
    assert match.reason == "更像目录以外的事项，不像目录中的事项"


def test_what_is_sure_of_its_group_alone_says_so(small: Matcher) -> None:
    match = coded(small, "计")
    assert (match.decision, match.code, match.group) == (Decision.SHORTLIST, None, "D")
    assert match.reason == "确定属于“技术性服务”，具体条目请从备选中选定"


def test_what_is_between_two_entries_is_a_shortlist(small: Matcher) -> None:
    match = coded(small, "财务")
    assert (match.decision, match.code, match.group) == (Decision.SHORTLIST, None, None)
    assert set(_codes(match)[:2]) == {"D01", "D02"}
    assert match.reason == "有相近的条目，但把握不足，请从备选中选定"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("城市道路清扫保结服务", "A11"),
        ("城市道路请扫保洁", "A11"),
        ("离仁审计", "D02"),
        ("安全生产应急救缓", "A01"),
        ("代里记账", "D01"),
    ],
)
def test_one_wrong_character_is_tolerated(small: Matcher, name: str, code: str) -> None:
    assert _codes(coded(small, name))[0] == code


@pytest.mark.parametrize(
    "name", ["", " ", "\u200b", "\x00", "\ud800", "采购", "服务采购项目", "！！！", "😀🚀"]
)
def test_a_blank_name_is_none(small: Matcher, name: str) -> None:
    assert coded(small, name) == Match(
        catalog="小",
        decision=Decision.NONE,
        confidence=0.0,
        reason="名称和说明中没有可归类的内容（空白、套话或者太笼统）",
        blank=True,
    )


@pytest.mark.parametrize("name", ["hello world", "2024", "量子对撞机", "劳" * 100_000])
def test_what_resembles_nothing_is_none_with_its_reason(small: Matcher, name: str) -> None:
    match = coded(small, name)
    assert (match.decision, match.code, match.candidates) == (Decision.NONE, None, ())
    assert match.reason == "目录中没有相近的条目"


def test_no_texts_are_none(small: Matcher) -> None:
    assert coded(small).reason == "名称和说明中没有可归类的内容（空白、套话或者太笼统）"


def test_a_description_alone_is_coded(small: Matcher) -> None:
    match = coded(small, None, "负责城区垃圾清运")
    assert (match.decision, match.code) == (Decision.ACCEPTED, "A11")


def test_a_name_is_heard_above_its_description(small: Matcher) -> None:
    assert _codes(coded(small, "离任审计", "包括垃圾清运和财务核算"))[0] == "D02"


def test_a_name_said_twice_is_no_surer_than_once(small: Matcher) -> None:
    once, twice = coded(small, None, "财务"), coded(small, None, "财务，财务，财务，财务")
    assert (twice.decision, twice.confidence) == (once.decision, pytest.approx(once.confidence))


def test_no_more_than_five_candidates_are_shown() -> None:
    more = [(f"E{number}", f"审计{sign}服务") for number, sign in enumerate("一二三四五六七八")]
    assert len(coded(matcher_of(_with_leaves(*more)), "审计一二三").candidates) == 5


def test_equal_entries_stand_in_the_order_of_the_catalog() -> None:
    more = [(f"E{number}", f"{sign}某") for number, sign in enumerate("甲乙丙丁戊己庚辛")]
    match = coded(matcher_of(_with_leaves(*more), least_known=0.0), "某事某处")
    equal = [each.code for each in match.candidates if each.score == 0.0]
    assert equal == sorted(equal) == ["E0", "E1", "E2", "E3", "E4"]


def test_confidence_too_low_is_a_shortlist() -> None:
    match = coded(matcher_of(accept=1.01), "离任审计")
    assert (match.decision, match.code, _codes(match)[0]) == (Decision.SHORTLIST, None, "D02")


def test_a_catalog_without_an_index_is_matched_by_its_names() -> None:
    catalog = small_catalog().model_copy(update={"terms": (), "examples": ()})
    assert _codes(coded(matcher_of(catalog), "城市道路清扫"))[0] == "A11"


def test_a_catalog_of_one_entry_is_matched() -> None:
    catalog = small_catalog()
    one = catalog.model_copy(update={"entries": catalog.entries[-1:], "terms": (), "examples": ()})
    assert _codes(coded(matcher_of(one), "各类审计")) == ["D02"]


def test_an_empty_catalog_matches_nothing() -> None:
    empty = small_catalog().model_copy(update={"entries": (), "terms": (), "examples": ()})
    assert coded(matcher_of(empty), "审计服务").reason == "目录中没有相近的条目"
    # What belongs to no catalog is known even where a catalog lists nothing.
    unlisted = small_catalog().model_copy(update={"entries": (), "terms": ()})
    assert coded(matcher_of(unlisted), "骨灰安放").decision is Decision.NONE


def _folded(*texts: tuple[str | None, str | None]) -> list[tuple[FoldedText | None, FoldedText | None]]:
    def side(text: str | None) -> FoldedText | None:
        return None if text is None else fold(text)

    return [(side(name), side(description)) for name, description in texts]


# Every way to a decision, and words that stand several times and so pull alike.
MANY = _folded(
    ("审计服务", None),
    ("", ""),
    (None, None),
    ("道路清扫", "垃圾清运、道路、垃圾清运、道路、垃圾清运、道路、垃圾清运、道路"),
    ("派遣保安", "财务，会计，财务，会计，财务，会计，财务，会计，财务"),
    ("量子", None),
    (None, "审计、会计、审计、会计、审计、会计、审计、会计、审计、会计"),
    ("财务咨询和代理记账", "会计会计会计会计会计会计会计会计"),
)


def test_many_items_are_coded_as_each_alone(small: Matcher) -> None:
    assert small.match_many(MANY * 3) == [small.match(*item) for item in MANY] * 3


def test_the_order_of_the_items_changes_nothing(small: Matcher) -> None:
    items = MANY * 20
    assert small.match_many(items[::-1])[::-1] == small.match_many(items)


def test_more_items_than_are_scored_together_are_coded_in_order(small: Matcher) -> None:
    names = ["离任审计", "垃圾清运", "", "代理记账", "审计服务"]
    matches = small.match_many(_folded(*((name, None) for name in names)) * 300)
    assert [match.code for match in matches] == ["D02", "A11", None, "D01", "D02"] * 300


def test_no_items_have_no_codings(small: Matcher) -> None:
    assert small.match_many([]) == []


def test_one_matcher_serves_many_threads(small: Matcher) -> None:
    names = [f"{'某' * number}离任审计{'和垃圾清运' * (number % 3)}" for number in range(50)]

    def told(name: str) -> str:
        return coded(small, name, name * 2).model_dump_json()

    expected = [told(name) for name in names]
    with ThreadPoolExecutor(4) as pool:
        for order in (names, names[::-1], names[25:] + names[:25]):
            assert dict(zip(order, pool.map(told, order), strict=True)) == dict(
                zip(names, expected, strict=True)
            )


TEXTS = st.one_of(
    st.none(),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=60),
    st.lists(st.sampled_from(["离任", "审计", "清运", "财务", "派遣", "服务", "，", "D02", "局", "\u200b"]))
    .map("".join)
    .map(lambda text: text[:60]),
)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_gets_a_decision_that_agrees_with_itself(name: str | None, description: str | None) -> None:
    match = coded(_MATCHER, name, description)
    assert (match.code is not None) is (match.decision is Decision.ACCEPTED)
    assert (match.reason == "") is (match.decision is Decision.ACCEPTED)
    assert match.code is None or match.code == match.candidates[0].code
    assert len(match.candidates) <= 5
    assert 0.0 <= match.confidence <= 1.0
    assert Match.model_validate_json(match.model_dump_json()) == match


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_candidates_are_ranked_from_the_first_downwards(name: str | None, description: str | None) -> None:
    match = coded(_MATCHER, name, description)
    scores = [candidate.score for candidate in match.candidates]
    assert scores == sorted(scores, reverse=True)
    assert scores[:1] in ([], [0.0])
    assert len(set(_codes(match))) == len(scores)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_every_span_lies_in_its_field(name: str | None, description: str | None) -> None:
    lengths = {"name": len(name or ""), "description": len(description or "")}
    for candidate in coded(_MATCHER, name, description).candidates:
        for shown in candidate.evidence:
            assert 0 <= shown.start < shown.end <= lengths[shown.field]


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6))
def test_any_items_together_are_coded_as_each_alone(items: list[tuple[str | None, str | None]]) -> None:
    texts = _folded(*items)
    assert _MATCHER.match_many(texts) == [_MATCHER.match(*each) for each in texts]
