"""附件1 核对: declared totals against sums, the places of the catalog, and the items of every cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from openpyxl import Workbook

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import DeclaredTotal, Source, TableReading
from procurement_rules.model.statistics import StatisticsForm
from procurement_rules.report.amounts import has_parts_twice
from procurement_rules.report.groups import Group
from procurement_rules.report.papers.citation import Citations
from procurement_rules.report.places import Places
from procurement_rules.report.printable import one_line
from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.counted import Counted
from procurement_rules.report.statistics.duplicates import Duplicates
from procurement_rules.report.statistics.form_sheet import category_label
from procurement_rules.report.statistics.places import CategoryPlaces
from procurement_rules.report.statistics.sheet import Money, RowSheet, Value, amount_of
from procurement_rules.report.statistics.tally import Tally, total
from procurement_rules.report.unscreened import holds_item
from procurement_rules.report.values import middle_left_out
from procurement_rules.report.words import OUTCOMES, UNNAMED, ten_thousands
from procurement_rules.report.workbook import look

_WIDTHS = (24.0, 13.0, 14.0, 20.0, 30.0, 12.0, 15.0, 34.0, 11.0)


class CheckSheet:
    """Writes the sheet of one tally."""

    def __init__(self, screening: Screening, labels: Labels, form: StatisticsForm, tally: Tally) -> None:
        self._screening = screening
        self._labels = labels
        self._form = form
        self._tally = tally
        self._places = Places.of(screening)
        self._sums = _sums(screening)

    def add_to(self, workbook: Workbook, title: str, notes: Iterable[str]) -> None:
        """Add the sheet."""
        sheet = RowSheet(workbook, title, _WIDTHS)
        sheet.title(words.CHECK_TITLE)
        sheet.lines(notes)
        self._add_totals(sheet)
        self._add_duplicates(sheet)
        self._add_places(sheet)
        self._add_items(sheet)
        sheet.print_on_a4("landscape")

    def _add_totals(self, sheet: RowSheet) -> None:
        sheet.heading(words.TOTALS)
        sheet.lines([words.TOTALS_NOTE])
        sheet.header(words.TOTALS_HEADER)
        for table, in_items in zip(self._screening.tables, self._sums, strict=True):
            for row in self._totals(table, in_items):
                fill = look.GROUP_FILLS[Group.VIOLATION] if str(row[-1]).startswith(words.DIFFERS) else None
                sheet.cells((*row[:-1], self._result(table, row[-1])), fill=fill)

    def _totals(self, table: TableReading, in_items: Decimal) -> Iterator[Sequence[Value]]:
        place = (one_line(table.file), one_line(table.sheet or words.NOTHING))
        for each in table.totals:
            declared, summed = Money(each.declared), Money(each.summed)
            row = (*place, _address(table, each.row), one_line(each.label))
            if each.agrees is None:
                yield (*row, declared, *[words.NOTHING] * 2, words.UNCHECKED.format(cells=_cells(each)))
                continue
            result = words.AGREES if each.agrees else self._difference(each, table)
            yield (*row, declared, summed, Money(each.declared - each.summed), result)
        if not table.totals:
            yield (*place, *[words.NOTHING] * 3, Money(in_items), words.NOTHING, words.NO_TOTAL)

    def _difference(self, total: DeclaredTotal, table: TableReading) -> str:
        items = (verdict.item for verdict in self._screening.verdicts)
        return words.PARTS_TWICE if has_parts_twice(total, table, items) else words.DIFFERS

    def _result(self, table: TableReading, result: Value) -> Value:
        """Return what came of a comparison, with the rows of the sheet that were meant as items and are in no sum."""
        place = (table.file, table.sheet)
        left = [
            row
            for row in self._screening.rejected
            if (row.source.file, row.source.sheet) == place and row.source.row is not None and holds_item(row)
        ]
        if not left:
            return result
        told = "、".join(
            words.LEFT_OUT_ROW.format(
                cells=_address(table, row.source.row or 0),
                text=middle_left_out(one_line(row.text), _LONGEST_ROW),
            )
            for row in left[:_MOST_ROWS]
        )
        more = words.LEFT_OUT_MORE.format(number=len(left)) if len(left) > _MOST_ROWS else ""
        return words.LEFT_OUT.format(result=result, rows=told + more)

    def _add_duplicates(self, sheet: RowSheet) -> None:
        found = Duplicates.of(self._tally, self._screening.batch_findings, self._form.duplicates)
        if not found.groups:
            return
        counted, without = total(self._tally.counted), found.without
        note = words.DUPLICATES_NOTE.format(
            items=without.items,
            amount=ten_thousands(without.amount),
            fewer=counted.items - without.items,
            less=ten_thousands(counted.amount - without.amount),
        )
        sheet.heading(words.DUPLICATES)
        sheet.lines([note])
        sheet.header(words.DUPLICATES_HEADER)
        for number, sure, once, item in found.rows():
            result = words.COUNTED_ONCE if once else words.REPEATED
            sheet.cells((number, result if sure else words.PERHAPS_REPEATED, *self._item(item)))

    def _add_places(self, sheet: RowSheet) -> None:
        run = self._screening
        places = CategoryPlaces(self._form, run.catalog, run.catalog_title).catalog
        sheet.heading(words.PLACES)
        if places is None:
            sheet.lines([words.NO_PLACES.format(catalog=run.catalog_title)])
            return
        basis = Citations(self._labels).cite([places.basis])
        sheet.lines([words.PLACES_NOTE.format(catalog=run.catalog_title, basis=basis)])
        sheet.header(words.PLACES_HEADER)
        for entry in places.entries:
            sure = words.SURE if entry.sure else words.UNSURE
            sheet.cells((self._form.label(entry.category), entry.code, sure, entry.note))

    def _add_items(self, sheet: RowSheet) -> None:
        sheet.heading(words.ITEMS)
        sheet.header(words.ITEMS_HEADER)
        sheet.sheet.print_title_rows = f"{sheet.row}:{sheet.row}"
        for category, period, items in self._tally.cells():
            cell = (category_label(category), period.label if period else words.UNDATED)
            self._add_cell(sheet, cell, items)
        if self._tally.excluded:
            self._add_cell(sheet, (words.EXCLUDED, words.NOTHING), self._tally.excluded)

    def _add_cell(self, sheet: RowSheet, cell: tuple[str, str], items: Sequence[Counted]) -> None:
        for each in items:
            sheet.cells((*cell, *self._item(each)))
        subtotal = total(items)
        texts = (*cell, words.SUBTOTAL.format(items=subtotal.items), "", "", "", amount_of(subtotal), "", "")
        sheet.cells(texts, strong=True, fill=look.UNSCREENED_FILL)

    def _item(self, counted: Counted) -> Sequence[Value]:
        verdict = counted.verdict
        item = verdict.item
        return (
            self._places.short(item.source),
            one_line(item.purchaser or words.NOTHING),
            one_line(item.name or UNNAMED),
            verdict.match.code or verdict.match.group or words.NOTHING,
            Money(item.budget),
            counted.reason,
            OUTCOMES[verdict.outcome],
        )


def _sums(screening: Screening) -> Sequence[Decimal]:
    """Return the budgets of each table's items together, parallel to the tables."""
    numbers: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for number, table in enumerate(screening.tables):
        numbers[table.file, table.sheet].append(number)
    sums = [Decimal(0)] * len(screening.tables)
    for verdict in screening.verdicts:
        source, budget = verdict.item.source, verdict.item.counted_budget
        if source and budget:
            own = _table_of(source, numbers[source.file, source.sheet], screening.tables)
            if own is not None:
                sums[own] += budget
    return sums


