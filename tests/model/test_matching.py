"""The curves of confidence."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.model.matching import Confidence, Curve

CURVE = Curve(bias=-1.0, lead=0.5, known=1.5)
CONFIDENCE = Confidence(listed=CURVE, right=Curve(bias=0.0, lead=1.0, known=0.0))
LEADS = st.floats(0, math.inf)
INSIDES = st.floats(allow_nan=False)
SHARES = st.floats(0, 1)


def test_nothing_known_and_no_lead_leave_the_bias_alone() -> None:
    assert CURVE.probability(0.0, 0.0) == pytest.approx(0.2689, abs=1e-4)


def test_each_feature_has_its_coefficient() -> None:
    told = 1 / (1 + math.exp(-(-1.0 + 0.5 * 2.0 + 1.5 * 0.8)))
    assert CURVE.probability(2.0, 0.8) == pytest.approx(told)


@pytest.mark.parametrize("lead", [12.0, 99.0, math.inf])
def test_beyond_the_cap_more_says_no_more(lead: float) -> None:
    assert CURVE.probability(lead, 0.5) == CURVE.probability(12.0, 0.5)
    assert CURVE.probability(-lead, 0.5) == CURVE.probability(-12.0, 0.5)


def test_both_must_be_likely() -> None:
    listed, right = CURVE.probability(3.0, 0.8), CONFIDENCE.right.probability(0.0, 0.8)
    assert right == 0.5
    assert CONFIDENCE.probability(0.0, 3.0, 0.8) == pytest.approx(listed * right)


@given(LEADS, INSIDES, SHARES)
def test_a_probability_is_one(lead: float, inside: float, known: float) -> None:
    assert 0.0 < CONFIDENCE.probability(lead, inside, known) < 1.0


@given(LEADS, LEADS, INSIDES, INSIDES, SHARES)
def test_a_greater_lead_never_gives_less_confidence(
    lead: float, more: float, inside: float, further: float, known: float
) -> None:
    less = CONFIDENCE.probability(min(lead, more), min(inside, further), known)
    assert less <= CONFIDENCE.probability(max(lead, more), max(inside, further), known)
