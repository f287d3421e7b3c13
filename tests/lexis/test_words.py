"""Words, each with its place."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.lexis import words
from procurement_rules.normalise import fold
from tests.conftest import ROOT

TEXTS = st.one_of(st.text(max_size=60), st.text("城市道路的清扫和保洁，2024aB ", max_size=60)).map(
    lambda text: fold(text).folded
)


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def test_a_text_is_cut_into_words_and_not_into_halves() -> None:
    assert _words("城市道路清扫保洁") == ["城市道路", "清扫", "保洁"]


def test_signs_digits_and_what_is_masked_separate() -> None:
    assert _words("清扫，道路2024年检\n验") == ["清扫", "道路", "年检", "验"]


def test_a_latin_word_stays_whole() -> None:
    assert _words("saas平台") == ["saas", "平台"]


@pytest.mark.parametrize("text", ["", "2024", "，。；", "😀", "\n"])
def test_what_is_no_word_gives_none(text: str) -> None:
    assert _words(text) == []


@settings(deadline=None)
@given(TEXTS)
def test_words_cover_every_chinese_and_latin_character_once_and_in_order(text: str) -> None:
    spans = list(words(text))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert covered == "".join(sign for sign in text if "\u3400" <= sign <= "\u9fff" or "a" <= sign <= "z")


def test_cutting_words_prints_nothing_keeps_no_cache_and_leaves_the_common_tokeniser_alone(
    tmp_path: Path,
) -> None:
    code = (
        "import sys, jieba\n"
        "from procurement_rules.lexis import words\n"
        "sys.exit(not list(words('道路清扫')) or jieba.dt.initialized)"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True, env=environment)
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == (b"", b"", [])
