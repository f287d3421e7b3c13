"""A row 其中 adds its amount only to sums that its row is not in."""

from decimal import Decimal

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Source
from procurement_rules.report.amounts import added, amounts, rows_of


def at(build, row: int, budget: int | None, whole: int | None = None):
    return build.verdict(budget=budget, source=build.source(row).model_copy(update={"part_of_row": whole}))


def test_a_part_adds_nothing_beside_its_row_and_its_own_amount_without(build):
    whole, part, other = at(build, 3, 90), at(build, 4, 30, 3), at(build, 5, 5)
    assert amounts([whole, part, other]) == [90, Decimal(0), 5]
    assert amounts([part, other]) == [30, 5]


def test_what_gives_no_budget_adds_none(build):
    assert amounts([at(build, 3, 90), at(build, 4, None, 3)]) == [90, None]


def test_a_row_of_another_file_holds_nothing(build):
    part = ServiceItem(name="保洁", budget=30, source=Source(file="另一份.xlsx", row=4, part_of_row=3))
    assert added(part, rows_of([at(build, 3, 90)])) == 30
