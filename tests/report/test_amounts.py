"""A row 其中 adds its amount only to sums that its row is not in."""

from decimal import Decimal

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import DeclaredTotal, Source, TableReading
from procurement_rules.report.amounts import added, amounts, has_parts_twice, rows_of


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


def test_a_total_that_adds_the_parts_again_is_known(build):
    items = [at(build, 3, 90).item, at(build, 4, 30, 3).item, at(build, 5, 5).item]
    table = TableReading(file=items[0].source.file, sheet=items[0].source.sheet, header_row=1, columns=())
    total = DeclaredTotal(row=6, label="合计", declared=125, summed=95, agrees=False)
    assert has_parts_twice(total, table, items)
    assert not has_parts_twice(total.model_copy(update={"declared": Decimal(124)}), table, items)
    assert not has_parts_twice(total.model_copy(update={"declared": Decimal(95)}), table, items[:1])
