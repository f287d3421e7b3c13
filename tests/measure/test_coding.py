"""The score of a coding, counted by hand."""

import pytest

from procurement_rules.measure import coding_score
from procurement_rules.model.verdict import Decision
from tests.measure.conftest import match, row

ACCEPTED = Decision.ACCEPTED
NONE = Decision.NONE


@pytest.mark.parametrize(("depth", "hits"), [(1, 1), (3, 2), (5, 3)])
def test_a_right_code_counts_down_to_its_place_among_the_candidates(depth: int, hits: int) -> None:
    rows = [row("D0402")] * 4
    matches = [
        match("D0402"),
        match("D0401", "A0101", "D0402"),
        match("1", "2", "3", "4", "D0402"),
        match("1"),
    ]
    assert coding_score(rows, matches).top[depth].hits == hits


def test_any_of_several_right_codes_is_right() -> None:
    score = coding_score([row("A0104", "A1408")], [match("A1408", decision=ACCEPTED)])
    assert (score.top[1].value, score.accepted_right.value) == (1.0, 1.0)


def test_precision_is_of_what_was_accepted_and_coverage_of_what_can_be_coded() -> None:
    rows = [row("D0402"), row("D0402"), row("D0402"), row("D0402"), row()]
    matches = [
        match("D0402", decision=ACCEPTED),
        match("D0401", decision=ACCEPTED),
        match("D0402"),
        match(decision=NONE),
        match(decision=NONE),
    ]
    score = coding_score(rows, matches)
    assert (score.accepted_right.hits, score.accepted_right.total) == (1, 2)
    assert (score.coverage.hits, score.coverage.total) == (2, 4)


def test_an_item_that_fits_nothing_must_not_be_accepted() -> None:
    matches = [match("D0402", decision=ACCEPTED), match("D0402"), match(decision=NONE)]
    score = coding_score([row()] * 3, matches)
    assert (score.nothing_accepted.hits, score.nothing_accepted.total) == (1, 3)
    assert score.top[1].total == 0


def test_confusions_are_counted_with_the_commonest_first() -> None:
    rows = [row("D0402"), row("D0402"), row("A0104", "A1408"), row("D0402")]
    matches = [match("D0401"), match("D0401"), match(decision=NONE), match("D0402")]
    assert coding_score(rows, matches).confusions == (("D0402", "D0401", 2), ("A0104|A1408", "—", 1))


def test_rows_and_matches_must_pair_up() -> None:
    with pytest.raises(ValueError, match="shorter"):
        coding_score([row("D0402")], [])
