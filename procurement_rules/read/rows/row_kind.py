"""Rows under a header that are no items: headers again, totals, notes, groups of a catalog."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from procurement_rules.model.source import Cell
from procurement_rules.read.around.unit_names import unit_by_label
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.headers.column_names import FOOTNOTE_MARKS, ColumnNames, Fold
from procurement_rules.read.headers.column_numbers import are_column_numbers
from procurement_rules.read.headers.columns import REMARKS, Column
from procurement_rules.read.headers.header import Header, named_fields
from procurement_rules.read.rows.column_remarks import remarks_on_columns
from procurement_rules.read.rows.note_rows import (
    BRACKETED,
    LONGEST_LABEL,
    is_numbered,
    is_remark,
    says_none,
    signs,
    stands_alone,
)
from procurement_rules.read.rows.total_rows import is_stated_total, is_total, sums_up
from procurement_rules.read.rows.unit_rows import GROUP_NUMERAL, unit_of_row

REPEATED_HEADER = "重复的表头行"
TOTAL = "合计行，不是服务事项"
NOTE = "附注行，不是服务事项"
COLUMN_NUMBERS = "栏次行，不是服务事项"
COLUMN_REMARKS = "列名的译名或填写要求，不是服务事项"
NO_PURCHASES = "说明没有购买服务事项的行，不是服务事项"
GROUP = "目录分组行，不是服务事项"
EXAMPLE = "示例行，不是服务事项"
TITLE = "下一张表的标题行，不是服务事项"
CONTINUED = "续行，内容已并入上一行，不是服务事项"
PART_ONLY = "“其中”行，只说明上面一行的构成，不是服务事项"
UNIT = "单位分组行，不是服务事项"
OTHER_TABLE = "另一张表里的行，那张表没有可识别的表头"
SAME_ITEM = "与上一行合并的同一事项，没有另外的内容，不重复审查"
FORM_TEXT = "表单里的标题或文字，不是服务事项"
NOTHING_NAMED = "事项名称和说明都为空"

# Columns of a department catalog above the one that names the item, and those a group row fills besides.
_GROUP_LEVELS = frozenset({"一级目录", "二级目录", "一级目录名称", "二级目录名称", "一级", "二级"})
_GROUP_NUMBERS = frozenset({"declared_code", "id"})
# What an item says besides its name; a table without any of these may be a mere list of names.
_PARTICULARS = frozenset({"description", "declared_code", "budget", "purchaser"})
_SAID_OF_ITEMS = frozenset({"name", "description", "declared_code"})
_LONGEST_TITLE = 20
_TITLE = re.compile(
    "[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．].*|.*(?:表|目录|清单|明细|计划)(?:[(（][^()（）]*[)）])?",
    re.DOTALL,
)
_MARKS = re.compile(r"[\W_]+")
# A column of another table is called so; an item has numbers somewhere.
_WORD = re.compile("[一-鿿、/（）()]{2,10}")
_FEWEST_COLUMNS = 3
_UNIT_OF_MONEY = re.compile("(?:金额|货币|计量)?单位[:：]")
# The row that shows how to fill the others in.
_EXAMPLES = frozenset(
    {"例", "示例", "样例", "例如", "举例", "范例", "填写示例", "填报示例", "填写样例", "填报样例", "填表示例"}
)

_LONGEST_EXAMPLE = 10


class RowSorter:
    """Tells which rows of one table are no items; asked in the order in which they lie."""

    def __init__(self, header: Header, names: ColumnNames, fold: Fold) -> None:
        self._names = names
        self._fold = fold
        self._columns = header.columns
        self._naming = [column for column in header.columns if column.names_item]
        self._header_labels = self._labels(header.cells)
        self._has_footnotes = any(FOOTNOTE_MARKS.search(cell_text(cell)) for cell in header.cells)
        self._among_notes = False
        self._is_first = True

    def not_an_item(self, cells: Sequence[Cell], *, at_end: bool = False) -> str | None:
        """Return the reason why a row is no item, or None; `at_end`, no row of several cells follows."""
        is_first, self._is_first = self._is_first, False
        if is_first and (reason := _about_columns(cells)):
            # There may be several of them.
            self._is_first = True
            return reason
        if self.is_header(cells):
            return REPEATED_HEADER
        if reason := self._says_no_item(cells):
            return reason
        if self._is_total(cells):
            self._among_notes = at_end
            return TOTAL
        # Below the table and its first note or last total, a text by itself is no item either.
        self._among_notes = self.is_note(cells) or (
            at_end
            and self._among_notes
            and self._is_alone(cells)
            and not self._is_description(_first(cells)[0])
        )
        if self._among_notes:
            return NOTE
        return self._group(cells)

    def _group(self, cells: Sequence[Cell]) -> str | None:
        if self.unit(cells) is not None:
            return UNIT
        if all(is_blank(column.cell(cells)) for column in self._naming):
            return GROUP if self._is_group(cells) else NOTHING_NAMED
        return GROUP if self._is_numbered_title(cells) else None

    def unit(self, cells: Sequence[Cell]) -> str | None:
        """Return the unit that a row puts over those below it."""
        return unit_of_row(cells, self._columns) or self.labelled_unit(cells)

    def labelled_unit(self, cells: Sequence[Cell]) -> str | None:
        """Return the unit that the only text of a row gives behind its label: 部门：市教育局."""
        found = unit_by_label((), [(0, tuple(cells))], self._names) if self._is_alone(cells) else None
        return found.value if found else None

    def is_full(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row is part of the table, and no note or total that stands below it."""
        filled = sum(not is_blank(cell) for cell in cells)
        return filled > 1 and not self.is_note(cells) and not self._is_total(cells)

    def is_title(self, cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
        """Tell whether the row is the title of a table that begins in the row below: its only cell, and no name."""
        filled = [cell for cell in cells if not is_blank(cell)]
        text = cell_text(filled[0]).strip() if len(filled) == 1 and len(self._columns) > 1 else ""
        return _titles(text) and self.is_header(below)

    def names_other_columns(self, cells: Sequence[Cell], above: Sequence[Cell]) -> bool:
        """Tell whether a row names columns that are not known: short words below a title, one where amounts stand."""
        titles = [cell_text(cell).strip() for cell in above if not is_blank(cell)]
        filled = [cell_text(cell).strip() for cell in cells if not is_blank(cell)]
        if len(titles) != 1 or not _titles(titles[0]) or len(filled) < _FEWEST_COLUMNS:
            return False
        amounts = (cell_text(column.cell(cells)) for column in self._columns if column.is_amount)
        words = all(_WORD.fullmatch(text) for text in filled)
        return words and any(_WORD.fullmatch(amount) for amount in amounts)

    def is_caption(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row may stand over a header: a title, or labels with what they say, 部门：某局 and 单位：万元."""
        texts = [cell_text(cell).strip() for cell in cells if not is_blank(cell)]
        if len(texts) == 1 and _titles(texts[0]):
            return True
        return all(
            unit_by_label((), [(0, (text,))], self._names) is not None
            or _UNIT_OF_MONEY.match(text) is not None
            or signs(text)
            for text in texts
        )

    def _says_no_item(self, cells: Sequence[Cell]) -> str | None:
        if self._is_example(_first(cells)[1]):
            return EXAMPLE
        named = (cell_text(column.cell(cells))[:LONGEST_LABEL] for column in self._naming)
        return NO_PURCHASES if any(map(says_none, named)) else None

    def _is_example(self, cell: Cell) -> bool:
        return isinstance(cell, str) and len(cell) <= _LONGEST_EXAMPLE and self._label(cell) in _EXAMPLES

    def is_header(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row names the columns again."""
        # Looked at closely only where a column's name stands in place of the item's name or description.
        if not any(self._names_column(column.cell(cells)) for column in self._naming):
            return False
        filled = [cell for cell in cells if not is_blank(cell)]
        if self._labels(cells) == self._header_labels:
            return True
        fields = named_fields(cells, self._names)
        return len(fields) * 2 >= len(filled) and (len(fields) > 1 or len(self._columns) == 1)

    def _labels(self, cells: Sequence[Cell]) -> list[str]:
        return [self._names.key(cell_text(cell)[:LONGEST_LABEL]) for cell in cells if not is_blank(cell)]

    def _names_column(self, cell: Cell) -> bool:
        return isinstance(cell, str) and len(cell) <= LONGEST_LABEL and self._names.field(cell) is not None

    def _is_total(self, cells: Sequence[Cell]) -> bool:
        named = [column.cell(cells) for column in self._naming]
        candidates = [_first(cells)[1], *named]
        if all(map(is_blank, named)):
            # The unit may be merged down to the row of its total: the word stands farther right then.
            named = [*cells[: min((column.index for column in self._naming), default=0)]]
            candidates += named
        if any(is_total(self._label(cell)) or is_stated_total(cell) for cell in candidates):
            # Whatever an item is called, somebody has coded and described it.
            return not self._says(cells) >= _SAID_OF_ITEMS
        return any(sums_up(self._label(cell)) for cell in named) and len(self._says(cells)) <= 1

    def _says(self, cells: Sequence[Cell]) -> frozenset[str]:
        """Return which of name, description and code a row fills, remarks left out."""
        return frozenset(
            column.field.name
            for column in self._columns
            if column.field and column.field.name in _SAID_OF_ITEMS
            if column.key not in REMARKS and not is_blank(column.cell(cells))
        )

    def _label(self, cell: Cell) -> str:
        if not isinstance(cell, str) or len(cell) > LONGEST_LABEL:
            return ""
        text = self._fold(cell)
        return _MARKS.sub("", BRACKETED.sub("", text)) or _MARKS.sub("", text)

    def is_note(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row is a signature, a remark or an instruction."""
        index, cell = _first(cells)
        alone = self._is_alone(cells)
        if not isinstance(cell, str):
            return alone and isinstance(cell, date)
        text = self._fold(cell[:LONGEST_LABEL])
        start = BRACKETED.sub("", text)
        if signs(start) or (alone and (stands_alone(text) or self._is_footnote(cell))):
            return True
        if is_remark(start):
            # A description may begin with 说明： or 备注：, and still be all that is said of an item.
            return not self._is_description(index)
        if not alone:
            return False
        if _UNIT_OF_MONEY.match(start):
            return self._names.unit_note(text) is not None
        return self._among_notes and is_numbered(text)

    def _is_footnote(self, text: str) -> bool:
        return self._has_footnotes and FOOTNOTE_MARKS.match(text.strip()) is not None

    def _is_alone(self, cells: Sequence[Cell]) -> bool:
        return sum(not is_blank(cell) for cell in cells) == 1 != len(self._columns)

    def _is_description(self, index: int) -> bool:
        return any(c.index == index and c.field and c.field.name == "description" for c in self._columns)

    def _is_group(self, cells: Sequence[Cell]) -> bool:
        filled = [column for column in self._columns if not is_blank(column.cell(cells))]
        levels = [column for column in filled if column.key in _GROUP_LEVELS]
        return bool(levels) and all(column in levels or _is_number(column) for column in filled)

    def _is_numbered_title(self, cells: Sequence[Cell]) -> bool:
        """Tell whether the row is nothing but （一） or 一、 in the number column, and a short name."""
        filled = {index: cell for index, cell in enumerate(cells) if not is_blank(cell)}
        named = {column.field.name: column.index for column in self._columns if column.field}
        if not _PARTICULARS & named.keys() or filled.keys() != {named.get("id"), named.get("name")}:
            return False
        number, title = (cell_text(filled[named[name]]).strip() for name in ("id", "name"))
        return len(title) <= _LONGEST_TITLE and GROUP_NUMERAL.fullmatch(number) is not None


def _titles(text: str) -> bool:
    return 0 < len(text) <= LONGEST_LABEL and _TITLE.fullmatch(text) is not None


def _about_columns(cells: Sequence[Cell]) -> str | None:
    if are_column_numbers(cells):
        return COLUMN_NUMBERS
    return COLUMN_REMARKS if remarks_on_columns(cells) else None


def _is_number(column: Column) -> bool:
    return column.field is not None and column.field.name in _GROUP_NUMBERS


def _first(cells: Sequence[Cell]) -> tuple[int, Cell]:
    return next(((index, cell) for index, cell in enumerate(cells) if not is_blank(cell)), (0, None))
