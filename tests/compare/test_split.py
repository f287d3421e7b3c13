"""One purchase in parts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.compare import splits
from procurement_rules.compare.result import Splits, Unjudged
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Source
from procurement_rules.normalise import fold
from tests.compare.conftest import BOILERPLATE, BUREAU, SCHOOL, part

THRESHOLD = Decimal(1_000_000)
ROAD = "农村公路日常养护"


def _found(*items: ServiceItem) -> Splits:
    return splits(items, fold, THRESHOLD, 85, BOILERPLATE)


def _told(*items: ServiceItem) -> list[tuple[tuple[int, ...], int]]:
    return [(each.cluster.rows, int(each.total)) for each in _found(*items).found]


def test_parts_that_reach_the_threshold_together_are_one_split() -> None:
    items = [
        part(f"{ROAD}一标段", 400_000),
        part("机关食堂", 900_000),
        part(f"{ROAD}二标段", 400_000),
        part(f"2024年{ROAD}项目（第3包）", 300_000),
    ]
    found = _found(*items)
    (split,) = found.found
    assert (split.cluster.rows, split.total, split.threshold) == ((0, 2, 3), Decimal(1_100_000), THRESHOLD)
    assert found.unjudged == ()


@pytest.mark.parametrize(
    ("budgets", "told"), [((500_000, 499_999), 0), ((500_000, 500_000), 1), ((1, 999_999), 1)]
)
def test_the_threshold_itself_is_reached(budgets: tuple[int, ...], told: int) -> None:
    assert len(_told(*(part(ROAD, budget) for budget in budgets))) == told


def test_a_part_at_the_threshold_is_no_part() -> None:
    assert _told(part(ROAD, 1_000_000), part(ROAD, 900_000)) == []
    assert _told(part(ROAD, 1_000_000), part(ROAD, 900_000), part(ROAD, 100_000)) == [((1, 2), 1_000_000)]


def test_a_budget_of_nothing_is_no_part() -> None:
    items = [part(ROAD, 600_000), part(ROAD, 0), part(ROAD, 600_000)]
    assert _told(*items) == [((0, 2), 1_200_000)]


@pytest.mark.parametrize(
    "other", [{"purchaser": SCHOOL}, {"fiscal_year": 2025}, {"name": "机关食堂运营管理"}], ids=str
)
def test_another_purchaser_year_or_service_is_no_part(other: dict[str, Any]) -> None:
    told: dict[str, Any] = {"name": ROAD, "budget": 600_000}
    assert _found(part(**told), part(**(told | other))) == Splits((), ())


def test_the_name_of_the_purchaser_does_not_make_services_alike() -> None:
    assert _told(part(f"{BUREAU}办公楼保洁", 600_000), part(f"{BUREAU}办公楼绿化", 600_000)) == []


@pytest.mark.parametrize(
    ("unknown", "missing"),
    [
        ({"budget": None}, ("budget",)),
        ({"purchaser": None}, ("purchaser",)),
        ({"fiscal_year": None}, ("fiscal_year",)),
        ({"purchaser": None, "fiscal_year": None}, ("purchaser", "fiscal_year")),
        ({"purchaser": None, "fiscal_year": None, "budget": None}, ("purchaser", "fiscal_year", "budget")),
    ],
)
def test_a_possible_part_that_lacks_something_is_told(
    unknown: dict[str, Any], missing: tuple[str, ...]
) -> None:
    told: dict[str, Any] = {"name": ROAD, "budget": 600_000}
    found = _found(part(**told), part(**(told | unknown)))
    assert found == Splits((), (Unjudged(missing, (1,)),))


def test_rows_that_all_lack_the_same_are_told_once() -> None:
    found = _found(*(part(f"{ROAD}{number}标段", None) for number in range(50)), part("机关食堂", None))
    assert found == Splits((), (Unjudged(("budget",), tuple(range(50))),))


@pytest.mark.parametrize("unknown", [{"purchaser": None}, {"fiscal_year": None}], ids=str)
def test_what_cannot_reach_the_threshold_is_clean_whatever_it_lacks(unknown: dict[str, Any]) -> None:
    assert _found(part(ROAD, 400_000), part(ROAD, 400_000, **unknown)) == Splits((), ())


def test_a_row_without_a_near_duplicate_is_clean_whatever_it_lacks() -> None:
    assert _found(part(ROAD, 600_000), part("机关食堂", None, purchaser=None)) == Splits((), ())


def test_a_row_that_lacks_its_purchaser_is_no_part_of_another_year() -> None:
    assert _found(part(ROAD, 600_000), part(ROAD, 600_000, purchaser=None, fiscal_year=2025)) == Splits(
        (), ()
    )


def test_an_unknown_budget_does_not_hide_a_split() -> None:
    found = _found(*(part(ROAD, budget) for budget in (600_000, 600_000, None)))
    assert [each.cluster.rows for each in found.found] == [(0, 1)]
    assert found.unjudged == (Unjudged(("budget",), (2,)),)


def test_many_equal_rows_are_one_split() -> None:
    ((rows, total),) = _told(*[part(ROAD, 999)] * 20_000)
    assert (len(rows), total) == (20_000, 19_980_000)


def test_sums_are_exact() -> None:
    tiny = Decimal("0.0000000000000000000000000001")
    items = [ServiceItem(**part(ROAD, 500_000).model_dump() | {"budget": 500_000 + tiny}) for _ in range(2)]
    (split,) = _found(*items).found
    assert split.total == 1_000_000 + Decimal("2E-28").scaleb(0)


ITEMS = st.builds(
    part,
    st.sampled_from([ROAD, f"{ROAD}一标段", f"{ROAD}A区", "机关食堂", "机关食堂运营"]),
    st.sampled_from([None, 300_000, 500_000, 700_000, 1_000_000]),
    purchaser=st.sampled_from([BUREAU, SCHOOL, None]),
    fiscal_year=st.sampled_from([2024, 2025, None]),
)


@given(st.lists(ITEMS, max_size=10))
def test_a_split_is_what_the_words_say(items: list[ServiceItem]) -> None:
    for split in _found(*items).found:
        parts = [items[row] for row in split.cluster.rows]
        budgets = [each.budget for each in parts if each.budget is not None]
        assert len(budgets) == len(parts) > 1
        assert len({(each.purchaser, each.fiscal_year) for each in parts}) == 1
        assert all(budget < THRESHOLD for budget in budgets)
        assert sum(budgets) == split.total >= THRESHOLD


@given(st.lists(ITEMS, max_size=10))
def test_what_lacks_nothing_is_judged_and_what_lacks_something_is_told_once(items: list[ServiceItem]) -> None:
    told = [row for each in _found(*items).unjudged for row in each.rows]
    assert len(told) == len(set(told))
    for each in _found(*items).unjudged:
        for row in each.rows:
            assert all(getattr(items[row], field) is None for field in each.missing)


@given(st.lists(ITEMS, max_size=10), st.data())
def test_order_and_unrelated_rows_change_nothing(items: list[ServiceItem], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(items))))
    mixed = _told(*[items[place] for place in order], part("松材线虫病飞防作业", 999_999))
    back = sorted((tuple(sorted(order[row] for row in rows)), total) for rows, total in mixed)
    assert back == _told(*items)


def test_what_is_held_in_another_row_is_no_further_part() -> None:
    held = Source(file="x", row=3, part_of_row=2)
    items = [
        part(f"{ROAD}一标段", 600_000),
        part(f"{ROAD}一标段东", 500_000, source=held),
    ]
    assert _told(*items) == []
