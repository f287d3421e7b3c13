"""The term of a contract as a text tells it."""

from datetime import date

import pytest

from procurement_rules.evaluate.stated_period import stated_period

TOLD = (date(2023, 6, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "合同期限自2023年6月1日起至2026年12月31日止",
        "入户核对，自2023年6月1日起至2026年12月31日止",
        "合同期限自2023年6月1日至2026年12月31日，按季付款",
        "服务期：2023.6.1-2026.12.31",
        "合同期2023-06-01至2026-12-31",
        "服务期限为2023年06月01日到2026年12月31日",
        "履行期限2023/6/1—2026/12/31",
    ],
)
def test_a_term_is_read_in_many_spellings(text: str) -> None:
    assert stated_period(text) == TOLD


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "整理2023年6月1日至2026年12月31日的档案",
        "合同一年一签。统计2023年6月1日至2026年12月31日的数据",
        "合同期限自2023年13月1日至2026年12月31日",
        "合同期限自2026年12月31日至2023年6月1日",
        "合同期限三年",
    ],
)
def test_other_periods_and_impossible_ones_are_none(text: str | None) -> None:
    assert stated_period(text) is None


def test_a_hostile_text_is_read_to_its_end() -> None:
    assert stated_period("合同期限自2023年6月" * 20_000) is None
