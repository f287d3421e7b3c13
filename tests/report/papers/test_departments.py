from decimal import Decimal

from procurement_rules.model.rule import Outcome
from procurement_rules.model.source import FailedFile
from procurement_rules.report.papers.departments import Tally, departments


def test_items_are_gathered_by_department_and_those_without_one_come_last(build) -> None:
    verdicts = [build.verdict(purchaser=name) for name in (None, "甲局", "乙局", " 甲局\n", " ")]
    found = departments(build.screening(*verdicts))
    assert [(each.name, [(e.number, e.row) for e in each.entries]) for each in found] == [
        ("甲局", [(1, 1), (2, 3)]),
        ("乙局", [(1, 2)]),
        ("未填报单位", [(1, 0), (2, 4)]),
    ]


def test_a_row_not_judged_goes_to_all_whose_items_stand_in_its_file(build) -> None:
    verdicts = [
        build.verdict(purchaser="甲局", source=build.source(file="a.xlsx")),
        build.verdict(purchaser="乙局", source=build.source(file="b.xlsx")),
    ]
    row = build.rejected().model_copy(update={"source": build.source(9, file="a.xlsx")})
    found = departments(build.screening(*verdicts, rejected=(row,)))
    assert [(each.name, len(each.rejected)) for each in found] == [("甲局", 1), ("乙局", 0)]


def test_a_row_goes_to_the_department_of_its_sheet_and_to_all_where_the_sheet_has_no_items(build) -> None:
    verdicts = [build.verdict(purchaser=name, source=build.source(sheet=name)) for name in ("甲局", "乙局")]
    own, nobodys = (
        build.rejected().model_copy(update={"source": build.source(9, sheet=sheet)})
        for sheet in ("甲局", "封面")
    )
    tables = tuple(build.table(sheet=name) for name in ("甲局", "乙局", "封面"))
    first, second = departments(build.screening(*verdicts, rejected=(own, nobodys), tables=tables))
    assert (first.rejected, second.rejected) == ((own, nobodys), (nobodys,))
    assert (first.own_tables, second.own_tables) == (tables[:1], tables[1:2])
    assert (first.unfinished, second.unfinished) == ((own,), ())


def test_a_table_that_departments_share_is_nobodys_own(build) -> None:
    verdicts = [build.verdict(purchaser=name) for name in ("甲局", "乙局")]
    for each in departments(build.screening(*verdicts, rejected=(build.rejected(),))):
        assert (each.own_tables, each.unfinished) == ((), ())
        assert len(each.tables) == 1
        assert len(each.rejected) == 1


def test_what_nobody_can_be_asked_about_is_not_lost(build) -> None:
    row = build.rejected().model_copy(update={"source": build.source(9, file="b.xlsx")})
    failed = (
        FailedFile(file="坏.xls", reason="打不开"),
        FailedFile(file="x.png", reason="不是表", skipped=True),
    )
    screening = build.screening(build.verdict(purchaser="甲局"), rejected=(row,), failed=failed)
    _, nobodys, unread = departments(screening)
    assert (nobodys.name, nobodys.entries, nobodys.files) == ("未填报单位", (), ("b.xlsx",))
    assert [each.source.file for each in nobodys.rejected] == ["b.xlsx"]
    assert (unread.name, unread.failed, unread.rejected) == ("未能读取-坏.xls", failed[0], ())


def test_an_item_that_is_wrong_only_together_with_another_is_not_in_order(build) -> None:
    verdicts = [
        build.verdict(purchaser="甲局"),
        build.verdict(purchaser="乙局"),
        build.verdict(purchaser="乙局"),
    ]
    first, second = departments(build.screening(*verdicts, together=(build.together((0, 2)),)))
    assert [first.outcome(entry) for entry in first.entries] == [Outcome.VIOLATION]
    assert [second.outcome(entry) for entry in second.entries] == [Outcome.COMPLIANT, Outcome.VIOLATION]
    assert len(first.together) == len(second.together) == 1


def test_budgets_are_added_up_and_missing_ones_counted(build) -> None:
    verdicts = [build.verdict(budget=Decimal("0.1")), build.verdict(budget=Decimal("0.2")), build.verdict()]
    assert Tally.of(verdicts) == Tally(items=3, amount=Decimal("0.3"), unpriced=1)
