"""Means with the uncertainty of small samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Fixed, so that the same rows give the same interval.
_SEED = 102
_DRAWS = 2000
_TAILS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of `total` values with its interval, 95 %, from the percentiles of a bootstrap (Efron 1979)."""

    value: float | None
    interval: tuple[float, float]
    total: int

    def __str__(self) -> str:
        if self.value is None:
            return "—"
        low, high = self.interval
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}] ({self.total})"


def mean(values: Sequence[float]) -> Mean:
    """Return the mean of values between 0 and 1; of none it is unknown."""
    if not values:
        return Mean(None, (0.0, 1.0), 0)
    given = np.asarray(values, np.float64)
    # Draws are counted for each distinct value, so that a million rows take no more room than ten.
    distinct, counts = np.unique(given, return_counts=True)
    drawn = np.random.default_rng(_SEED).multinomial(len(given), counts / len(given), size=_DRAWS)
    low, high = np.quantile(drawn @ distinct / len(given), _TAILS)
    return Mean(float(given.mean()), (float(low), float(high)), len(given))
