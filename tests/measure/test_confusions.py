"""What is taken for what."""

import pytest

from procurement_rules.measure import Confusion, confusions
from procurement_rules.model.verdict import Decision
from tests.measure.conftest import match, row

ACCEPTED = Decision.ACCEPTED
NONE = Decision.NONE


def test_confusions_are_counted_and_a_right_answer_is_none() -> None:
    rows = [row("D0402"), row("D0402"), row("A1408", "A0104"), row("D0402")]
    matches = [match("D0401"), match("D0401"), match(decision=NONE), match("D0402")]
    assert confusions(rows, matches) == [
        Confusion(("D0402",), "D0401", 0, 2),
        Confusion(("A0104", "A1408"), None, 0, 1),
    ]


def test_what_was_accepted_costs_most() -> None:
    rows = [row("D0402"), row("D0402"), row("D0401"), row("D0401")]
    matches = [match("D0401"), match("D0401"), match("D0402", decision=ACCEPTED), match("D0402")]
    assert confusions(rows, matches)[0] == Confusion(("D0401",), "D0402", 1, 2)


def test_what_fits_nothing_is_confused_only_when_it_is_accepted() -> None:
    matches = [match("D0401"), match(decision=NONE), match("D0402", decision=ACCEPTED)]
    assert confusions([row()] * 3, matches) == [Confusion((), "D0402", 1, 1)]


def test_equals_stand_in_the_order_of_their_codes() -> None:
    rows = [row("B"), row("A"), row("A")]
    found = confusions(rows, [match("X"), match("Z"), match("Y")])
    assert [(each.right, each.answered) for each in found] == [(("A",), "Y"), (("A",), "Z"), (("B",), "X")]


def test_rows_and_matches_must_pair_up() -> None:
    with pytest.raises(ValueError, match="shorter"):
        confusions([row("D0402")], [])
