"""Weights of evidence: what every gram says for every entry."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.lexis import Weights, cut
from procurement_rules.match.weights import Bag, EntryWeights, Sample

SMOOTHING = 0.1


def _learned(*texts: tuple[str, int] | tuple[str, int, float], entries: int = 3) -> EntryWeights:
    samples = [Sample((text,), place, *weight or (1.0,)) for text, place, *weight in texts]
    return EntryWeights(samples, entries, SMOOTHING)


def _bag(weights: EntryWeights, texts: Sequence[str]) -> Bag:
    grams = cut(texts)
    return weights.bag(grams, grams.text, np.ones(len(grams.key)))


def _scores(weights: EntryWeights, *texts: str) -> Weights:
    return weights.scores(_bag(weights, texts), len(texts))[0]


def _known(weights: EntryWeights, *texts: str) -> list[float]:
    return weights.scores(_bag(weights, texts), len(texts))[1].tolist()


# Two entries of one character each: both grams are equally rare, so that all can be worked out by hand.
TWO = _learned(("审", 0), ("清", 1), entries=2)


def test_a_score_is_the_logarithm_of_a_share_with_smoothing() -> None:
    total = 1 + 2 * SMOOTHING
    heard, unheard = math.log((1 + SMOOTHING) / total), math.log(SMOOTHING / total)
    assert _scores(TWO, "审", "清") == pytest.approx(np.array([[heard, unheard], [unheard, heard]]))


def test_what_counts_for_more_pulls_more() -> None:
    weights = _learned(("审", 0, 3.0), ("审", 1, 1.0), ("清", 1, 2.0), entries=2)
    assert _scores(weights, "审")[0].argmax() == 0


def test_known_is_the_share_of_what_was_said_that_some_text_holds() -> None:
    # 审: known; 查 and 审查: unknown, each as rare as the rarest that is known.
    assert _known(TWO, "审", "审查", "查", "") == pytest.approx([1.0, 1 / 3, 0.0, 0.0])


def test_a_rare_gram_pulls_more_than_a_common_one() -> None:
    weights = _learned(("审计", 0), ("审计", 1), ("审计", 2), ("清", 0))
    bag = _bag(weights, ["审，清"])
    pulls = dict(zip(bag.grams.start.tolist(), weights.pulls(bag, np.array([0])), strict=True))
    assert pulls[2] > pulls[0] > 0


def test_nobody_is_pulled_by_what_is_unknown_or_is_another_entrys() -> None:
    bag = _bag(TWO, ["审，清，查"])
    assert (TWO.pulls(bag, np.array([0])) > 0).tolist() == [True, False, False]


def test_a_long_text_does_not_speak_louder_than_a_short_one() -> None:
    weights = _learned(("离任审计", 0), ("离任审计" + "，垃圾清运，道路保洁，绿化养护", 1))
    assert _scores(weights, "离任审计")[0].argmax() == 0


def test_a_text_said_twice_counts_like_once_when_it_is_learned() -> None:
    once = _learned(("离任审计", 0), ("垃圾清运", 1))
    twice = _learned(("离任审计，离任审计", 0), ("垃圾清运", 1))
    assert _scores(twice, "离任审计") == pytest.approx(_scores(once, "离任审计"))


def test_a_text_said_twice_counts_like_once_when_it_is_asked() -> None:
    weights = _learned(("离任审计", 0), ("垃圾清运", 1))
    once, twice = _scores(weights, "离任审计", "离任审计，离任审计")
    assert twice == pytest.approx(once)


def test_an_entry_that_nothing_is_said_of_is_behind_the_one_that_says_it() -> None:
    weights = _learned(("离任审计", 0), ("垃圾清运", 1))
    assert _scores(weights, "离任审计", "垃圾清运").argmax(axis=1).tolist() == [0, 1]


@pytest.mark.parametrize("text", ["", "😀", "2024", "量子"])
def test_of_what_is_unknown_no_entry_is_ahead(text: str) -> None:
    weights = _learned(("离任审计", 0), ("垃圾清运，道路", 1))
    assert _scores(weights, text).tolist() == [[0.0] * 3]


def test_learned_from_nothing_it_says_nothing() -> None:
    assert _scores(_learned(), "离任审计").tolist() == [[0.0] * 3]
    assert _known(_learned(), "离任审计") == [0.0]
    assert _scores(_learned(entries=0), "离任审计").shape == (1, 0)


def test_no_texts_have_no_scores() -> None:
    assert _scores(TWO).shape == (0, 2)


def test_a_text_scores_alike_alone_and_among_others() -> None:
    weights = _learned(("离任审计", 0), ("垃圾清运", 1), ("财务咨询", 2))
    texts = ["离任财务", "", "清运审计", "咨询"]
    together = _scores(weights, *texts)
    assert [row.tobytes() for row in together] == [_scores(weights, text)[0].tobytes() for text in texts]


def test_learned_again_it_is_the_same_to_the_last_bit() -> None:
    texts = [("离任审计和财务咨询", 0), ("垃圾清运", 1), ("道路清扫保洁，审计", 2)]
    assert _scores(_learned(*texts), "审计清运").tobytes() == _scores(_learned(*texts), "审计清运").tobytes()


WORDS = ["审计", "离任审计", "财务", "清运", "垃圾清运", "道路", "保洁", "养护"]
SAMPLES = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("，".join), st.integers(0, 2)),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(SAMPLES, st.sampled_from(WORDS))
def test_the_order_in_which_it_is_learned_does_not_matter(texts: list[tuple[str, int]], asked: str) -> None:
    assert _scores(_learned(*texts), asked) == pytest.approx(_scores(_learned(*texts[::-1]), asked))


@settings(deadline=None)
@given(st.permutations(["离任审计", "垃圾清运", "道路保洁"]))
def test_a_text_that_shares_nothing_with_others_scores_its_own_entry_first(texts: list[str]) -> None:
    weights = _learned(*((text, place) for place, text in enumerate(texts)))
    assert _scores(weights, *texts).argmax(axis=1).tolist() == [0, 1, 2]


@settings(deadline=None)
@given(SAMPLES, st.text("审计离任财务清运，x😀", max_size=20))
def test_scores_are_finite_and_what_is_known_is_a_share(texts: list[tuple[str, int]], asked: str) -> None:
    weights = _learned(*texts)
    assert np.isfinite(_scores(weights, asked)).all()
    assert -1e-9 <= _known(weights, asked)[0] <= 1 + 1e-9
    assert (weights.pulls(_bag(weights, [asked]), np.array([0])) >= 0).all()
