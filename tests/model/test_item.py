"""An item says at least one thing, and unknown stays unknown."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from procurement_rules.model.item import ServiceItem


def test_a_name_alone_is_an_item_and_all_else_is_unknown() -> None:
    item = ServiceItem(name="城区道路清扫保洁")
    assert item.model_dump(exclude_none=True) == {"name": "城区道路清扫保洁"}


def test_a_description_alone_is_an_item() -> None:
    assert ServiceItem(description="清扫道路、清运垃圾").name is None


@pytest.mark.parametrize("given", [{}, {"name": ""}, {"name": " \n", "description": "\u3000"}, {"budget": 1}])
def test_an_item_without_a_word_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="事项名称和说明至少填一项"):
        ServiceItem.model_validate(given)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "-0.01", float("nan"), float("inf")])
def test_a_budget_that_is_no_amount_is_refused(amount: object) -> None:
    with pytest.raises(ValidationError):
        ServiceItem.model_validate({"name": "审计服务", "budget": amount})


def test_a_budget_keeps_every_digit() -> None:
    item = ServiceItem.model_validate({"name": "审计服务", "budget": "123456789.10"})
    assert str(item.budget) == "123456789.10"


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="budgett"):
        ServiceItem.model_validate({"name": "审计服务", "budgett": 1})


def test_a_choice_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="supplier_type"):
        ServiceItem.model_validate({"name": "审计服务", "supplier_type": "公司"})


def test_an_item_does_not_change() -> None:
    item = ServiceItem(name="审计服务")
    with pytest.raises(ValidationError, match="frozen"):
        item.name = "会计服务"  # type: ignore[misc]


def test_texts_are_cleaned_where_they_enter() -> None:
    assert ServiceItem(name="劳\ud800务\x00派遣").name == "劳\ufffd务\ufffd派遣"


def test_contract_elements_are_written_in_one_order() -> None:
    item = ServiceItem(name="审计服务", contract_elements=frozenset({"term", "scope", "payment"}))
    assert item.model_dump(mode="json")["contract_elements"] == ["payment", "scope", "term"]


def test_an_item_survives_json() -> None:
    item = ServiceItem(
        name="审计服务", budget=Decimal("3.50"), contract_elements=frozenset({"scope"}), in_budget=False
    )
    assert ServiceItem.model_validate_json(item.model_dump_json()) == item
