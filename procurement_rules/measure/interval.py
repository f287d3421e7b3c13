"""Shares with the uncertainty of small samples."""

from __future__ import annotations

import math
from dataclasses import dataclass

# Two-sided 95 %.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        """The share, None of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval, 95 % (Wilson 1927); (0, 1) of nothing."""
        if not self.total:
            return 0.0, 1.0
        share, n = self.hits / self.total, self.total
        centre = share + _Z**2 / (2 * n)
        spread = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        scale = 1 + _Z**2 / n
        return max((centre - spread) / scale, 0.0), min((centre + spread) / scale, 1.0)

    def __str__(self) -> str:
        if self.value is None:
            return "—"
        low, high = self.interval
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}] ({self.hits}/{self.total})"
