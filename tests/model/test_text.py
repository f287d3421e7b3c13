"""A folded text remembers where its characters came from."""

import pytest

from procurement_rules.model.text import FoldedText

# “劳 务㎡”: the blank has vanished and the square metre has become two characters.
TEXT = FoldedText("劳 务㎡", "劳务m2", (0, 2, 3, 3), (1, 3, 4, 4))


@pytest.mark.parametrize(
    ("start", "end", "original"),
    [
        (0, 1, "劳"),
        (0, 2, "劳 务"),
        (1, 2, "务"),
        (2, 3, "㎡"),
        (2, 4, "㎡"),
        (3, 4, "㎡"),
        (0, 4, "劳 务㎡"),
    ],
)
def test_a_span_stands_for_a_piece_of_the_original(start: int, end: int, original: str) -> None:
    first, last = TEXT.span(start, end)
    assert TEXT.original[first:last] == original


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (4, 4), (3, 1)])
def test_an_empty_span_stands_for_nothing(start: int, end: int) -> None:
    assert TEXT.span(start, end) == (0, 0)
