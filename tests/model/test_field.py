"""The data dictionary finds fields by name."""

import pytest

from procurement_rules.model.field import DataDictionary, FieldSpec, FieldType

NAME = FieldSpec(name="name", label="事项名称", aliases=("服务名称",), type=FieldType.TEXT, help="叫什么。")
BUDGET = FieldSpec(
    name="budget", label="预算金额", aliases=(), type=FieldType.MONEY, unit="元", help="多少钱。"
)
DICTIONARY = DataDictionary(fields=(NAME, BUDGET))


def test_a_field_is_found_by_its_name() -> None:
    assert DICTIONARY["budget"] is BUDGET


def test_a_field_that_is_not_there_is_missed() -> None:
    with pytest.raises(KeyError, match="buget"):
        DICTIONARY["buget"]


def test_labels_keep_the_order_of_the_fields() -> None:
    assert list(DICTIONARY.labels().items()) == [("name", "事项名称"), ("budget", "预算金额")]


@pytest.mark.parametrize("given", [{"dates": ("name", "until")}, {"stands_in_for": "until"}])
def test_a_field_that_is_referred_to_is_there(given: dict[str, object]) -> None:
    field = NAME.model_copy(update={"name": "term", **given})
    with pytest.raises(ValueError, match="字段 term 所指的字段不在字典中：until"):
        DataDictionary(fields=(NAME, field))
