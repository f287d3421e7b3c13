"""Runs of characters by how rare they are."""

from procurement_rules.compare.grams import RankedGrams


def test_the_rarest_gram_comes_first() -> None:
    grams = RankedGrams(1, ["路灯", "路面", "路基", "灯光"])
    assert grams.lonely == 3
    assert grams.ranks("路灯") == [3, 4]
    assert grams.ranks("路基")[-1] == 4


def test_a_gram_that_comes_twice_is_another_gram_the_second_time() -> None:
    assert len(set(RankedGrams(1, ["路路通"]).ranks("路路通"))) == 3


def test_the_edges_of_a_text_are_part_of_its_pairs() -> None:
    assert len(RankedGrams(2, ["路灯"]).ranks("路灯")) == 3
