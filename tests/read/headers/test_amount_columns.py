from __future__ import annotations

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.read.headers.amount_columns import WantedYear, amount_columns
from procurement_rules.read.headers.column_names import ColumnNames
from tests.read.conftest import joined_fold


@pytest.mark.parametrize(
    ("headers", "year", "chosen"),
    [
        (["项目名称", "金额", "预算"], None, {1}),
        (["2023年预算", "2024年预算"], None, {1}),
        (["2024年预算", "2023年预算"], 2023, {1}),
        (["预算金额（2023年）", "预算金额（2024年，万元）"], None, {1}),
        (["预算金额（2023-2024年）", "2024年预算"], None, {0}),
        (["2023年财政拨款", "2024年财政拨款", "2024年自筹"], None, {1, 2}),
        (["财政拨款", "单位自筹", "财政拨款"], None, set()),
        (["2024年预算", "2023年预算"], 2020, {0}),
        (["2024年预算", "预算总额"], 2024, {1}),
        (["2024年预算", "要用的"], 2024, {1}),
        (["财政拨款", "自筹", "资金来源"], None, {0, 1}),
        (["财政拨款", "自筹", "预算"], None, {2}),
        (["其中：财政拨款", "自筹"], None, set()),
        (["2023-2024年预算", "2024年1-6月预算"], None, set()),
        (["项目名称"], 2024, set()),
    ],
)
def test_the_columns_that_make_up_the_amount(
    headers: list[str], year: int | None, chosen: set[int], dictionary: DataDictionary
) -> None:
    names = ColumnNames(dictionary, joined_fold, {"要用的": "budget"})
    assert amount_columns([names.known(header) for header in headers], WantedYear(year)) == chosen


@pytest.mark.parametrize(
    ("stated", "screened", "taken"),
    [(None, 2023, 2023), (2024, 2023, 2024), (2020, 2023, 2023), (None, 2019, 2024), (None, None, 2024)],
)
def test_the_title_goes_before_the_day_of_screening_and_that_before_the_latest(
    stated: int | None, screened: int | None, taken: int
) -> None:
    assert WantedYear(stated, screened).among([2023, None, 2024]) == taken
