"""Values of an item as a paper quotes them."""

from decimal import Decimal

import pytest

from procurement_rules.model.item import ServiceItem
from procurement_rules.report.values import middle_left_out, value_words


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"in_budget": False}, "否"),
        ({"in_budget": True}, "是"),
        ({"budget": Decimal("1200000.50")}, "1,200,000.50 元"),
        ({"contract_start": "2024-03-01"}, "2024-03-01"),
        ({"contract_term": "4年"}, "4年"),
        ({"fiscal_year": 2024}, "2024"),
        ({"supplier_type": "individual"}, "自然人"),
        ({"contract_elements": {"term", "scope"}}, "范围、term"),
        ({"funding_source": None}, ""),
    ],
)
def test_a_value_is_told_in_chinese(labels, given, said):
    choices = {"supplier_type": {"individual": "自然人"}, "contract_elements": {"scope": "范围"}}
    known = labels.model_copy(update={"choices": choices})
    (field,) = given
    assert value_words(ServiceItem(name="食堂", **given), field, known) == said


def test_of_a_long_text_the_middle_is_left_out():
    assert middle_left_out("甲乙丙丁", 4) == "甲乙丙丁"
    assert middle_left_out("甲乙丙丁戊", 4) == "甲乙…丁戊"
