"""Words and pairs of characters, each with its place."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.match.tokens import pairs, words
from procurement_rules.normalise import fold

ROOT = Path(__file__).parents[2]
Cut = Callable[[str], Iterator[tuple[str, int, int]]]

TEXTS = st.one_of(st.text(max_size=60), st.text("城市道路的清扫和保洁，2024aB ", max_size=60)).map(
    lambda text: fold(text).folded
)


def test_words_are_cut_with_the_shorter_ones_inside_them() -> None:
    found = [word for word, _, _ in words("信息系统等级保护测评")]
    assert found == ["信息", "系统", "信息系统", "等级", "保护", "测评"]


@pytest.mark.parametrize("text", ["", "的", "2024", "，。；", "😀"])
def test_what_is_no_word_gives_none(text: str) -> None:
    assert list(words(text)) == []


def test_pairs_are_all_neighbours() -> None:
    assert list(pairs("清扫路")) == [("清扫", 0, 2), ("扫路", 1, 3)]


def test_signs_and_digits_separate_pairs() -> None:
    assert [pair for pair, _, _ in pairs("清扫，道路2024年检\n验")] == ["清扫", "道路", "年检"]


@pytest.mark.parametrize("cut", [words, pairs])
@given(TEXTS)
def test_every_piece_stands_where_it_says(cut: Cut, text: str) -> None:
    for piece, start, end in cut(text):
        assert text[start:end] == piece
        assert end - start >= 2


@given(TEXTS)
def test_every_pair_has_two_characters(text: str) -> None:
    assert all(end - start == 2 for _, start, end in pairs(text))


def test_cutting_words_prints_nothing_keeps_no_cache_and_leaves_the_common_tokeniser_alone(
    tmp_path: Path,
) -> None:
    code = (
        "import sys, jieba\n"
        "from procurement_rules.match.tokens import words\n"
        "sys.exit(not list(words('道路清扫')) or jieba.dt.initialized)"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True, env=environment)
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == (b"", b"", [])
