"""The review columns: to the right of everything in a sheet, in the style of what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import groupby

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.model.source import RejectedRow, TableReading
from procurement_rules.report.groups import Group
from procurement_rules.report.workbook import look, words
from procurement_rules.report.workbook.cell import copy_style, lines_needed, put_text
from procurement_rules.report.workbook.review import Review


@dataclass(frozen=True, slots=True)
class ReviewColumn:
    """One column: its title, its width in digits, and what it says of an item; the reviewer's own say nothing."""

    title: str
    width: float
    text: Callable[[Review], str] = lambda _: ""


COLUMNS = (
    ReviewColumn(words.RESULT, 14, lambda review: review.result),
    ReviewColumn(words.CODE, 11, lambda review: review.coding.code),
    ReviewColumn(words.CODE_NAME, 28, lambda review: review.code_name),
    ReviewColumn(words.PROBLEM, 52, lambda review: review.problem),
    ReviewColumn(words.REMEDY, 40, lambda review: review.remedy),
    ReviewColumn(words.OPINION, 10),
    ReviewColumn(words.REASON, 22),
    ReviewColumn(words.APPROVER, 8),
    ReviewColumn(words.VALID_UNTIL, 12),
    ReviewColumn(words.KEY, 16, lambda review: review.keys),
)
_TITLES = [column.title for column in COLUMNS]
_RESULT, _PROBLEM, _OPINION = map(_TITLES.index, (words.RESULT, words.PROBLEM, words.OPINION))
_REVIEWERS = {
    _TITLES.index(each) for each in (words.OPINION, words.REASON, words.APPROVER, words.VALID_UNTIL)
}
_MOST_COLUMNS = 16_384


def _said(column: ReviewColumn, reviews: Sequence[Review]) -> str:
    """Return what a column says of the items of a row; of several, each behind the column that its name stands in."""
    texts = [column.text(review) for review in reviews]
    if len(texts) == 1 or column.title == words.KEY:
        return "\n".join(filter(None, texts))
    places = [review.source.naming_column for review in reviews]
    return "\n".join(
        f"{words.IN_COLUMN.format(column=place)}{text}"
        for place, text in zip(places, texts, strict=True)
        if text
    )


