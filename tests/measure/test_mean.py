"""Means and their bootstrap."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.measure import mean

VALUES = st.lists(st.sampled_from([0.0, 0.2, 0.25, 1 / 3, 0.5, 1.0]), min_size=1, max_size=60)


def test_the_mean_of_nothing_is_unknown() -> None:
    nothing = mean([])
    assert (nothing.value, nothing.interval, nothing.total, str(nothing)) == (None, (0.0, 1.0), 0, "—")


def test_a_mean_is_shown_with_its_interval_and_count() -> None:
    assert str(mean([1.0, 1.0, 1.0])) == "1.000 [1.000, 1.000] (3)"


def test_the_interval_is_that_of_the_central_limit_in_a_large_sample() -> None:
    drawn = mean([0.0, 1.0] * 500)
    assert drawn.value == pytest.approx(0.5)
    assert drawn.interval == pytest.approx(
        (0.5 - 1.96 * 0.5 / 1000**0.5, 0.5 + 1.96 * 0.5 / 1000**0.5), abs=3e-3
    )


@settings(deadline=None, max_examples=40)
@given(VALUES)
def test_the_interval_holds_the_mean_and_does_not_hang_on_the_order(values: list[float]) -> None:
    found = mean(values)
    low, high = found.interval
    assert 0.0 <= low <= found.value + 1e-9
    assert found.value - 1e-9 <= high <= 1.0 + 1e-9
    assert mean(sorted(values)).interval == found.interval
