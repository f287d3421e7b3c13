"""Folding keeps the place of every character, and does as the slow definition says."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from procurement_rules.normalise import fold
from procurement_rules.normalise.characters import SIMPLIFIED, UNCHANGED, fold_character

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
# What folding is about stands close together here as it seldom does in any text.
CLOSE = st.text(
    st.sampled_from(
        "劳务派遣甲乙一二三十勞務職aＡ1９。，、.．)）(（-—·*/\\|~^+_#★😀\n\r \u3000\u200b\ufeff\0㎡㈠①ﾞ\u0301㍿"
    ),
    max_size=24,
)

JOINTS = set("\n-*/\\|~^+_.=#@&$`·•・‧∙〓") | {
    chr(code) for ends in ((0x2010, 0x2015), (0x2190, 0x2BFF), (0x1F000, 0x1FAFF)) for code in range(ends[0], ends[1] + 1)
}  # fmt: skip
MARKS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
LIST_NUMBER = re.compile(r"[0-9一二三四五六七八九十]{1,3}[、.）]")


def slowly(text: str) -> tuple[str, list[int]]:
    """Return the folded text and where its characters came from: the definition, without any short cut."""
    pairs = [(part, place) for place, character in enumerate(text) for part in one_slowly(character)]
    folded = "".join(part for part, _ in pairs)
    kept = [number for number in range(len(pairs)) if not hides(folded, number)]
    return "".join(pairs[number][0] for number in kept), [pairs[number][1] for number in kept]


def one_slowly(character: str) -> str:
    if character in "\r\n":
        return "\n"
    parts = unicodedata.normalize("NFKC", character).casefold()
    seen = [
        part for part in parts if not part.isspace() and part not in "\u115f\u1160\u3164\uffa0\u2800\ufffd"
    ]
    shown = [part for part in seen if unicodedata.category(part) not in ("Cc", "Cf", "Cs", "Co", "Mn")]
    return "".join(MARKS.get(part, SIMPLIFIED.get(part, part)) for part in shown)


def hides(folded: str, place: int) -> bool:
    """Tell whether a sign is one of at most three between two Chinese characters, and no number of a list."""
    start = end = place
    while start >= 0 and folded[start] in JOINTS:
        start -= 1
    while end < len(folded) and folded[end] in JOINTS:
        end += 1
    if start < 0 or end == len(folded) or start == place or end - start - 1 > 3:
        return False
    if LIST_NUMBER.match(folded, end) or (
        folded[start] in "一二三四五六七八九十" and folded[start + 1] == "."
    ):
        return False
    return is_chinese(folded[start]) and is_chinese(folded[end])


def is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def test_full_width_case_and_blanks_fold() -> None:
    assert fold("ＰＰＰ 项 目\u200b采购").folded == "ppp项目采购"


def test_traditional_characters_become_simplified_in_their_places() -> None:
    text = fold("窗口 勞務派遣 辦公傢俱")
    assert text.folded == "窗口劳务派遣办公家俱"
    start = text.folded.index("劳务派遣")
    assert text.original[slice(*text.span(start, start + 4))] == "勞務派遣"


def test_the_forms_of_other_scripts_and_fonts_fold() -> None:
    # Radicals of the Kangxi block, a compatibility ideograph, mathematical letters.
    assert fold("⼯程 \uf90a 𝐏𝐏𝐏").folded == "工程金ppp"


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
    "hidden",
    ["劳务\n派遣", "劳务·派遣", "劳-务/派遣", "劳务 -\n派遣", "劳\x00务\ufffd派\u3164遣", "劳★务.派#遣", "劳😀务—–派═遣", "劳&務=派…遣"],
)  # fmt: skip
def test_what_is_put_inside_a_word_vanishes(hidden: str) -> None:
    text = fold(hidden)
    assert text.folded == "劳务派遣"
    assert text.original[slice(*text.span(0, 4))] == hidden


@pytest.mark.parametrize(
    "kept",
    ["保洁。\n绿化", "保洁\n2.绿化", "保洁\n二、绿化", "保洁\n三.绿化", "2020-2023年", "含——a", "甲----乙", "甲------乙", "保洁、绿化、安保、会务"],
)  # fmt: skip
def test_a_break_between_sentences_and_a_dash_between_numbers_stay(kept: str) -> None:
    assert fold(kept).folded == kept


def test_nul_and_lone_surrogates_vanish() -> None:
    assert fold("劳\x00务\ud800派遣").folded == "劳务派遣"


@given(ANY_TEXT)
def test_every_folded_character_has_a_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.folded) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(ANY_TEXT | CLOSE)
@example("劳" * 2000)
@example("劳-" * 2000)
def test_folding_does_as_the_slow_definition_says(text: str) -> None:
    folded = fold(text)
    letters, places = slowly(text)
    assert folded.folded == letters
    assert list(folded.starts) == list(places)
    assert list(folded.ends) == [place + 1 for place in places]


@given(ANY_TEXT | CLOSE)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).folded
    assert fold(once).folded == once


def test_each_character_folds_as_the_slow_definition_says_and_twice_changes_nothing_more() -> None:
    for character in map(chr, range(0x30000)):
        folded = fold_character(character)
        assert folded == one_slowly(character)
        assert "".join(map(fold_character, folded)) == folded, hex(ord(character))


def test_what_is_passed_over_unfolded_is_what_would_not_change() -> None:
    passed = [character for character in map(chr, range(0x30000)) if UNCHANGED.fullmatch(character)]
    assert len(passed) > 15_000
    assert all(one_slowly(character) == character and character not in JOINTS for character in passed)