def _table_of(source: Source, numbers: Sequence[int], tables: Sequence[TableReading]) -> int | None:
    """Return the number of the table that an item stands in: of those of its sheet the last that begins above it."""
    own = [number for number in numbers if _holds(tables[number], source)]
    return max(
        own, key=lambda number: _beginning(tables[number]), default=numbers[0] if len(numbers) == 1 else None
    )


def _holds(table: TableReading, source: Source) -> bool:
    row = source.row or 0
    if table.form_rows is not None:
        return table.form_rows[0] <= row <= table.form_rows[-1]
    columns = {column.column for column in table.columns}
    return _beginning(table) < row and not columns.isdisjoint(source.naming_column.split("+"))


def _beginning(table: TableReading) -> int:
    return table.form_rows[0] if table.form_rows else table.header_row or 0


def _cells(total: DeclaredTotal) -> str:
    return "、".join(map(one_line, total.unread))


_AMOUNT = "budget"
# The line is of the sum; the report lists the rows themselves.
_MOST_ROWS, _LONGEST_ROW = 5, 60


def _address(table: TableReading, row: int) -> str | int:
    """Return the cells of the amounts in a row of totals, or the row where no letters name its columns."""
    columns = [column.column for column in table.columns if column.field == _AMOUNT]
    lettered = columns and all(column.isascii() and column.isupper() for column in columns)
    return "、".join(f"{column}{row}" for column in columns) if lettered else row
