"""Folding keeps the place of every character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.normalise import fold


def test_full_width_case_and_blanks_fold() -> None:
    assert fold("ＰＰＰ 项 目\u200b采购").folded == "ppp项目采购"


def test_span_points_at_the_original_with_what_stands_inside() -> None:
    text = fold("窗口劳 务\u200b派遣人员")
    start = text.folded.index("劳务派遣")
    first, last = text.span(start, start + 4)
    assert text.original[first:last] == "劳 务\u200b派遣"


def test_one_character_may_fold_to_several_of_one_place() -> None:
    text = fold("1000㎡")
    assert text.folded == "1000m2"
    assert text.span(4, 6) == (4, 5)


def test_clause_marks_take_their_chinese_form_and_line_breaks_stay() -> None:
    assert fold("a,b;c\nd(e)").folded == "a，b；c\nd（e）"


@pytest.mark.parametrize(
    "hidden", ["劳务\n派遣", "劳务·派遣", "劳-务/派遣", "劳务 -\n派遣", "劳\x00务\ufffd派\u3164遣"]
)
def test_what_is_put_inside_a_word_vanishes(hidden: str) -> None:
    text = fold(hidden)
    assert text.folded == "劳务派遣"
    assert text.original[slice(*text.span(0, 4))] == hidden


@pytest.mark.parametrize(
    "kept", ["保洁。\n绿化", "保洁\n2.绿化", "保洁\n二、绿化", "2020-2023年", "含——a", "甲------乙"]
)
def test_a_break_between_sentences_and_a_dash_between_numbers_stay(kept: str) -> None:
    assert fold(kept).folded == kept


def test_nul_and_lone_surrogates_vanish() -> None:
    assert fold("劳\x00务\ud800派遣").folded == "劳务派遣"


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_every_folded_character_has_a_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.folded) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).folded
    assert fold(once).folded == once
