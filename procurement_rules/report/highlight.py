"""Cut a text into what is evidence and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the submitted text, marked where it is evidence."""

    text: str
    marked: bool


def segments(text: str, spans: Iterable[Span]) -> tuple[Segment, ...]:
    """Cut `text` (offsets are code points) so that the segments joined give it again."""
    cut: list[Segment] = []
    at = 0
    for start, end in merged(spans, len(text)):
        if at < start:
            cut.append(Segment(text[at:start], marked=False))
        cut.append(Segment(text[start:end], marked=True))
        at = end
    if at < len(text):
        cut.append(Segment(text[at:], marked=False))
    return tuple(cut)


def merged(spans: Iterable[Span], length: int) -> Iterator[Span]:
    """Yield the spans in order, joined where they overlap or touch, cut to the text, without empty ones."""
    current: Span | None = None
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if current is not None and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current
