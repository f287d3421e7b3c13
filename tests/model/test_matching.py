"""The curve of confidence."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.model.matching import ConfidenceCurve

CURVE = ConfidenceCurve(bias=-1.0, lead=0.5, inside=0.2, known=1.5)
LEADS = st.floats(0, math.inf)
INSIDES = st.floats(allow_nan=False)
SHARES = st.floats(0, 1)


def test_nothing_known_and_no_lead_leave_the_bias_alone() -> None:
    assert CURVE.probability(0.0, 0.0, 0.0) == pytest.approx(0.2689, abs=1e-4)


def test_each_feature_has_its_coefficient() -> None:
    told = 1 / (1 + math.exp(-(-1.0 + 0.5 * 2.0 + 0.2 * -3.0 + 1.5 * 0.8)))
    assert CURVE.probability(2.0, -3.0, 0.8) == pytest.approx(told)


def test_beyond_the_caps_more_says_no_more() -> None:
    assert CURVE.features(99.0, -99.0, 0.5) == (1.0, 12.0, -12.0, 0.5)
    assert CURVE.features(math.inf, math.inf, 1.0) == (1.0, 12.0, 12.0, 1.0)


@given(LEADS, INSIDES, SHARES)
def test_a_probability_is_one(lead: float, inside: float, known: float) -> None:
    assert 0.0 < CURVE.probability(lead, inside, known) < 1.0


@given(LEADS, LEADS, INSIDES, INSIDES, SHARES)
def test_a_greater_lead_never_gives_less_confidence(
    lead: float, more: float, inside: float, further: float, known: float
) -> None:
    less = CURVE.probability(min(lead, more), min(inside, further), known)
    assert less <= CURVE.probability(max(lead, more), max(inside, further), known)
