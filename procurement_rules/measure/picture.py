"""The two curves of confidence as one picture: series differ by dash and mark, and all of it is told in words too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from procurement_rules.measure.interval import Share
from procurement_rules.measure.reliability import Answer, coverage_curve, reliability

WIDTH, _HEADER, _ROW, _BOTTOM = 900, 390, 22, 14
_STEPS = 5
# Where the coverage curve may begin: such that its steps are round.
_FLOORS = (0.8, 0.5, 0.0)
# Colours that stay apart for every kind of sight, and dashes and marks for those who see or print none.
_LOOKS = (
    ("#1b4f8a", "", "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0"),
    ("#b5460f", "7 4", "M-4,-4h8v8h-8z"),
    ("#3f7a2a", "2 4", "M0,-5L5,4H-5z"),
    ("#7a3b8f", "9 3 2 3", "M0,-5L5,0L0,5L-5,0z"),
)


@dataclass(frozen=True, slots=True)
class Series:
    """Answers that are drawn as one line."""

    label: str
    answers: Sequence[Answer]


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of a line and the interval of its height, in pixels."""

    x: str
    y: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class _Line:
    points: tuple[_Point, ...]
    colour: str
    dash: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Panel:
    """A square of the picture: `floor` is the share at its lower rim."""

    left: int
    top: int
    side: int
    floor: float = 0.0

    def x(self, share: float) -> str:
        return _pixels(self.left + share * self.side)

    def y(self, share: float) -> str:
        height = (max(share, self.floor) - self.floor) / (1 - self.floor)
        return _pixels(self.top + (1 - height) * self.side)

    def shares(self) -> list[float]:
        """Return where the lines of the grid stand."""
        return [step / _STEPS for step in range(_STEPS + 1)]

    def heights(self) -> list[float]:
        """Return where the lines of the grid stand above each other."""
        return [self.floor + (1 - self.floor) * share for share in self.shares()]

    def line(self, points: Sequence[tuple[float, Share]], number: int) -> _Line:
        drawn = tuple(self._point(x, share) for x, share in points)
        return _Line(drawn, *_LOOKS[number % len(_LOOKS)])

    def _point(self, x: float, share: Share) -> _Point:
        low, high = share.interval
        return _Point(self.x(x), self.y(share.value or 0.0), self.y(low), self.y(high))


def picture(series: Sequence[Series]) -> str:
    """Return the picture as SVG: coverage against precision on the left, reliability on the right."""
    curves = [
        [(each.coverage.value or 0.0, each.precision) for each in coverage_curve(one.answers)]
        for one in series
    ]
    bins = [[(each.confidence, each.right) for each in reliability(one.answers)] for one in series]
    panels = (_Panel(70, 56, 290, _floor(curves)), _Panel(530, 56, 290))
    labels = [f"{_printable(one.label)}（{len(one.answers)} 项）" for one in series]
    return _template().render(
        width=WIDTH,
        height=_HEADER + _ROW * len(series) + _BOTTOM,
        panels=panels,
        lines=[
            [panel.line(points, number) for number, points in enumerate(each)]
            for panel, each in zip(panels, (curves, bins), strict=True)
        ],
        legend=[
            (label, _HEADER + _ROW * number, *_LOOKS[number % len(_LOOKS)])
            for number, label in enumerate(labels)
        ],
        told=list(_told(labels, curves, bins)),
    )


def _told(
    labels: Sequence[str],
    curves: Sequence[list[tuple[float, Share]]],
    bins: Sequence[list[tuple[float, Share]]],
) -> Iterator[str]:
    for label, curve, each in zip(labels, curves, bins, strict=True):
        covered = "，".join(f"{x:.0%} 时 {share.value or 0:.1%}" for x, share in curve)
        sure = "，".join(f"{x:.0%} 时 {share.value or 0:.0%}" for x, share in each)
        yield f"{label}：给出编码的占比与其中正确的占比：{covered}；平均把握与答对的占比：{sure}。"


def _floor(curves: Sequence[list[tuple[float, Share]]]) -> float:
    """Return the highest floor under which no interval of a curve reaches."""
    lowest = min((share.interval[0] for curve in curves for _, share in curve), default=0.0)
    return next(floor for floor in _FLOORS if floor <= lowest)


def _pixels(value: float) -> str:
    return f"{value:.1f}"


def _printable(text: str) -> str:
    # XML has no place for control characters.
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("procurement_rules", "measure"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("picture.svg.j2")
