"""A figure of the law holds from its first day until the next one."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from procurement_rules.model.rule import Parameter


def _parameter(*values: tuple[date, Any]) -> Parameter:
    return Parameter.model_validate(
        {
            "id": "threshold",
            "label": "采购限额标准",
            "unit": "元",
            "basis": {"instrument": "文", "clause": "条"},
            "values": [{"from": since, "value": value} for since, value in values],
        }
    )


THRESHOLD = _parameter((date(2020, 3, 1), 500_000), (date(2022, 1, 1), 1_000_000), (date(2024, 1, 1), None))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2020, 2, 29), None),
        (date(2020, 3, 1), Decimal(500_000)),
        (date(2021, 12, 31), Decimal(500_000)),
        (date(2022, 1, 1), Decimal(1_000_000)),
        (date(2023, 12, 31), Decimal(1_000_000)),
        (date(2024, 1, 1), None),
    ],
)
def test_a_value_holds_from_its_day_until_the_next(day: date, value: Decimal | None) -> None:
    assert THRESHOLD.on(day) == value


@pytest.mark.parametrize("days", [(2, 1), (1, 1), (1, 3, 2)])
def test_days_out_of_order_or_twice_are_refused(days: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError, match="values 须按起始日期先后排列，且日期不重复"):
        _parameter(*((date(2020, 1, day), 5) for day in days))


def test_a_figure_without_a_value_is_refused() -> None:
    with pytest.raises(ValidationError, match="values"):
        _parameter()


@given(st.lists(st.dates(), min_size=1, max_size=6, unique=True), st.dates())
def test_on_any_day_the_last_value_that_has_begun_holds(starts: list[date], day: date) -> None:
    parameter = _parameter(*((since, since.toordinal()) for since in sorted(starts)))
    begun = [since for since in starts if since <= day]
    assert parameter.on(day) == (max(begun).toordinal() if begun else None)
