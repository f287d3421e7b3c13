from __future__ import annotations

from collections.abc import Callable

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import Cell
from procurement_rules.read.values.choice import ChoiceNames
from procurement_rules.read.values.understood import NotUnderstood

Fold = Callable[[str], str]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("社会组织", "social_organisation"),
        ("social_organisation", "social_organisation"),
        ("Social_Organisation", "social_organisation"),
        ("公 司", "enterprise"),
        ("公益一类\n事业单位", "public_welfare_1"),
    ],
)
def test_one_choice_by_value_label_or_alias(
    cell: str, value: str, dictionary: DataDictionary, fold: Fold
) -> None:
    assert ChoiceNames(dictionary["supplier_type"], fold).read_one(cell) == value


@pytest.mark.parametrize(
    "cell",
    [
        "范围、标的，数量",
        "范围,标的;数量",
        "范围/标的；服务数量",
        "范围 标的\n数量",
        "scope、object、quantity",
    ],
)
def test_several_choices_in_one_cell(cell: str, dictionary: DataDictionary, fold: Fold) -> None:
    names = ChoiceNames(dictionary["contract_elements"], fold)
    assert names.read_several(cell) == frozenset({"scope", "object", "quantity"})


def test_an_unknown_name_leaves_the_whole_list_unknown(dictionary: DataDictionary, fold: Fold) -> None:
    value = ChoiceNames(dictionary["contract_elements"], fold).read_several("范围、心意")
    assert value == NotUnderstood(
        "“心意”不在可填的内容之中，应为：范围、标的、数量、质量、期限、资金支付方式、权利义务、违约责任"
    )


@pytest.mark.parametrize("cell", ["外星人", 3, True, "、"])
def test_an_unknown_choice_is_told(cell: Cell, dictionary: DataDictionary, fold: Fold) -> None:
    assert isinstance(ChoiceNames(dictionary["supplier_type"], fold).read_one(cell), NotUnderstood)
    assert isinstance(ChoiceNames(dictionary["contract_elements"], fold).read_several(cell), NotUnderstood)
