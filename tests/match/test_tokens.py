"""Words and pairs of characters, each with its place."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.match.tokens import pairs, words
from procurement_rules.normalise import fold

TEXTS = st.text(max_size=60).map(lambda text: fold(text).folded)


XX
    assert [word for word, _, _ in words("城市道路清扫保洁")] == ["城市道路", "清扫", "保洁"] or [
        word for word, _, _ in words("城市道路清扫保洁")
    ] == ["城市", "道路", "清扫", "保洁"]


@pytest.mark.parametrize("text", ["", "的", "2024", "，。；", "😀"])
def test_what_is_no_word_gives_none(text: str) -> None:
    assert list(words(text)) == []


def test_pairs_are_all_neighbours() -> None:
    assert list(pairs("清扫路")) == [("清扫", 0, 2), ("扫路", 1, 3)]


def test_signs_and_digits_separate_pairs() -> None:
    assert [pair for pair, _, _ in pairs("清扫，道路2024年检\n验")] == ["清扫", "道路", "年检"]


@pytest.mark.parametrize("cut", [words, pairs])
@given(TEXTS)
def test_every_piece_stands_where_it_says(cut, text: str) -> None:
    for piece, start, end in cut(text):
        assert text[start:end] == piece
        assert end - start >= 2


@given(TEXTS)
def test_every_pair_has_two_characters(text: str) -> None:
    assert all(end - start == 2 for _, start, end in pairs(text))


def test_cutting_words_prints_nothing_and_leaves_no_cache_behind(tmp_path) -> None:
    code = "from procurement_rules.match.tokens import words; list(words('道路清扫'))"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={"TMPDIR": str(tmp_path), "PATH": "", "PYTHONPATH": ":".join(sys.path)},
    )
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == ("", "", [])


def test_the_tokeniser_that_others_may_use_is_left_alone() -> None:
    import jieba

    list(words("道路清扫"))
    assert not jieba.dt.initialized
