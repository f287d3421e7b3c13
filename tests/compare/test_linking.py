"""Alike texts are joined: the same as if all were compared, and quickly."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process

from procurement_rules.compare import linking
from procurement_rules.compare.linking import Linked, linked, similarity_of
from tests.compare.conftest import by_brute_force

WORDS = [
    "农村公路",
    "城区道路",
    "日常养护",
    "清扫保洁",
    "机关食堂",
    "物业管理",
    "法律顾问",
    "档案整理",
    "与",
    "及",
    "的",
]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map("".join)
NOISE = st.text(alphabet="路道管理a", min_size=1, max_size=12)
BATCHES = st.lists(NAMES | NOISE, max_size=25)
SIMILARITIES = st.sampled_from([50, 66.7, 75, 80, 85, 90, 95, 100])


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """With how many texts each text was compared."""
    counts: list[int] = []
    extract = process.extract

    def counted(query: str, choices: list[str], **options: Any) -> Any:
        counts.append(len(choices))
        return extract(query, choices, **options)

    monkeypatch.setattr(process, "extract", counted)
    return counts


def _sets(found: Linked) -> set[frozenset[str]]:
    return {frozenset(text for one, other, _ in group for text in (one, other)) for group in found.groups}


@given(BATCHES, SIMILARITIES)
def test_the_same_is_found_as_by_comparing_every_pair(texts: list[str], similarity: float) -> None:
    found = linked(texts, similarity)
    assert _sets(found) == by_brute_force(texts, similarity)
    assert found.curtailed == frozenset()


@given(st.lists(st.tuples(NAMES, NAMES | st.just("")), max_size=20), SIMILARITIES)
def test_texts_of_two_parts_are_alike_where_both_parts_are(
    pairs: list[tuple[str, str]], similarity: float
) -> None:
    texts = [f"{name}\n{detail}" for name, detail in pairs]
    assert _sets(linked(texts, similarity)) == by_brute_force(texts, similarity)


@given(BATCHES, SIMILARITIES)
def test_every_link_reaches_the_similarity_and_none_is_idle(texts: list[str], similarity: float) -> None:
    for group in linked(texts, similarity).groups:
        joined = {text for one, other, _ in group for text in (one, other)}
        assert len(group) == len(joined) - 1
        for one, other, score in group:
            assert score == pytest.approx(similarity_of(one, other))
            assert score >= similarity


@given(BATCHES, SIMILARITIES, st.randoms(use_true_random=False))
def test_the_order_says_nothing(texts: list[str], similarity: float, chance: random.Random) -> None:
    mixed = list(texts)
    chance.shuffle(mixed)
    assert set(linked(mixed, similarity).groups) == set(linked(texts, similarity).groups)


@given(BATCHES, SIMILARITIES, NAMES | NOISE)
def test_a_text_that_is_like_none_changes_nothing(texts: list[str], similarity: float, more: str) -> None:
    if all(similarity_of(more, text) < similarity for text in texts):
        assert set(linked([*texts, more], similarity).groups) == set(linked(texts, similarity).groups)


def test_longer_texts_are_found_as_well() -> None:
    chance = random.Random(7)  # noqa: S311 - a batch, not a secret
    texts = ["".join(chance.choices(WORDS, k=30)) for _ in range(60)]
    texts += [text[: len(text) // 2] + "并做好记录" + text[len(text) // 2 :] for text in texts[:30]]
    assert _sets(linked(texts, 90)) == by_brute_force(texts, 90)


def test_the_strongest_links_are_told() -> None:
    one, two, three = "城区道路清扫保洁作业", "城区道路清扫保洁作业费", "城区道路清扫保洁作业费用"
    (group,) = linked([one, three, two], 85).groups
    assert {(first, last) for first, last, _ in group} == {(one, two), (two, three)}


def test_a_chain_of_more_texts_than_links_are_worked_out_for() -> None:
    texts = ["养护" * 10 + "路" * number for number in range(60)]
    (group,) = linked(texts, 95).groups
    assert len(group) == 59
    assert all(score >= 95 for _, _, score in group)


def test_texts_of_common_characters_only_are_not_compared_without_end(
    monkeypatch: pytest.MonkeyPatch, compared: list[int]
) -> None:
    monkeypatch.setattr(linking, "_EFFORT", 1000)
    chance = random.Random(3)  # noqa: S311 - a batch, not a secret
    texts = {"".join(chance.choices("路道管理清扫", k=12)) for _ in range(2000)}
    found = linked(texts, 80)
    assert max(compared) <= 1000 // 32
    assert found.curtailed


@pytest.mark.parametrize("similarity", [85, 90])
def test_a_shared_boilerplate_makes_no_pairs(compared: list[int], similarity: int) -> None:
    """Texts that share all but a few characters are looked for by those few."""
    texts = [
        "永乐县人民政府机关后勤保障" + "".join(chr(0x4E00 + 5 * n + i) for i in range(5)) for n in range(2000)
    ]
    assert linked(texts, similarity) == Linked((), frozenset())
    assert sum(compared) == 0


def test_texts_that_are_all_alike_are_compared_once_each(compared: list[int]) -> None:
    texts = ["永乐县人民政府机关后勤保障物业管理" + chr(0x4E00 + n) for n in range(2000)]
    (group,) = linked(texts, 90).groups
    assert len(group) == 1999
    assert sum(compared) < 4 * 2000
