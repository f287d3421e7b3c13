"""Show items a second, or the seconds of one: a batch's time alone tells nobody how long a workbook takes."""

from typing import Any

import pytest


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    session = getattr(config, "_benchmarksession", None)
    for bench in getattr(session, "benchmarks", ()):
        items = bench.extra_info.get("items")
        if items and bench.stats.rounds:
            terminalreporter.write_line(f"{bench.name}: {items / bench.stats.median:,.0f} items/s (median)")
        if seconds := bench.extra_info.get("seconds"):
            terminalreporter.write_line(f"{bench.name}: {seconds:.2f} s (median)")
