"""Misspelt words are read as the words; the submitted text stays what is shown."""

import csv
import logging
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.knowledge.spellings import read_spellings
from procurement_rules.normalise import Speller, fold
from tests.conftest import ROOT

SPELLER = Speller({"劳务派遣": ("劳务派谴", "laowupaiqian", "劳务pai遣"), "融资": ("融姿", "融zi")})
# A variant that dictionaries list, and never another thing.
VARIANTS = {"家俱"}


@pytest.fixture(scope="module")
def spellings() -> dict[str, tuple[str, ...]]:
    return read_spellings(ROOT / "corpus" / "spellings.yaml", ROOT)


@pytest.mark.parametrize(
    "written",
    [
        "劳务派谴", "劳 务-派谴", "勞務派譴", "Lao Wu Pai Qian", "劳务pai遣", "劳、务、派、遣", "劳，务，派，遣", "【劳】【务】【派】【遣】",
        "（劳）（务）（派）（遣）", "“劳”“务”“派”“遣”",
    ],
)  # fmt: skip
def test_a_form_is_read_as_the_word_and_shown_as_it_stands(written: str) -> None:
    text = SPELLER.fold(f"窗口{written}人员")
    assert text.folded == "窗口劳务派遣人员"
    assert text.original[slice(*text.span(2, 6))] == written
    assert text.original[slice(*text.span(6, 8))] == "人员"


def test_characters_keep_their_own_places_where_the_form_is_as_long_as_the_word() -> None:
    text = SPELLER.fold("甲劳 务派谴乙")
    assert list(text.starts) == [0, 1, 3, 4, 5, 6]
    assert text.original[slice(*text.span(4, 5))] == "谴"


def test_several_forms_stand_in_one_text() -> None:
    assert SPELLER.fold("融姿、劳务派谴、融zi、绿化").folded == "融资、劳务派遣、融资、绿化"


@pytest.mark.parametrize(
    "innocent", ["金融、资产评估", "金融zip文件", "xlaowupaiqian", "劳务、派遣", "劳务派遣", "保洁"]
)
def test_what_is_no_form_stays(innocent: str) -> None:
    assert SPELLER.fold(innocent) == fold(innocent)


@given(st.text(st.sampled_from("劳务派谴遣融姿资zilaowupaiqian、，-（） 甲"), max_size=30))
def test_every_character_has_a_place(text: str) -> None:
    spelled = SPELLER.fold(text)
    assert len(spelled.folded) == len(spelled.starts) == len(spelled.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(spelled.starts, spelled.ends, strict=True))
    assert all(one <= other for one, other in pairwise(spelled.starts))


def test_every_form_of_the_corpus_is_read_as_its_word(spellings: dict[str, tuple[str, ...]]) -> None:
    speller = Speller(spellings)
    wrong = [
        (form, word)
        for word, forms in spellings.items()
        for form in forms
        if speller.fold(f"甲{form}乙").folded != f"甲{word}乙"
    ]
    assert wrong == []


def test_no_form_of_the_corpus_is_a_word(spellings: dict[str, tuple[str, ...]]) -> None:
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    forms = {form for forms in spellings.values() for form in forms}
    assert {form for form in forms if jieba.dt.FREQ.get(form)} == VARIANTS


def test_no_text_of_the_corpus_changes(spellings: dict[str, tuple[str, ...]]) -> None:
    speller = Speller(spellings)
    changed = [text for text in written() if speller.fold(text).folded != fold(text).folded]
    assert changed == []


def written() -> Iterator[str]:
    """Yield every cell of the catalogs, the labelled cases and the examples: thousands of honest texts."""
    folders = ("catalogs", "cases", "samples", "units")
    paths = [path for folder in folders for path in (ROOT / "corpus" / folder).rglob("*.csv")]
    for path in [*paths, ROOT / "corpus" / "likeness" / "examples.csv"]:
        yield from cells(path)


def cells(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            yield from row
