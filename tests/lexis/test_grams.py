"""Runs of one to three characters, each with its text and its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.lexis import LONGEST, cut, key_of, spelled

TEXTS = st.lists(st.text(st.characters(codec=None, exclude_categories=()), max_size=30), max_size=6)


def _cut(*texts: str) -> list[tuple[int, str, int, int]]:
    """Return every gram as its text's number, its characters and its span, in the order of the texts."""
    grams = cut(texts)
    columns = (grams.text, grams.key, grams.start, grams.end)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return sorted((text, spelled(key), start, end) for text, key, start, end in rows)


def _spelled(*texts: str) -> set[str]:
    return {gram for _, gram, _, _ in _cut(*texts)}


def test_every_run_of_one_two_and_three_is_a_gram() -> None:
    assert set(_cut("清扫路")) == {
        (0, "清", 0, 1),
        (0, "扫", 1, 2),
        (0, "路", 2, 3),
        (0, "清扫", 0, 2),
        (0, "扫路", 1, 3),
        (0, "清扫路", 0, 3),
    }


@pytest.mark.parametrize(
    "between", ["，", "2", "\n", " ", "😀", "𠀀", "А", "の", "\x00", "\ud800", "㎡", "A"]
)
def test_what_is_neither_chinese_nor_a_folded_latin_letter_separates(between: str) -> None:
    assert _spelled(f"清扫{between}路a") == {"清", "扫", "清扫", "路"}


@pytest.mark.parametrize("edge", ["\u3400", "\u4e00", "\u9fff"])
def test_the_edges_of_the_alphabets_belong_to_them(edge: str) -> None:
    assert _cut(edge) == [(0, edge, 0, 1)]


@pytest.mark.parametrize("beyond", ["\u33ff", "\ua000", "`", "{", "\U00020000"])
def test_what_stands_beside_the_alphabets_is_no_gram(beyond: str) -> None:
    assert _cut(beyond) == []


def test_no_gram_reaches_into_the_next_text() -> None:
    assert [gram for gram in _cut("清", "扫", "", "路") if len(gram[1]) > 1] == []


def test_a_text_is_cut_alike_alone_and_among_others() -> None:
    texts = ["道路清扫", "", "审计，a", "清"]
    alone = [(number, *gram[1:]) for number, text in enumerate(texts) for gram in _cut(text)]
    assert _cut(*texts) == sorted(alone)


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("\n",), ("2024",), ("😀",), ("\ud800\udfff",)])
def test_nothing_to_cut_gives_no_gram(texts: tuple[str, ...]) -> None:
    assert _cut(*texts) == []


def test_places_are_code_points_beside_emoji_and_surrogates() -> None:
    text = "👨‍👩‍👧𠀀\ud83d清扫"
    [place] = [(start, end) for _, gram, start, end in _cut(text) if gram == "清扫"]
    assert text[slice(*place)] == "清扫"
    assert place == (7, 9)


def test_a_hundred_thousand_characters_are_cut() -> None:
    grams = cut(["清扫" * 50_000])
    assert len(grams.key) == 100_000 + 99_999 + 99_998
    assert {spelled(key) for key in set(grams.key.tolist())} == {
        "清",
        "扫",
        "清扫",
        "扫清",
        "清扫清",
        "扫清扫",
    }
    assert (int(grams.start.min()), int(grams.end.max())) == (0, 100_000)


@settings(deadline=None)
@given(st.text("清扫路鿿㐀", min_size=1, max_size=LONGEST))
def test_a_key_is_spelled_as_it_was_made(gram: str) -> None:
    assert spelled(key_of(gram)) == gram
    assert key_of(gram) in cut([gram]).key


@settings(deadline=None)
@given(TEXTS)
def test_every_gram_is_what_stands_at_its_place(texts: list[str]) -> None:
    for text, gram, start, end in _cut(*texts):
        assert texts[text][start:end] == gram
        assert 1 <= end - start <= LONGEST


@settings(deadline=None)
@given(TEXTS)
def test_no_gram_is_told_twice(texts: list[str]) -> None:
    grams = _cut(*texts)
    assert len(set(grams)) == len(grams)
