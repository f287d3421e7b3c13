"""The score of a detection, counted by hand."""

import pytest

from procurement_rules.measure import (
    CategoryScore,
    LabelledRow,
    Share,
    category_scores,
    prohibition_score,
)
from procurement_rules.model.item import ServiceItem
from tests.measure.conftest import judged

NOTHING = frozenset[str]()
GOODS = frozenset({"goods"})


def test_recall_is_of_breaches_and_false_alarms_are_of_the_clean() -> None:
    rows = [judged("goods"), judged("goods"), judged(prohibited=False), judged(prohibited=False)]
    score = prohibition_score(rows, [GOODS, NOTHING, GOODS, NOTHING])
    assert (score.recall, score.false_alarms) == (Share(1, 2), Share(1, 2))


def test_a_breach_found_for_another_reason_is_found_but_of_the_wrong_category() -> None:
    score = prohibition_score([judged("works"), judged("works", "goods")], [GOODS, GOODS])
    assert (score.recall, score.right_category) == (Share(2, 2), Share(1, 2))


def test_a_breach_without_a_told_reason_asks_for_no_category() -> None:
    rows = [judged()]
    assert prohibition_score(rows, [GOODS]).right_category == Share(0, 0)
    assert category_scores(rows, [GOODS]) == {}


def test_each_category_has_its_recall_and_its_precision() -> None:
    rows = [judged("goods"), judged("goods"), judged("works"), judged(prohibited=False)]
    assert category_scores(rows, [GOODS, NOTHING, GOODS, GOODS]) == {
        "goods": CategoryScore(Share(1, 2), Share(1, 3)),
        "works": CategoryScore(Share(0, 1), Share(0, 0)),
    }


def test_a_row_whose_label_says_neither_is_left_out() -> None:
    row = LabelledRow(ServiceItem(name="购买主体不合格"))
    score = prohibition_score([row], [GOODS])
    assert (score.recall, score.false_alarms) == (Share(0, 0), Share(0, 0))
    assert category_scores([row, judged("goods")], [GOODS, GOODS])["goods"].precision == Share(1, 1)


def test_rows_and_findings_must_pair_up() -> None:
    with pytest.raises(ValueError, match="shorter"):
        prohibition_score([judged("goods")], [])
