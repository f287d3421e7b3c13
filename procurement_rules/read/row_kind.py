"""Rows under a header that are no items: headers again, totals, notes, groups of a catalog."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from procurement_rules.model.source import Cell
from procurement_rules.read.cell_text import cell_text, is_blank
from procurement_rules.read.column_names import ColumnNames, Fold
from procurement_rules.read.columns import Column
from procurement_rules.read.header import Header, named_fields
from procurement_rules.read.unit_rows import GROUP_NUMERAL, unit_of_row

REPEATED_HEADER = "重复的表头行"
TOTAL = "合计行，不是服务事项"
NOTE = "附注行，不是服务事项"
COLUMN_NUMBERS = "栏次行，不是服务事项"
GROUP = "目录分组行，不是服务事项"
TITLE = "下一张表的标题行，不是服务事项"
PART_ONLY = "“其中”行，只说明上面一行的构成，不是服务事项"
UNIT = "单位分组行，不是服务事项"
FORM_TEXT = "表单里的标题或文字，不是服务事项"
NOTHING_NAMED = "事项名称和说明都为空"

# No label of a form is longer; what is longer need not be folded.
_LONGEST_LABEL = 40
_TOTALS = frozenset({"合计", "总计", "小计", "共计", "总合计", "本页小计", "本页合计", "合计金额"})
_STATED_TOTAL = re.compile(
    r"\s*(?:合\s*计|总\s*计|共\s*计|小\s*计)\s*[:：]\s*[0-9０-９¥￥人零一二三四五六七八九壹贰叁肆伍陆柒捌玖拾]"
)
# Columns of a department catalog above the one that names the item, and those a group row fills besides.
_GROUP_LEVELS = frozenset({"一级目录", "二级目录", "一级目录名称", "二级目录名称", "一级", "二级"})
_GROUP_NUMBERS = frozenset({"declared_code", "id"})
# What an item says besides its name; a table without any of these may be a mere list of names.
_PARTICULARS = frozenset({"description", "declared_code", "budget", "purchaser"})
_LONGEST_TITLE = 20
_STEMS = ("甲", "乙", "丙", "丁", "戊")
_FEWEST_NUMBERS = 3
_TITLE = re.compile(
    "[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．].*|.*(?:表|目录|清单|明细|计划)(?:[(（][^()（）]*[)）])?",
    re.DOTALL,
)
_MARKS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
# A label stands alone or before a colon: 审核人：张三 is a note, 审核人员培训 is a service.
_SIGNATURE = re.compile(
    "(?:填表人|制表人|填报人|经办人|审核人|复核人|审批人|联系人|单位负责人|部门负责人|财务负责人|负责人"
    "|联系电话|联系方式|填表日期|填报日期|填报时间|填表说明|填报说明|编制说明)(?:[:：].*)?"
    "|(?:填报单位|申报单位|单位盖章|盖章)[:：].*|备注|附注|注",
    re.DOTALL,
)
_REMARK = re.compile(r"(?:备注|附注|注|说明|附表|附件)\d*[:：].*", re.DOTALL)
_UNIT_OF_MONEY = re.compile("(?:金额|货币|计量)?单位[:：]")
# Below a table or its signature.
_AT_THE_END = re.compile(
    r"[(（]?以下(?:空白|为空|无正文)[)）]?|\s*[0-9]{4}\s*年\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?\s*"
)
_NUMBERED = re.compile(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．)）].+", re.DOTALL)


class RowSorter:
    """Tells which rows of one table are no items; asked in the order in which they lie."""

    def __init__(self, header: Header, names: ColumnNames, fold: Fold) -> None:
        self._names = names
        self._fold = fold
        self._columns = header.columns
        self._naming = [column for column in header.columns if column.names_item]
        self._header_labels = self._labels(header.cells)
        self._among_notes = False
        self._is_first = True

    def not_an_item(self, cells: Sequence[Cell]) -> str | None:
        """Return the reason why a row is no item, or None."""
        is_first, self._is_first = self._is_first, False
        if is_first and _are_column_numbers(cells):
            return COLUMN_NUMBERS
        if self._is_header(cells):
            return REPEATED_HEADER
        if self._is_total(cells):
            return TOTAL
        self._among_notes = self.is_note(cells)
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
        return unit_of_row(cells, self._columns)

    def is_title(self, cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
        """Tell whether the row is the title of a table that begins in the row below: its only cell, and no name."""
        filled = [cell for cell in cells if not is_blank(cell)]
        text = cell_text(filled[0]).strip() if len(filled) == 1 and len(self._columns) > 1 else ""
        return (
            0 < len(text) <= _LONGEST_LABEL and _TITLE.fullmatch(text) is not None and self._is_header(below)
        )

    def _is_header(self, cells: Sequence[Cell]) -> bool:
        # Looked at closely only where a column's name stands in place of the item's name or description.
        if not any(self._names_column(column.cell(cells)) for column in self._naming):
            return False
        filled = [cell for cell in cells if not is_blank(cell)]
        if self._labels(cells) == self._header_labels:
            return True
        fields = named_fields(cells, self._names)
        return len(fields) * 2 >= len(filled) and (len(fields) > 1 or len(self._columns) == 1)

    def _labels(self, cells: Sequence[Cell]) -> list[str]:
        return [self._names.key(cell_text(cell)[:_LONGEST_LABEL]) for cell in cells if not is_blank(cell)]

    def _names_column(self, cell: Cell) -> bool:
        return isinstance(cell, str) and len(cell) <= _LONGEST_LABEL and self._names.field(cell) is not None

    def _is_total(self, cells: Sequence[Cell]) -> bool:
        candidates = [_first(cells)[1], *(column.cell(cells) for column in self._naming)]
        if all(is_blank(column.cell(cells)) for column in self._naming):
            # The unit may be merged down to the row of its total: the word stands farther right then.
            candidates += cells[: min((column.index for column in self._naming), default=0)]
        return any(self._label(cell) in _TOTALS or _is_stated_total(cell) for cell in candidates)

    def _label(self, cell: Cell) -> str:
        if not isinstance(cell, str) or len(cell) > _LONGEST_LABEL:
            return ""
        return _MARKS.sub("", _BRACKETED.sub("", self._fold(cell)))

    def is_note(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row is a signature, a remark or an instruction."""
        index, cell = _first(cells)
        alone = sum(not is_blank(cell) for cell in cells) == 1 != len(self._columns)
        if not isinstance(cell, str):
            return alone and isinstance(cell, date)
        text = self._fold(cell[:_LONGEST_LABEL])
        start = _BRACKETED.sub("", text)
        if _SIGNATURE.fullmatch(start) or (alone and _AT_THE_END.fullmatch(text)):
            return True
        if _REMARK.fullmatch(start):
            # A description may begin with 说明： or 备注：, and still be all that is said of an item.
            return not self._is_description(index)
        if not alone:
            return False
        if _UNIT_OF_MONEY.match(start):
            return self._names.unit_note(text) is not None
        return self._among_notes and _NUMBERED.fullmatch(text) is not None

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


