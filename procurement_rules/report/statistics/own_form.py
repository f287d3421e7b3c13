"""A user's own form: the same figures in the cells that its labels and headings name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.errors import InputError, Place
from procurement_rules.model.statistics import FormPeriod, StatisticsForm
from procurement_rules.report.statistics.form_sheet import form_rows
from procurement_rules.report.statistics.periods import Periods, period_named
from procurement_rules.report.statistics.sheet import Value, amount_of, put
from procurement_rules.report.statistics.tally import Tally
from procurement_rules.report.workbook.cell import put_text
from procurement_rules.report.workbook.template import Template


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A form whose header names periods above number and amount, and whose rows name the categories."""

    workbook: Workbook
    sheet: Worksheet
    periods: Periods
    # For every period the columns of number and amount; for every label its row.
    columns: Sequence[tuple[int, int]]
    rows: Mapping[str, int]

    @classmethod
    def read(cls, path: Path, form: StatisticsForm) -> OwnForm:
        """Find rows and columns in a workbook. Raises InputError where one is not there."""
        headings = [form.headings.items, form.headings.amount]
        # People type brackets in either width.
        template = Template.read(path, list(dict.fromkeys([*headings, *map(_folded, headings)])))
        where = Place(path.name, sheet=template.sheet.title)
        found = _columns(template, *headings)
        periods = [_period(template, column, where) for column, _ in found]
        _check_apart(periods, where)
        rows = _rows(template, form, found[0][0], where)
        ordered = sorted(range(len(found)), key=lambda at: periods[at].since)
        return cls(
            workbook=template.workbook,
            sheet=template.sheet,
            periods=Periods([periods[at] for at in ordered]),
            columns=[found[at] for at in ordered],
            rows=rows,
        )

    def fill(self, tally: Tally, form: StatisticsForm, notes: Iterable[str]) -> None:
        """Write the figures, and the notes below all that the sheet holds; everything else stays."""
        for row in form_rows(tally, form):
            number = self.rows[_folded(row.label)]
            for (items, amount), counted in zip(self.columns, row.sums, strict=True):
                self._put(number, items, counted.items)
                self._put(number, amount, amount_of(counted))
        for number, note in enumerate(notes, start=self.sheet.max_row + 1):
            put_text(self.sheet.cell(number, 1), note)

    def _put(self, row: int, column: int, value: Value) -> None:
        cell = self.sheet.cell(row, column)
        if isinstance(cell, Cell):
            put(cell, value)


def _columns(template: Template, items: str, amount: str) -> list[tuple[int, int]]:
    """Return the pairs of columns, the amount being the next one to the right of its number."""
    texts = _texts(template.sheet, template.header_row)
    numbers = [column for column, text in texts.items() if text == _folded(items)]
    amounts = [column for column, text in texts.items() if text == _folded(amount)]
    return list(zip(numbers, amounts, strict=False))


def _period(template: Template, column: int, where: Place) -> FormPeriod:
    sheet = template.sheet
    above = [
        sheet.cell(row, _first_of(sheet, row, column)).value for row in range(template.header_row, 0, -1)
    ]
    period = next(filter(None, (period_named(str(each)) for each in above if each is not None)), None)
    if period is None:
        raise InputError(
            f"第 {column} 列上面没有期间",
            where=where,
            expected="表头写明期间，例如 2016年、2017年1月-5月",
            remedy="在模板的表头写上期间",
        )
    return period


def _first_of(sheet: Worksheet, row: int, column: int) -> int:
    """Return the column that holds the value of a cell that may be part of a merged one."""
    for joined in sheet.merged_cells.ranges:
        if joined.min_row <= row <= joined.max_row and joined.min_col <= column <= joined.max_col:
            return int(joined.min_col)
    return column


def _check_apart(periods: Sequence[FormPeriod], where: Place) -> None:
    ordered = sorted(periods, key=lambda period: period.since)
    for earlier, later in pairwise(ordered):
        if later.since <= earlier.until:
            raise InputError(
                f"期间 {earlier.label} 和 {later.label} 重叠，同一事项会计两次",
                where=where,
                remedy="分成两份模板，各填一次",
            )


def _rows(template: Template, form: StatisticsForm, first: int, where: Place) -> dict[str, int]:
    wanted = [*(each.label for each in form.categories), form.headings.total]
    found: dict[str, int] = {}
    for row in range(template.header_row + 1, template.sheet.max_row + 1):
        for column, text in _texts(template.sheet, row).items():
            if column < first:
                found.setdefault(text, row)
    missing = [label for label in wanted if _folded(label) not in found]
    if missing:
        raise InputError(
            f"模板里没有这些行：{'、'.join(_folded(label) for label in missing)}",
            where=where,
            expected="每个类别一行，最后一行是合计",
            remedy="在模板中补上",
        )
    return found


def _texts(sheet: Worksheet, row: int) -> dict[int, str]:
    cells = next(sheet.iter_rows(row, row))
    return {
        number: _folded(str(cell.value))
        for number, cell in enumerate(cells, start=1)
        if cell.value is not None
    }


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
