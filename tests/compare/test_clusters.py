"""Which rows of a batch hang together."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.compare.clusters import checked, clusters_of
from procurement_rules.compare.linking import similarity_of
from procurement_rules.compare.result import Link, NearDuplicates
from procurement_rules.compare.rows import Row
from procurement_rules.errors import UsageError
from procurement_rules.model.item import ServiceItem
from tests.compare.conftest import items_of, row_sets, rows_of

TITLES = [
    "2024年度农村公路日常养护服务采购项目",
    "机关办公楼物业管理",
    "农村公路日常养护（二次）",
    "低保对象入户核查",
    "农村公路日常养护一标段",
    "机关办公大楼物业管理服务",
]
PIECES = [
    "农村公路",
    "日常养护",
    "物业管理",
    "机关",
    "办公楼",
    "采购项目",
    "一标段",
    "第2包",
    "2024年",
    "的",
    "A区",
]
NAMES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
BATCHES = st.lists(NAMES, max_size=20).map(lambda names: items_of(*names))


def _found(
    items: list[ServiceItem], similarity: float = 85, *, numbers_tell_apart: bool = False
) -> NearDuplicates:
    def key(row: Row) -> object:
        return row.numbers if numbers_tell_apart else None

    return clusters_of(rows_of(*items), lambda row: row.words.text, key, similarity)


def test_items_that_differ_by_boilerplate_or_little_hang_together() -> None:
    found = _found(items_of(*TITLES))
    assert row_sets(found.clusters) == [(0, 2, 4), (1, 5)]
    assert found.clusters[0].links == (Link(0, 2, 100.0), Link(0, 4, 100.0))
    assert found.clusters[1].similarity == pytest.approx(
        similarity_of("机关办公楼物业管理", "机关办公大楼物业管理")
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("一标段", "二标段"), ("第1包", "第2包"), ("A区", "B区"), ("2023年", "2024年"), ("甲", "乙")],
)
def test_numbers_tell_apart_only_where_they_are_asked_to(one: str, other: str) -> None:
    items = items_of(f"农村公路养护{one}", f"农村公路养护{other}")
    assert row_sets(_found(items).clusters) == [(0, 1)]
    assert _found(items, numbers_tell_apart=True).clusters == ()


def test_the_same_number_written_otherwise_is_the_same() -> None:
    items = items_of("农村公路养护一标段", "农村公路养护（第1包）")
    assert _found(items, numbers_tell_apart=True).clusters != ()


def test_the_description_stands_in_for_a_missing_name() -> None:
    items = [ServiceItem(name="社区矫正对象心理辅导"), ServiceItem(description="社区矫正对象心理辅导服务")]
    assert row_sets(_found(items).clusters) == [(0, 1)]


def test_one_sign_tells_short_names_apart() -> None:
    assert _found(items_of("绿化管护", "绿化监理", "会计", "审计")).clusters == ()


def test_no_items_give_no_clusters() -> None:
    assert _found([]) == NearDuplicates(())


@pytest.mark.parametrize("similarity", [-1, 0, 49.9, 100.1, float("nan"), float("inf")])
def test_a_similarity_that_means_nothing_is_refused(similarity: float) -> None:
    with pytest.raises(UsageError, match="50 至 100"):
        checked(similarity)


def test_hostile_texts_are_compared_like_others() -> None:
    long = "路" * 100_000
    names = [
        long,
        long + "面",
        "\ud800\udfff",
        "——",
        "\u200b路",
        "a" * 100_000,
        "\0" * 5,
        "\ud800\udfff",
        "1" * 100_000,
    ]
    found = _found(items_of(*names))
    assert row_sets(found.clusters) == [(0, 1)]


def test_texts_that_differ_only_in_the_middle_of_a_long_text_are_the_same() -> None:
    start, end = "按月清扫保洁" * 100, "按季考核付费" * 100
    items = [ServiceItem(description=f"{start}{middle}{end}") for middle in ("", "另计")]
    assert row_sets(_found(items).clusters) == [(0, 1)]


@given(BATCHES, st.randoms(use_true_random=False))
def test_the_order_of_the_items_does_not_change_the_clusters(
    items: list[ServiceItem], chance: random.Random
) -> None:
    order = list(range(len(items)))
    chance.shuffle(order)
    mixed = _found([items[place] for place in order])
    back = sorted(tuple(sorted(order[row] for row in cluster.rows)) for cluster in mixed.clusters)
    assert back == row_sets(_found(items).clusters)
    assert row_sets(mixed.clusters) == sorted(row_sets(mixed.clusters))


@given(BATCHES)
def test_an_unrelated_row_changes_nothing(items: list[ServiceItem]) -> None:
    assert _found([*items, ServiceItem(name="松材线虫病飞防作业")]) == _found(items)


@given(BATCHES, st.sampled_from([70, 85, 95]))
def test_every_pair_reaches_the_similarity(items: list[ServiceItem], similarity: float) -> None:
    rows = rows_of(*items)
    for cluster in _found(items, similarity).clusters:
        assert len(cluster.links) == len(cluster.rows) - 1
        for link in cluster.links:
            texts = rows[link.first].words.text, rows[link.second].words.text
            assert link.similarity == pytest.approx(similarity_of(*texts))
            assert link.similarity >= similarity
            assert link.first < link.second


def test_a_hundred_thousand_equal_rows_are_one_cluster() -> None:
    items = items_of("服务采购项目") * 100_000
    (cluster,) = _found(items).clusters
    assert cluster.rows == tuple(range(100_000))
