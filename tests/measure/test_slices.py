"""The parts of a labelled set."""

from procurement_rules.measure import Slice, slices
from tests.measure.conftest import row


def test_rows_are_parted_by_every_column_that_divides_them() -> None:
    rows = [
        row(origin="real", style="free"),
        row(origin="authored", style="free"),
        row(origin="real", style="long"),
    ]
    assert slices(rows) == [
        Slice("origin", "real", (0, 2)),
        Slice("origin", "authored", (1,)),
        Slice("style", "free", (0, 1)),
        Slice("style", "long", (2,)),
    ]


def test_a_part_that_is_the_whole_is_none() -> None:
    assert slices([row(split="test"), row(split="test")]) == []


def test_rows_that_do_not_say_their_part_are_in_none() -> None:
    assert slices([row(style="free"), row()]) == [Slice("style", "free", (0,))]


def test_nothing_has_no_parts() -> None:
    assert slices([]) == []
