"""Shares and Wilson's interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.measure import Share

SHARES = st.integers(1, 10_000).flatmap(lambda total: st.builds(Share, st.integers(0, total), st.just(total)))


def test_a_share_of_nothing_is_unknown() -> None:
    nothing = Share(0, 0)
    assert (nothing.value, nothing.interval, str(nothing)) == (None, (0.0, 1.0), "—")


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # Newcombe 1998, table I, score method without continuity correction.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_the_published_one(hits: int, total: int, low: float, high: float) -> None:
    assert Share(hits, total).interval == pytest.approx((low, high), abs=5e-5)


def test_a_share_is_shown_with_its_interval_and_count() -> None:
    assert str(Share(81, 263)) == "0.308 [0.255, 0.366] (81/263)"


@given(SHARES)
def test_the_interval_holds_the_share_and_stays_within_bounds(share: Share) -> None:
    low, high = share.interval
    assert 0.0 <= low <= share.value + 1e-12
    assert share.value - 1e-12 <= high <= 1.0


@given(SHARES)
def test_more_of_the_same_narrows_the_interval(share: Share) -> None:
    low, high = share.interval
    more_low, more_high = Share(share.hits * 4, share.total * 4).interval
    assert more_high - more_low < high - low


@given(SHARES)
def test_the_interval_of_misses_mirrors_that_of_hits(share: Share) -> None:
    low, high = share.interval
    assert Share(share.total - share.hits, share.total).interval == pytest.approx((1 - high, 1 - low))
