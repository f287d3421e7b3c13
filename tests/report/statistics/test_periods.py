"""Periods: whole years, parts of years that the form names, and headings of people's own forms."""

from datetime import date

import pytest

from procurement_rules.model.item import ServiceItem
from procurement_rules.report.statistics.periods import Periods, period_named


def dated(forms, **given):
    item = ServiceItem(name="保洁", **given)
    found = Periods.of(forms.form, [item]).date(item)
    return found.period and found.period.label, found.reason, found.outside


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"fiscal_year": 2016}, ("2016年", "", False)),
        ({"contract_start": date(2017, 1, 1)}, ("2017年1月-5月", "", False)),
        ({"fiscal_year": 2017, "contract_start": date(2017, 5, 31)}, ("2017年1月-5月", "", False)),
        ({"fiscal_year": 2017}, (None, "只知道是 2017 年，没有填合同开始日期", False)),
        (
            {"fiscal_year": 2017, "contract_start": date(2017, 6, 1)},
            (None, "2017 年，合同开始日期 2017-06-01，不在统计期间之内", True),
        ),
        ({}, (None, "没有填预算年度和合同开始日期", False)),
    ],
)
def test_an_item_belongs_to_the_period_of_its_year(forms, given, expected):
    assert dated(forms, **given) == expected


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("2016年", ("2016-01-01", "2016-12-31")),
        ("2024 年度", ("2024-01-01", "2024-12-31")),
        ("2017年1月-5月", ("2017-01-01", "2017-05-31")),
        ("2024年1—2月", ("2024-01-01", "2024-02-29")),
        ("2024年１至９月", ("2024-01-01", "2024-09-30")),
    ],
)
def test_headings_name_periods(heading, days):
    period = period_named(heading)
    assert (period.since.isoformat(), period.until.isoformat()) == days
    assert period.label == heading


@pytest.mark.parametrize("heading", ["", "合计", "2016", "0000年", "2017年5月-1月", "2017年1月-13月", "上年"])
def test_others_do_not(heading):
    assert period_named(heading) is None
