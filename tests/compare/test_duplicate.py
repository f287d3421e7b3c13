"""The same item in several rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.compare import duplicates
from procurement_rules.compare.result import Duplicates
from procurement_rules.model.item import ServiceItem
from procurement_rules.normalise import fold
from tests.compare.conftest import BOILERPLATE, BUREAU, SCHOOL, part

WHAT = "为全镇低保对象逐户核查家庭收入并建立台账"


def _found(*items: ServiceItem) -> Duplicates:
    return duplicates(items, fold, boilerplate=BOILERPLATE)


def _told(*items: ServiceItem) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
    return [(each.cluster.rows, each.missing) for each in _found(*items).found]


def test_an_item_that_one_purchaser_submits_twice() -> None:
    assert _told(
        part("低保对象入户核查服务项目", 300_000),
        part("河道保洁", 300_000),
        part("2024年度低保对象入户核查（二次）", 300_000),
    ) == [((0, 2), ())]


@pytest.mark.parametrize(
    "other",
    [
        {"budget": 290_000},
        {"fiscal_year": 2025},
        {"name": "低保对象入户核查二标段"},
        {"name": "2023年低保对象入户核查"},
        {"description": "抽查十户"},
    ],
    ids=str,
)
def test_what_differs_in_something_known_is_another_item(other: dict[str, Any]) -> None:
    told: dict[str, Any] = {"name": "低保对象入户核查", "budget": 300_000, "description": WHAT}
    assert _told(part(**told), part(**(told | other))) == []


def test_a_slip_of_the_pen_does_not_make_another_item() -> None:
    one = part("全镇低保对象家庭经济状况入户核查与档案建立", 300_000, description=WHAT)
    other = part("全镇低保对象家庭经济状况入户核查和档案建立", 300_000, description=WHAT + "等")
    (found,) = _found(one, other).found
    assert (found.cluster.rows, found.missing) == ((0, 1), ())
    assert 95 <= found.cluster.similarity < 100


def test_amounts_in_a_description_tell_items_apart() -> None:
    assert _told(*(part("河道保洁", 50_000, description=f"清理河道{km}公里") for km in (3, 5))) == []


@pytest.mark.parametrize("name", ["物业管理服务", "法律顾问服务项目"])
def test_a_common_service_of_several_purchasers_is_normal(name: str) -> None:
    assert _told(part(name, 100_000), part(name, 100_000, purchaser=SCHOOL)) == []
    described = [part(name, 100_000, purchaser=who, description=name) for who in (BUREAU, SCHOOL)]
    assert _told(*described) == []


def test_the_same_description_and_budget_is_one_item_whoever_buys() -> None:
    items = [part("低保核查", 300_000, purchaser=who, description=WHAT) for who in (BUREAU, SCHOOL)]
    (found,) = _found(*items).found
    assert (found.cluster.rows, found.purchasers, found.missing) == ((0, 1), 2, ())


def test_where_description_and_budget_are_the_same_an_unknown_purchaser_does_not_matter() -> None:
    items = [part("低保核查", 300_000, purchaser=None, description=WHAT) for _ in range(2)]
    (found,) = _found(*items).found
    assert (found.purchasers, found.missing) == (0, ())


@pytest.mark.parametrize(
    ("unknown", "missing"),
    [
        ({"purchaser": None}, ("purchaser",)),
        ({"budget": None}, ("budget",)),
        ({"purchaser": None, "budget": None}, ("purchaser", "budget")),
    ],
)
def test_what_is_not_known_of_both_leaves_it_open(unknown: dict[str, Any], missing: tuple[str, ...]) -> None:
    told: dict[str, Any] = {"name": "河道保洁", "budget": 300_000} | unknown
    assert _told(part(**told), part(**told)) == [((0, 1), missing)]


def test_a_budget_that_only_one_has_leaves_it_open() -> None:
    assert _told(part("河道保洁", 300_000), part("河道保洁", None)) == [((0, 1), ("budget",))]


def test_a_description_that_only_one_has_leaves_it_open() -> None:
    told = [part("低保核查", 300_000, description=WHAT), part("低保核查", 300_000)]
    assert _told(*told) == [((0, 1), ("description",))]


def test_what_is_sure_is_told_apart_from_what_may_be() -> None:
    items = [part("河道保洁", budget) for budget in (300_000, 300_000, None, 200_000)]
    assert _told(*items) == [((0, 1), ()), ((0, 1, 2, 3), ("budget",))]


def test_many_equal_rows_are_one_result() -> None:
    (found,) = _found(*[part("河道保洁", 300_000, description=WHAT)] * 20_000).found
    assert len(found.cluster.rows) == 20_000


def test_many_descriptions_of_one_name_are_not_all_compared() -> None:
    letters = (chr(0x4E00 + number) for number in range(9000))
    places = [letter * 9 for letter in letters if fold(letter).folded == letter][:5000]
    items = [part("物业管理", 300_000, description=f"{place}物业") for place in places]
    found = _found(*items)
    assert (found.found, found.curtailed) == ((), ())


NAMES = st.sampled_from(["河道保洁", "河道保洁服务", "河道保洁一标段", "低保对象入户核查"])
ITEMS = st.builds(
    part,
    NAMES,
    st.sampled_from([None, 10, 20]),
    purchaser=st.sampled_from([BUREAU, SCHOOL, None]),
    description=st.sampled_from([None, WHAT, "按季度考核"]),
)


@given(st.lists(ITEMS, max_size=8), st.data())
def test_order_and_unrelated_rows_change_nothing(items: list[ServiceItem], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(items))))
    mixed = _told(*[items[place] for place in order], part("松材线虫病飞防作业", 10))
    back = sorted((tuple(sorted(order[row] for row in rows)), missing) for rows, missing in mixed)
    assert back == sorted(_told(*items))


@given(st.lists(ITEMS, max_size=8))
def test_a_sure_result_knows_all_that_decides(items: list[ServiceItem]) -> None:
    for each in _found(*items).found:
        rows = [items[row] for row in each.cluster.rows]
        if not each.missing:
            assert len({row.budget for row in rows}) == 1
            assert isinstance(rows[0].budget, Decimal)
            assert len({row.purchaser for row in rows}) == 1 or {row.description for row in rows} <= {
                WHAT,
                "按季度考核",
            }