class ReviewColumns:
    """The columns of one sheet: laid out once, then filled row by row; rows in `fixed` keep their height."""

    def __init__(
        self, sheet: Worksheet, tables: Sequence[TableReading], fixed: Collection[int] = frozenset()
    ) -> None:
        self._sheet = sheet
        self._fixed = fixed
        self._merged = list(sheet.merged_cells.ranges)
        headed = [table for table in tables if table.header_row is not None]
        self._beside = max(
            (column_index_from_string(each.column) for table in headed for each in table.columns), default=1
        )
        top = min((table.header_row or 1 for table in headed), default=1)
        self.first = _last_used(sheet, self._merged, top) + 1
        self.last = self.first + len(COLUMNS) - 1
        self._headers = [table.header_row for table in headed if table.header_row is not None]

    @property
    def fit(self) -> bool:
        """Tell whether the sheet has room to its right."""
        return self.last <= _MOST_COLUMNS

    @property
    def header(self) -> tuple[int, int] | None:
        """First and last row of the header; None where the sheet has several."""
        return (self._headers[0], self._bottom(self._headers[0])) if len(self._headers) == 1 else None

    def lay_out(self, rows: Mapping[int, Sequence[Review]]) -> None:
        """Write the headers, and offer the reviewer's choices in the rows that are judged."""
        free_columns(self._sheet, self.first, self.last)
        for number, column in enumerate(COLUMNS, start=self.first):
            self._sheet.column_dimensions[get_column_letter(number)].width = column.width
        for header in self._headers:
            self._head(header)
        shared = sorted(row for row, together in rows.items() if len(together) > 1)
        self._offer_opinions(sorted(rows.keys() - set(shared)))
        for row in shared:
            self._explain_marks(row, rows[row])

    def judged(self, row: int, reviews: Sequence[Review]) -> None:
        """Fill the row of an item, or of the items of tables that stand beside each other."""
        group = min((review.group for review in reviews), key=list(Group).index)
        self._fill(row, [_said(column, reviews) for column in COLUMNS], look.GROUP_FILLS[group])

    def rejected(self, row: int, rejected: RejectedRow) -> None:
        """Say in a row why it was not judged."""
        texts = {words.RESULT: words.UNSCREENED, words.PROBLEM: rejected.reason}
        self._fill(row, [texts.get(title, "") for title in _TITLES], look.UNSCREENED_FILL)

    def _head(self, row: int) -> None:
        beside = self._cell_beside(row)
        bottom = self._bottom(row)
        for number, title in enumerate(_TITLES, start=self.first):
            cell = self._sheet.cell(row, number)
            copy_style(beside, cell)
            put_text(cell, title)
            if bottom > row:
                self._sheet.merge_cells(start_row=row, end_row=bottom, start_column=number, end_column=number)

    def _bottom(self, header: int) -> int:
        """Return the last row of a header, which may be merged over several."""
        return next((each.max_row for each in self._merged if _covers(each, header, self._beside)), header)

    def _fill(self, row: int, texts: Sequence[str], fill: PatternFill) -> None:
        beside = self._cell_beside(row)
        for index, text in enumerate(texts):
            cell = self._sheet.cell(row, self.first + index)
            copy_style(beside, cell)
            cell.fill, cell.number_format = PatternFill(), "General"
            cell.alignment = Alignment(wrap_text=True, vertical=beside.alignment.vertical or "center")
            # In a protected sheet the reviewer must be able to write.
            cell.protection = Protection(locked=index not in _REVIEWERS)
            if index in (_RESULT, _PROBLEM) and texts[_PROBLEM if index == _PROBLEM else _RESULT]:
                cell.fill = fill
            put_text(cell, text)
        self._make_readable(row, texts)

    def _make_readable(self, row: int, texts: Sequence[str]) -> None:
        """Raise the row to what our texts take, and theirs where it had no height and grew by itself.

        A height that the department set stays.
        """
        dimension = self._sheet.row_dimensions[row]
        size = self._cell_beside(row).font.size or look.USUAL_SIZE
        ours = zip(texts, (column.width for column in COLUMNS), strict=True)
        said = [*ours, *(self._own_texts(row) if dimension.height is None else ())]
        lines = max(lines_needed(text, width, size) for text, width in said)
        needed = look.row_points(lines, size)
        if row not in self._fixed:
            dimension.height = max(dimension.height or 0, needed)
        if needed > (dimension.height or 0) or needed >= look.MOST_POINTS:
            self._begin_at_the_top(row)

    def _begin_at_the_top(self, row: int) -> None:
        """Show the beginning of texts that the row is not high enough for: centred, they would lose both ends."""
        for number in range(self.first, self.last + 1):
            self._sheet.cell(row, number).alignment = Alignment(wrap_text=True, vertical="top")

    def _own_texts(self, row: int) -> Iterator[tuple[str, float]]:
        for column in range(1, self.first):
            cell = self._sheet.cell(row, column)
            if cell.value is not None and cell.alignment.wrap_text:
                yield str(cell.value), self._sheet.column_dimensions[get_column_letter(column)].width

    def _cell_beside(self, row: int) -> Cell | MergedCell:
        return self._sheet.cell(row, self._beside)

    def _offer_opinions(self, rows: Sequence[int]) -> None:
        if not rows:
            return
        letter = get_column_letter(self.first + _OPINION)
        validation = choice(words.OPINIONS, words.OPINION, words.OPINION_HINT)
        for first, last in _runs(rows):
            validation.add(f"{letter}{first}:{letter}{last}")
        self._sheet.add_data_validation(validation)

    def _explain_marks(self, row: int, together: Sequence[Review]) -> None:
        """Say how an opinion names its item: a list to choose from would refuse what names one."""
        first, *_ = (review.source.naming_column for review in together)
        hint = words.OPINIONS_HINT.format(count=len(together), first=words.IN_COLUMN.format(column=first))
        validation = DataValidation(showInputMessage=True, promptTitle=words.OPINION, prompt=hint)
        validation.add(f"{get_column_letter(self.first + _OPINION)}{row}")
        self._sheet.add_data_validation(validation)


def choice(values: Sequence[str], title: str, hint: str) -> DataValidation:
    """Return a list to choose from that also may stay empty."""
    return DataValidation(
        type="list",
        formula1=f'"{",".join(values)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=title,
        error=f"请从列表中选择：{'、'.join(values)}",
        showInputMessage=True,
        promptTitle=title,
        prompt=hint,
    )


def free_columns(sheet: Worksheet, first: int, last: int) -> None:
    """Take the columns out of any group that hides or narrows them: forms often hide all unused columns."""
    dimensions = sheet.column_dimensions
    for letter, group in list(dimensions.items()):
        start, end = group.min or column_index_from_string(letter), group.max or group.min
        if end is None or end < first or start > last:
            continue
        del dimensions[letter]
        for low, high in ((start, first - 1), (last + 1, end)):
            if low <= high:
                part = copy(group)
                part.index, part.min, part.max = get_column_letter(low), low, high
                dimensions[part.index] = part


def _last_used(sheet: Worksheet, merged: Sequence[CellRange], top: int) -> int:
    """Return the last column that holds anything in the rows from `top`; mere formats do not count."""
    cells = (column for (row, column), cell in sheet._cells.items() if row >= top and cell.value is not None)
    joined = (each.max_col for each in merged if each.max_row >= top)
    return max([*cells, *joined], default=0)


def _covers(cells: CellRange, row: int, column: int) -> bool:
    return cells.min_row <= row <= cells.max_row and cells.min_col <= column <= cells.max_col


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield numbers[0], numbers[-1]
