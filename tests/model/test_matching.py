"""The curve of confidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.model.matching import ConfidenceCurve

CURVE = ConfidenceCurve(bias=-1.0, score=0.5, margin=3.0)
SCORES = st.floats(0, 20, allow_nan=False)


def test_no_score_and_no_lead_leave_the_bias_alone() -> None:
    assert CURVE.probability(0.0, 0.0) == pytest.approx(0.2689, abs=1e-4)


def test_beyond_the_caps_more_says_no_more() -> None:
    assert CURVE.features(9.0, 0.0) == (1.0, 2.0, 1.0)
    assert CURVE.probability(9.0, 0.0) == CURVE.probability(2.0, 0.5)


@given(SCORES, SCORES)
def test_a_probability_is_one(score: float, rival: float) -> None:
    assert 0.0 < CURVE.probability(max(score, rival), min(score, rival)) < 1.0


@given(SCORES, SCORES, SCORES)
def test_a_nearer_rival_never_gives_more_confidence(score: float, one: float, other: float) -> None:
    near, far = sorted((min(one, score), min(other, score)), reverse=True)
    assert CURVE.probability(score, near) <= CURVE.probability(score, far)
