"""Whose papers an item belongs to, and how a department's items stand altogether."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import FailedFile, RejectedRow, Source, TableReading
from procurement_rules.model.verdict import BatchFinding, Verdict, outcome_of
from procurement_rules.report.papers.words import NO_DEPARTMENT, UNREAD
from procurement_rules.report.printable import one_line
from procurement_rules.report.unscreened import holds_item
from procurement_rules.report.words import unbalanced

_Sheet = tuple[str, str | None] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in a department's papers: its number there from 1, and its row among all verdicts from 0."""

    number: int
    row: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Department:
    """A submitting unit with its items, the findings on several of them, and what was not judged.

    Of a file that was not read nobody knows whose it is: `failed` is that file, and then there is nothing else.
    `tables` are all in which its items stand, `own_tables` those with items of no other unit.
    """

    name: str
    entries: tuple[Entry, ...]
    together: tuple[BatchFinding, ...]
    rejected: tuple[RejectedRow, ...] = ()
    failed: FailedFile | None = None
    tables: tuple[TableReading, ...] = ()
    own_tables: tuple[TableReading, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Files in which the items stand, in their order, then those of which rows alone are told."""
        sources = (entry.verdict.item.source for entry in self.entries)
        every = (*sources, *(row.source for row in self.rejected))
        return tuple(dict.fromkeys(source.file for source in every if source is not None))

    @property
    def unfinished(self) -> tuple[RejectedRow, ...]:
        """Rows of its own tables that were meant as items and could not be judged."""
        own = {(table.file, table.sheet) for table in self.own_tables}
        return tuple(row for row in self.rejected if holds_item(row) and _sheet(row.source) in own)

    @property
    def unbalanced(self) -> tuple[tuple[TableReading, str], ...]:
        """What does not add up in its own tables, each with its table."""
        return tuple((table, remark) for table in self.own_tables for remark in unbalanced(table))

    def outcome(self, entry: Entry) -> Outcome:
        """Return the worst that is said of an item, alone or together with others."""
        together = outcome_of(each for each in self.together if entry.row in each.rows)
        said = {together, entry.verdict.outcome}
        worst = (Outcome.VIOLATION, Outcome.UNDETERMINED)
        return next((outcome for outcome in worst if outcome in said), Outcome.COMPLIANT)

    def with_outcome(self, outcome: Outcome) -> tuple[Entry, ...]:
        """Return the items of which that is the worst that is said."""
        return tuple(entry for entry in self.entries if self.outcome(entry) is outcome)

    @property
    def in_order(self) -> tuple[Entry, ...]:
        """The items of which nothing is said at all."""
        return tuple(entry for entry in self.with_outcome(Outcome.COMPLIANT) if not self._is_waived(entry))

    @property
    def excepted(self) -> tuple[Entry, ...]:
        """The items of which nothing is said but what is waived."""
        return tuple(filter(self._is_waived, self.with_outcome(Outcome.COMPLIANT)))

    def _is_waived(self, entry: Entry) -> bool:
        together = (each for each in self.together if entry.row in each.rows)
        return not all(each.is_open for each in (*entry.verdict.findings, *together))


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of items, the sum of their budgets in yuan, and how many name none."""

    items: int
    amount: Decimal
    unpriced: int

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Tally:
        """Add the verdicts' items up."""
        budgets = [verdict.item.counted_budget for verdict in verdicts]
        priced = [budget for budget in budgets if budget is not None]
        return cls(len(budgets), sum(priced, Decimal(0)), len(budgets) - len(priced))


def department_of(verdict: Verdict) -> str:
    """Return the name under which an item's papers are kept."""
    return one_line(verdict.item.purchaser or "") or NO_DEPARTMENT


def departments(screening: Screening) -> tuple[Department, ...]:
    """Return the departments in the order in which they first appear, then 未填报单位, then each file that was not read.

    A row that was not judged names no department: it goes to all whose items stand on its sheet, or else in its file.
    Rows of other files go to 未填报单位, so that none is lost.
    """
    entries: dict[str, list[Entry]] = {}
    for row, verdict in enumerate(screening.verdicts):
        own = entries.setdefault(department_of(verdict), [])
        own.append(Entry(len(own) + 1, row, verdict))
    unnamed = entries.pop(NO_DEPARTMENT, [])
    found = [_department(name, own, screening) for name, own in entries.items()]
    nobodys = _department(NO_DEPARTMENT, unnamed, screening)
    judged = {file for department in (*found, nobodys) for file in department.files}
    lost = tuple(row for row in screening.rejected if row.source.file not in judged)
    nobodys = replace(nobodys, rejected=(*nobodys.rejected, *lost))
    if nobodys.entries or nobodys.rejected:
        found.append(nobodys)
    failed = (file for file in screening.failed if not file.skipped)
    return (*found, *(Department(UNREAD.format(file=file.file), (), (), failed=file) for file in failed))


def _department(name: str, entries: list[Entry], screening: Screening) -> Department:
    rows = {entry.row for entry in entries}
    sheets = {_sheet(entry.verdict.item.source) for entry in entries}
    others = {
        _sheet(verdict.item.source) for row, verdict in enumerate(screening.verdicts) if row not in rows
    }
    together = tuple(each for each in screening.batch_findings if not rows.isdisjoint(each.rows))
    department = Department(name, tuple(entries), together)
    files = set(department.files)
    return replace(
        department,
        rejected=tuple(
            row
            for row in screening.rejected
            if _sheet(row.source) in sheets or (row.source.file in files and _sheet(row.source) not in others)
        ),
        tables=_tables(screening, sheets),
        own_tables=_tables(screening, sheets - others),
    )


def _tables(screening: Screening, sheets: Container[_Sheet]) -> tuple[TableReading, ...]:
    return tuple(table for table in screening.tables if (table.file, table.sheet) in sheets)


def _sheet(source: Source | None) -> _Sheet:
    return (source.file, source.sheet) if source is not None else None
