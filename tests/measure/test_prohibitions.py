"""The score of a detection, counted by hand."""

import pytest

from procurement_rules.measure import LabelledRow, Share, prohibition_score
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
    assert prohibition_score([judged()], [GOODS]).right_category == Share(0, 0)


def test_each_category_has_its_recall_and_its_precision() -> None:
    rows = [judged("goods"), judged("goods"), judged("works"), judged(prohibited=False)]
    score = prohibition_score(rows, [GOODS, NOTHING, GOODS, GOODS])
    assert score.by_category == {"goods": (Share(1, 2), Share(1, 3)), "works": (Share(0, 1), Share(0, 0))}


def test_a_slice_counts_what_was_judged_right() -> None:
    rows = [
        judged("goods", part="plain"),
        judged(prohibited=False, part="lookalike"),
        judged(prohibited=False, part="lookalike"),
    ]
    score = prohibition_score(rows, [NOTHING, NOTHING, GOODS])
    assert score.by_slice == {"lookalike": Share(1, 2), "plain": Share(0, 1)}


def test_what_was_missed_and_what_was_alarmed_is_shown_by_name() -> None:
    rows = [judged("works", name="道路改造"), judged(prohibited=False, name="资料印刷")]
    score = prohibition_score(rows, [NOTHING, frozenset({"works", "goods"})])
    assert score.missed == ("道路改造",)
    assert score.alarmed == ("资料印刷 → goods、works",)


def test_an_item_without_a_name_is_shown_by_the_start_of_its_description() -> None:
    row = LabelledRow(ServiceItem(description="铺设沥青路面" * 20), "全部", prohibited=True)
    assert prohibition_score([row], [NOTHING]).missed == (("铺设沥青路面" * 10),)


def test_a_row_whose_label_says_neither_is_left_out() -> None:
    row = LabelledRow(ServiceItem(name="购买主体不合格"), "全部")
    score = prohibition_score([row], [GOODS])
    assert (score.recall, score.false_alarms, score.by_slice) == (Share(0, 0), Share(0, 0), {})


def test_rows_and_findings_must_pair_up() -> None:
    with pytest.raises(ValueError, match="shorter"):
        prohibition_score([judged("goods")], [])