def is_signature(text: str) -> bool:
    """Tell whether a text is a signature, a date of filling in or an instruction, and no content."""
    start = _BRACKETED.sub("", text[:_LONGEST_LABEL].strip())
    return _SIGNATURE.fullmatch(start) is not None or _REMARK.fullmatch(start) is not None


def _are_column_numbers(cells: Sequence[Cell]) -> bool:
    """Tell whether a row under a header counts its columns: 1, 2, 3 or 栏次, 1, 2 or 甲, 乙, 1, 2."""
    texts = [cell_text(cell).strip() for cell in cells if not is_blank(cell)]
    if texts[:1] == ["栏次"]:
        texts = texts[1:]
    stems = next((n for n, stem in enumerate(_STEMS) if texts[n : n + 1] != [stem]), len(_STEMS))
    numbers = texts[stems:]
    return len(texts) >= _FEWEST_NUMBERS and numbers == [str(n + 1) for n in range(len(numbers))]


def _is_stated_total(cell: Cell) -> bool:
    """Tell whether a cell holds a total and its label: 合计：3元（大写：叁元整）."""
    return isinstance(cell, str) and _STATED_TOTAL.match(cell) is not None


def _is_number(column: Column) -> bool:
    return column.field is not None and column.field.name in _GROUP_NUMBERS


def _first(cells: Sequence[Cell]) -> tuple[int, Cell]:
    return next(((index, cell) for index, cell in enumerate(cells) if not is_blank(cell)), (0, None))
