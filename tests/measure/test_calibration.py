"""The fitted curve says how often the first candidate was right."""

import math

import pytest

from procurement_rules.measure import LabelledRow, fitted_curve
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Candidate, Decision, Match
from tests.measure.conftest import row


def _match(score: float, rival: float, *, twins: bool = False) -> Match:
    rivals = [Candidate(code="A1408", name="安全生产应急救援服务" if twins else "防灾减灾服务", score=rival)]
    first = Candidate(code="A0104", name="安全生产应急救援服务", score=score)
    return Match(catalog="小", decision=Decision.SHORTLIST, confidence=0.5, candidates=(first, *rivals))


RIGHT, WRONG = row("A0104"), row("B1202")
# Wide margins are right four times in five, narrow ones once in five.
ROWS = [*[RIGHT] * 80, *[WRONG] * 20, *[RIGHT] * 20, *[WRONG] * 80]
MATCHES = [_match(1.0, 0.2)] * 100 + [_match(1.0, 0.9)] * 100


def test_the_curve_gives_back_the_shares_that_it_was_fitted_to() -> None:
    curve = fitted_curve(ROWS, MATCHES)
    assert curve.probability(1.0, 0.2) == pytest.approx(0.8, abs=0.01)
    assert curve.probability(1.0, 0.9) == pytest.approx(0.2, abs=0.01)


def test_the_order_of_the_rows_does_not_matter() -> None:
    forwards, backwards = fitted_curve(ROWS, MATCHES), fitted_curve(ROWS[::-1], MATCHES[::-1])
    assert backwards.model_dump() == pytest.approx(forwards.model_dump())


def test_rows_without_a_candidate_say_nothing() -> None:
    nothing = Match(catalog="小", decision=Decision.NONE, confidence=0.0)
    assert fitted_curve([*ROWS, RIGHT], [*MATCHES, nothing]) == fitted_curve(ROWS, MATCHES)


def test_what_fits_nothing_counts_as_wrong() -> None:
    none = LabelledRow(ServiceItem(name="办公家具采购"), "全部", codes=frozenset())
    assert fitted_curve([none] * 20, MATCHES[:20]).probability(1.0, 0.2) < 0.1


def test_a_twin_is_no_rival() -> None:
    rows, matches = [RIGHT] * 9 + [WRONG] * 9, [_match(1.0, 1.0, twins=True)] * 9 + [_match(1.0, 1.0)] * 9
    curve = fitted_curve(rows, matches)
    assert curve.probability(1.0, 0.0) > 0.9
    assert curve.probability(1.0, 1.0) < 0.1


def test_rows_that_can_be_told_apart_completely_still_give_a_finite_curve() -> None:
    rows, matches = [RIGHT] * 50 + [WRONG] * 50, [_match(2.0, 0.5)] * 50 + [_match(0.3, 0.29)] * 50
    assert all(math.isfinite(weight) for weight in fitted_curve(rows, matches).model_dump().values())
