"""What must be known of a sheet before it may be laid out, and what the library that reads cells leaves out.

The library lays a sheet out from its first to its last cell before anybody can look at it, and two cells in
opposite corners end the whole program for want of memory. A survey runs before, and streams.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from procurement_rules.errors import InputError, Place
from procurement_rules.read.cells.address import column_index, column_letters

# Some 600 MB while the sheet is read; a full table of 100 columns may still have 200,000 rows.
MAX_CELLS = 20_000_000
MAX_COLUMN = column_index("XFD")
MAX_ROW = 1_048_576
# Some 40 MB; those merged across only are not kept.
MAX_MERGED = 200_000


@dataclass(slots=True)
class SheetSurvey:
    """First and last row (from 1) and column index (from 0) in use, and what the library leaves out.

    `merged` holds the first row and column index of what is merged downwards → its last row. `hidden_rows` are only
    those that hold something.
    """

    where: Place
    rows: tuple[int, int] = (MAX_ROW, 0)
    columns: tuple[int, int] = (MAX_COLUMN, 0)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    # What is printed above every page.
    print_header: tuple[str, ...] = ()
    # Whether pictures or shapes lie on it.
    drawn_on: bool = False
    # A byte a column; empty as long as none is hidden.
    _hidden_columns: bytearray = field(default_factory=bytearray)

    @property
    def area(self) -> int:
        """Number of cells between the first and the last place."""
        return max(0, self.rows[1] - self.rows[0] + 1) * max(0, self.columns[1] - self.columns[0] + 1)

    @property
    def hidden_columns(self) -> frozenset[int]:
        """The hidden columns among those in use."""
        first, last = self.columns
        used = range(first, last + 1) if self._hidden_columns else range(0)
        return frozenset(index for index in used if self._hidden_columns[index])

    def hide_columns(self, first: int, last: int) -> None:
        """Note that the columns from index `first` to `last` are hidden."""
        last = min(last, MAX_COLUMN)
        self._hidden_columns = self._hidden_columns or bytearray(MAX_COLUMN + 1)
        if 0 <= first <= last:
            self._hidden_columns[first : last + 1] = b"\1" * (last + 1 - first)

    def use(self, row: int, column: int, *, hidden: bool = False) -> None:
        """Note that something stands there."""
        if not (1 <= row <= MAX_ROW and 0 <= column <= MAX_COLUMN):
            raise InputError(
                f"第 {row} 行有不存在的单元格", where=self.where, remedy="用 Excel 打开后另存一次"
            )
        first, last = self.rows
        self.rows = min(first, row), max(last, row)
        first, last = self.columns
        self.columns = min(first, column), max(last, column)
        if hidden:
            self.hidden_rows.add(row)

    def merge(self, first_row: int, last_row: int, column: int) -> None:
        """Note that the cell spreads downwards to `last_row`."""
        if last_row <= first_row:
            return
        self.merged[first_row, column] = last_row
        if len(self.merged) > MAX_MERGED:
            raise InputError(
                "合并的单元格太多",
                where=self.where,
                expected=f"不超过 {MAX_MERGED} 处",
                remedy="取消合并，在每行写上内容后另存",
            )

    @property
    def is_modest(self) -> bool:
        """Tell whether the sheet can be laid out."""
        return self.area <= MAX_CELLS

    def require_modest_area(self) -> None:
        """Raise InputError where the sheet cannot be laid out."""
        if not self.is_modest:
            raise InputError(
                f"内容铺得太开，一直到 {column_letters(self.columns[1])}{self.rows[1]}",
                where=self.where,
                expected=f"不超过 {MAX_CELLS} 格的表",
                remedy="删去远离表格的零散单元格后另存",
            )


def require_modest_whole(surveys: list[SheetSurvey], file: str) -> None:
    """Raise InputError where the sheets together are too large: some kinds are laid out all at once."""
    for survey in surveys:
        survey.require_modest_area()
    if sum(survey.area for survey in surveys) > MAX_CELLS:
        raise InputError(
            "各工作表加起来太大",
            where=Place(file),
            expected=f"合计不超过 {MAX_CELLS} 格",
            remedy="删去远离表格的零散单元格，或拆成几个文件",
        )
