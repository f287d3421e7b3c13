"""The score of a coding, counted by hand."""

import pytest

from procurement_rules.measure import Share, coding_score
from procurement_rules.model.verdict import Decision
from tests.measure.conftest import match, row

ACCEPTED = Decision.ACCEPTED
NONE = Decision.NONE

FIVE_DEEP = [
    match("D0402"),
    match("D0401", "A0101", "D0402"),
    match("1", "2", "3", "4", "D0402"),
    match("1"),
]


@pytest.mark.parametrize(("depth", "hits"), [(1, 1), (3, 2), (5, 3)])
def test_a_right_code_counts_down_to_its_place_among_the_candidates(depth: int, hits: int) -> None:
    assert coding_score([row("D0402")] * 4, FIVE_DEEP, [False] * 4).top[depth] == Share(hits, 4)


def test_the_reciprocal_rank_is_that_of_the_first_right_code() -> None:
    score = coding_score([row("D0402")] * 4, FIVE_DEEP, [False] * 4)
    assert score.reciprocal_rank.value == pytest.approx((1 + 1 / 3 + 1 / 5 + 0) / 4)
    assert score.reciprocal_rank.total == 4


def test_any_of_several_right_codes_is_right() -> None:
    score = coding_score([row("A0104", "A1408")], [match("A1408", decision=ACCEPTED)], [False])
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
    score = coding_score(rows, matches, [False] * len(rows))
    assert (score.accepted_right, score.coverage) == (Share(1, 2), Share(2, 4))


def test_an_item_that_fits_nothing_must_not_be_accepted() -> None:
    matches = [match("D0402", decision=ACCEPTED), match("D0402"), match(decision=NONE)]
    score = coding_score([row()] * 3, matches, [False] * 3)
    assert score.nothing_accepted == Share(1, 3)
    assert (score.top[1], score.reciprocal_rank.value, score.coverage) == (Share(0, 0), None, Share(0, 0))


def test_what_is_withdrawn_in_a_screening_is_not_left() -> None:
    matches = [match("D0402", decision=ACCEPTED), match("D0402", decision=ACCEPTED), match(decision=NONE)]
    score = coding_score([row(), row(), row()], matches, [True, False, True])
    assert (score.nothing_accepted, score.nothing_left) == (Share(2, 3), Share(1, 3))


def test_over_all_items_what_fits_nothing_and_was_accepted_is_wrong() -> None:
    matches = [match("D0402", decision=ACCEPTED), match("D0402", decision=ACCEPTED)]
    score = coding_score([row("D0402"), row()], matches, [False] * 2)
    assert (score.accepted_right, score.accepted_right_of_all) == (Share(1, 1), Share(1, 2))


def test_rows_and_matches_must_pair_up() -> None:
    with pytest.raises(ValueError, match="shorter"):
        coding_score([row("D0402")], [], [])
