"""Coverage against precision, and reliability."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.measure import (
    Answer,
    Bin,
    CoveragePoint,
    Share,
    answers,
    calibration_error,
    coverage_curve,
    reliability,
)
from tests.measure.conftest import match, row

ANSWERS = st.lists(
    st.builds(Answer, st.integers(0, 10_000).map(lambda n: n / 10_000), st.booleans()),
    min_size=1,
    max_size=80,
)


def test_an_answer_is_right_where_the_first_candidate_is() -> None:
    rows = [row("D0402"), row("D0402"), row("D0402"), row()]
    matches = [
        match("D0402", confidence=0.9),
        match("D0401", "D0402", confidence=0.4),
        match(confidence=0.0),
        match("D0402", confidence=0.3),
    ]
    assert answers(rows, matches) == [
        Answer(0.9, right=True),
        Answer(0.4, right=False),
        Answer(0.0, right=False),
        Answer(0.3, right=False),
    ]


def test_the_surest_are_accepted_first() -> None:
    given_ = [Answer(0.1 * n, right=n > 3) for n in range(1, 11)]
    curve = coverage_curve(given_)
    assert [point.coverage for point in curve] == [Share(n, 10) for n in range(1, 11)]
    assert [point.precision.hits for point in curve] == [1, 2, 3, 4, 5, 6, 7, 7, 7, 7]
    assert curve[0].threshold == pytest.approx(1.0)


def test_equal_confidences_are_accepted_together() -> None:
    given_ = [Answer(0.9, right=True)] * 3 + [Answer(0.2, right=False)]
    assert coverage_curve(given_) == [
        CoveragePoint(0.9, Share(3, 4), Share(3, 3)),
        CoveragePoint(0.2, Share(4, 4), Share(3, 4)),
    ]


def test_answers_are_told_by_tenths_of_confidence() -> None:
    given_ = [
        Answer(0.05, right=False),
        Answer(0.92, right=True),
        Answer(0.98, right=False),
        Answer(1.0, right=True),
    ]
    assert reliability(given_) == [
        Bin(0.0, 0.1, 0.05, Share(0, 1)),
        Bin(0.9, 1.0, pytest.approx((0.92 + 0.98 + 1.0) / 3), Share(2, 3)),
    ]


def test_the_calibration_error_is_the_mean_distance() -> None:
    bins = [Bin(0.0, 0.1, 0.0, Share(1, 4)), Bin(0.9, 1.0, 1.0, Share(3, 4))]
    assert calibration_error(bins) == pytest.approx(0.25)


def test_of_nothing_there_is_no_curve() -> None:
    assert (coverage_curve([]), reliability([]), calibration_error([])) == ([], [], None)


@given(ANSWERS)
def test_coverage_reaches_every_tenth_and_ends_with_all(given_: list[Answer]) -> None:
    curve = coverage_curve(given_)
    covered = [point.coverage.hits for point in curve]
    assert covered == sorted(set(covered))
    assert covered[-1] == len(given_)
    for tenth in range(1, 11):
        wanted = math.ceil(len(given_) * tenth / 10)
        assert any(hits >= wanted for hits in covered)


@given(ANSWERS)
def test_every_answer_stands_in_one_bin(given_: list[Answer]) -> None:
    bins = reliability(given_)
    assert sum(each.right.total for each in bins) == len(given_)
    assert sum(each.right.hits for each in bins) == sum(each.right for each in given_)
    assert all(each.low <= each.confidence <= each.high + 1e-9 for each in bins)
    assert 0.0 <= calibration_error(bins) <= 1.0
