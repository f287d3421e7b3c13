"""The pull of grams, shared among their characters."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.lexis import Heard, cut

TEXTS = st.lists(st.text("清扫道路，2", max_size=12), min_size=1, max_size=5)


def _heard(*texts: str) -> Heard:
    """Every gram pulls by its length, so that each shares 1 to each of its characters."""
    grams = cut(texts)
    return Heard(texts, grams, (grams.end - grams.start).astype(np.float64))


def test_every_gram_shares_its_pull_among_its_characters() -> None:
    heard = _heard("清扫路")
    # 清: itself, 清扫, 清扫路; 扫: itself, 清扫, 扫路, 清扫路; 路 as 清.
    assert [heard.between(0, place, place + 1) for place in range(3)] == pytest.approx([3, 4, 3])


def test_what_belongs_to_no_gram_is_not_heard() -> None:
    assert _heard("清，扫").between(0, 1, 2) == 0.0


def test_what_lies_beyond_the_end_is_not_heard() -> None:
    heard = _heard("清", "扫")
    assert (heard.between(0, 0, 9), heard.between(0, 1, 9)) == (1.0, 0.0)


def test_each_text_has_its_own() -> None:
    heard = _heard("", "清", "清扫路")
    assert [heard.between(text, 0, 3) for text in range(3)] == pytest.approx([0, 1, 10])


@settings(deadline=None)
@given(TEXTS)
def test_nothing_is_lost_and_nothing_added(texts: list[str]) -> None:
    heard, grams = _heard(*texts), cut(texts)
    for number, text in enumerate(texts):
        mine = grams.text == number
        pulled = float((grams.end[mine] - grams.start[mine]).sum())
        assert heard.between(number, 0, len(text)) == pytest.approx(pulled)


@settings(deadline=None)
@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_parts_add_up(texts: list[str], one: int, other: int) -> None:
    heard, (middle, end) = _heard(*texts), sorted((one, other))
    whole = heard.between(0, 0, end)
    assert heard.between(0, 0, middle) + heard.between(0, middle, end) == pytest.approx(whole)
