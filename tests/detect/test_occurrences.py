"""Every signal in one pass, with the borders of clauses and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.detect.occurrences import Occurrence, SignalIndex, gap
from procurement_rules.normalise import fold
from tests.detect.conftest import SIGNALS, signals_of

TEXT = "不含土建施工，含监理；另行新建。运营"


def _places(text: str, signal: str) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in signals_of(text).places(signal)]


def test_each_signal_is_found_where_it_stands() -> None:
    assert _places(TEXT, "build") == [(4, 6), (13, 15)]
    assert _places(TEXT, "around") == [(8, 10)]


def test_a_signal_that_is_not_there_is_not_found() -> None:
    assert signals_of("道路清扫").signals == frozenset()


def test_terms_may_overlap_each_other() -> None:
    signals = {"build": ("工程", "改扩建工程", "程")}
    found = signals_of("改扩建工程", signals).places("build")
    assert [(each.start, each.end) for each in found] == [(0, 5), (3, 5), (4, 5)]


def test_a_term_may_belong_to_several_signals() -> None:
    found = signals_of("派遣", {"a": ("派遣",), "b": ("派遣", "外包")})
    assert found.places("a") == found.places("b") == [Occurrence(0, 2)]


def test_terms_are_folded_like_texts() -> None:
    found = signals_of("ＬＥＤ 屏采购", {"product": ("led屏",)})
    assert found.places("product") == [Occurrence(0, 4)]


@pytest.mark.parametrize("term", ["\u200b", "\u00ad", "\ud800"])
def test_a_term_of_nothing_that_can_be_seen_is_never_found(term: str) -> None:
    assert signals_of("施工", {"ghost": (term,)}).signals == frozenset()


def test_the_year_of_a_date_is_no_number_of_years() -> None:
    signals = {"long": ("4年", "4年期")}
    assert signals_of("合同期限2024年，服务至2014年期满", signals).signals == frozenset()
    assert signals_of("合同期限4年、14年", signals).places("long") == [Occurrence(4, 6), Occurrence(7, 10)]


def test_no_signals_at_all_find_nothing() -> None:
    assert SignalIndex({}, fold).find(fold("施工")).signals == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "between"),
    [((0, 2), (2, 4), 0), ((0, 2), (3, 4), 1), ((5, 7), (0, 2), 3), ((0, 5), (1, 2), 0), ((0, 3), (2, 5), 0)],
)
def test_the_gap_is_what_stands_between(one: tuple[int, int], other: tuple[int, int], between: int) -> None:
    assert gap(Occurrence(*one), Occurrence(*other)) == between


@pytest.mark.parametrize(
    ("mark", "clauses", "sentences"), [("，", 1, 0), ("、", 1, 0), ("：", 1, 0), ("；", 1, 1)]
)
def test_a_mark_ends_a_clause_and_perhaps_a_sentence(mark: str, clauses: int, sentences: int) -> None:
    field = signals_of(f"施工{mark}监理")
    assert (field.clause(3) - field.clause(0), field.sentence(3) - field.sentence(0)) == (clauses, sentences)


@pytest.mark.parametrize("mark", ["。", "！", "？", "\n1.", "!", "?", ";"])
def test_sentences_end_with_any_of_their_marks(mark: str) -> None:
    field = signals_of(f"施工{mark}监理")
    assert field.sentence(3) == field.sentence(0) + 1


@pytest.mark.parametrize(("within", "found"), [(0, 0), (1, 0), (2, 1), (6, 1), (7, 2)])
def test_around_an_anchor_stands_what_is_near_enough(within: int, found: int) -> None:
    field = signals_of("监理和对施工的管理、检查及造价")
    [anchor] = field.places("build")
    assert len(field.around("around", anchor, within)) == found


def test_around_an_anchor_nothing_of_an_absent_signal_stands() -> None:
    field = signals_of("施工")
    assert field.around("around", Occurrence(0, 2), 200) == []


_WORDS = st.lists(
    st.sampled_from([*SIGNALS["build"], *SIGNALS["around"], "，", "；", "和", "道路"]), max_size=30
)


@given(_WORDS.map("".join), st.integers(0, 30))
def test_around_finds_what_a_walk_through_all_finds(text: str, within: int) -> None:
    field = signals_of(text)
    for anchor in field.places("build"):
        near = [found for found in field.places("around") if gap(found, anchor) <= within]
        assert field.around("around", anchor, within) == near


@given(_WORDS.map("".join))
def test_the_nearest_of_the_same_clause_is_among_the_neighbours(text: str) -> None:
    field = signals_of(text)
    for anchor in field.places("build"):
        together = [
            found
            for found in field.places("around")
            if field.clause(found.start) == field.clause(anchor.start)
        ]
        nearest = min((gap(found, anchor) for found in together), default=None)
        among = min(
            (gap(each, anchor) for each in field.neighbours("around", anchor) if each in together),
            default=None,
        )
        assert among == nearest


def test_an_anchor_has_few_neighbours_however_long_the_text() -> None:
    field = signals_of("监理" * 20_000 + "施工" + "造价" * 20_000)
    [anchor] = field.places("build")
    assert len(field.neighbours("around", anchor)) <= 5
