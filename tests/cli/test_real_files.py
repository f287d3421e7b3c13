"""Real titles and intentions screen without a lost row."""

import csv
from datetime import date
from pathlib import Path

import pytest

from procurement_rules import Screener, screen_files


@pytest.mark.parametrize(
    ("file", "rows"), [("real-intentions-shandong-2026.csv", 133), ("real-titles.csv", 2105)]
)
def test_every_real_row_is_judged_or_rejected(shared: Path, file: str, rows: int) -> None:
    path = shared / "data" / file
    screening = screen_files([path], Screener.for_jurisdiction("jiaozuo", as_of=date(2026, 3, 1)))
    with path.open(encoding="utf-8-sig", newline="") as handle:
        assert len(list(csv.DictReader(handle))) == rows
    assert screening.rows_read == rows
    assert all(row.reason for row in screening.rejected)
