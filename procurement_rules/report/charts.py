"""Bars beside their figures: a chart is a table whose rows carry a bar, so nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from procurement_rules.report.words import ChartWords


class Series(NamedTuple):
    """One column of figures; `kind` names its pattern on the page."""

    kind: str
    label: str


class Line(NamedTuple):
    """One row of figures, a value a series; lines of one `section` follow each other."""

    label: str
    values: Sequence[Decimal]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar, its place and width in per cent of the longest bar."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row as it is shown: its figures, the bar, and the bar in words."""

    label: str
    figures: tuple[str, ...]
    segments: tuple[Segment, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars by section (title, bars); a chart without sections has one with an empty title."""

    words: ChartWords
    series: tuple[Series, ...]
    sections: tuple[tuple[str, tuple[Bar, ...]], ...]


def chart(
    words: ChartWords,
    series: Sequence[Series],
    lines: Iterable[Line],
    write: Callable[[Decimal], str] = str,
) -> Chart:
    """Lay the lines out; a series in which every figure is nought is left out. `write` writes a figure."""
    rows = list(lines)
    shown = [at for at in range(len(series)) if any(row.values[at] for row in rows)]
    kept = tuple(series[at] for at in shown)
    longest = max((sum(row.values) for row in rows), default=Decimal(0)) or Decimal(1)
    bars = [
        (row.section, _bar(row.label, [row.values[at] for at in shown], kept, longest, write)) for row in rows
    ]
    sections = groupby(bars, key=lambda pair: pair[0])
    return Chart(words, kept, tuple((title, tuple(bar for _, bar in same)) for title, same in sections))


def _bar(
    label: str,
    values: Sequence[Decimal],
    series: Sequence[Series],
    longest: Decimal,
    write: Callable[[Decimal], str],
) -> Bar:
    told = [f"{one.label} {write(value)}" for one, value in zip(series, values, strict=True) if value]
    return Bar(
        label=label,
        figures=tuple(write(value) if value else "–" for value in values),
        segments=tuple(_segments(values, series, longest)),
        said="，".join(told),
    )


def _segments(values: Sequence[Decimal], series: Sequence[Series], longest: Decimal) -> Iterable[Segment]:
    at = Decimal(0)
    for one, value in zip(series, values, strict=True):
        if value:
            yield Segment(one.kind, _percent(at / longest), _percent(value / longest))
        at += value


def _percent(share: Decimal) -> str:
    return f"{share * 100:.2f}%"
