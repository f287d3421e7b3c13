"""A row of a form → its labels, each with the value to its right: 项目名称 | 保洁 | 预算金额 | 30."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from procurement_rules.model.source import Cell
from procurement_rules.read.around.unit_names import PURCHASER
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.headers.column_names import ColumnNames, KnownName

_JOINT = "／"
_LONGEST_LABEL = 40
_FEWEST_NAMES = 2
DESCRIPTION = "description"
# 项目名称：保洁, all in one cell.
_INLINE = re.compile(r"\s*([^:：\n]{2,40})[:：]\s*(\S.*)")
_GAPS = re.compile(r"\n|\u3000+|\s{3,}")
_NOTHING = KnownName(None)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label, what it is known as, and the cell beside it: its column from 0 and its content, None where blank."""

    label: str
    known: KnownName
    label_column: int
    column: int
    value: Cell
    # The name of the group to the left, which may say the unit.
    group: str = ""

    @property
    def filled(self) -> bool:
        """Tell whether it is known what the label asks for, and something is given."""
        return (self.known.field is not None) and not is_blank(self.value)


class RowReader:
    """Reads rows by the words of one dictionary.

    `labels` and `values` are the columns where the form has them: what stands where only values do is no label, and
    what stands where only labels do is no value.
    """

    def __init__(
        self, names: ColumnNames, labels: frozenset[int] = frozenset(), values: frozenset[int] = frozenset()
    ) -> None:
        self._names = names
        self._labels = labels
        self._values = values - labels
        self._never_values = labels - values

    def names_in(self, cells: Sequence[Cell]) -> frozenset[str]:
        """Return the fields that cells of the row name, wherever they stand."""
        fields = (self._names.known(cell).field for _, cell in _filled(cells) if _is_label(cell))
        return frozenset(field.name for field in fields if field)

    def is_header(self, cells: Sequence[Cell]) -> bool:
        """Tell whether the row names columns: most of its names have no value beside them."""
        filled = _filled(cells)
        known = [index for index, cell in filled if _is_label(cell) and self._names.known(cell).field]
        if len(known) * 2 <= len(filled) or len(known) < _FEWEST_NAMES:
            return False
        if len(known) == len(filled) > _FEWEST_NAMES:
            return True
        followed = sum(
            index + 1 < len(filled) and filled[index + 1][0] not in known for index in _places(filled, known)
        )
        # 资金来源 | 预算资金: what looks like a name in a column of values is one.
        as_form = all(pair.known.field for pair in self.pairs(cells))
        return len(known) - followed > followed and not as_form

    def described_columns(self, cells: Sequence[Cell]) -> tuple[Pair, ...]:
        """Return the columns of a header that describe, without a value yet."""
        named = ((index, cell, self._names.known(cell)) for index, cell in _filled(cells) if _is_label(cell))
        return tuple(
            Pair(cell, known, index, index, None)
            for index, cell, known in named
            if known.field and known.field.name == DESCRIPTION
        )

    def pairs(self, cells: Sequence[Cell]) -> Iterator[Pair]:
        """Yield the pairs of a row, from the left; unknown labels are paired too."""
        filled = _filled(cells)
        group, at = "", 0
        while at < len(filled):
            index, cell = filled[at]
            inline = self._inline(index, cell)
            beside = filled[at + 1] if at + 1 < len(filled) else None
            at += 1
            if inline:
                yield from inline
                continue
            if not _is_label(cell):
                continue
            known = self._grouped(group, index, cell)
            if beside is None or self._starts_anew(*beside) or self._is_next_label(index, filled[at:]):
                yield Pair(cell_text(cell), known, index, index, None, group)
                # 资金（万元） | 年度总额 | 100: what stands straight before a label names its group.
                group = cell_text(cell) if beside and beside[0] == index + 1 else ""
                continue
            yield Pair(cell_text(cell), known, index, beside[0], beside[1], group)
            group, at = "", at + 1

    def _known(self, index: int, cell: Cell) -> KnownName:
        if index in self._values or not _is_label(cell):
            return _NOTHING
        return self._names.known(cell_text(cell))

    def _grouped(self, group: str, index: int, cell: str) -> KnownName:
        """Return what a label is known as; the user may have said it of the label behind its group's name."""
        whole = self._names.known(f"{group}{_JOINT}{cell}") if group else _NOTHING
        return whole if whole.mapped else self._known(index, cell)

    def _is_next_label(self, label: int, rest: Sequence[tuple[int, Cell]]) -> bool:
        """Tell whether an unknown label follows, nothing being filled in beside the one at column `label`."""
        column, cell = rest[0]
        if not _is_label(cell) or column == label + 1:
            return False
        return column in self._never_values or (column in self._labels and len(rest) > 1)

    def _starts_anew(self, index: int, cell: Cell) -> bool:
        return self._known(index, cell).field is not None or bool(self._inline(index, cell))

    def _inline(self, index: int, cell: Cell) -> list[Pair]:
        """Return the pairs that one cell holds, each on a line of its own or behind a gap."""
        if not isinstance(cell, str) or index in self._values or is_blank(cell):
            return []
        pairs: list[Pair] = []
        for part in _GAPS.split(cell.strip()):
            match = _INLINE.fullmatch(part)
            known = self._names.known(match[1]) if match else _NOTHING
            if match and known.field:
                pairs.append(Pair(match[1], known, index, index, match[2].strip()))
            elif not pairs:
                return []
            elif part.strip():
                pairs[-1] = replace(pairs[-1], value=f"{pairs[-1].value}\n{part.strip()}")
        return [pair for pair in pairs if self._belongs(pair)]

    def _belongs(self, pair: Pair) -> bool:
        # The unit that fills a form in stands in its titles, with seals and dates: it is read as there.
        is_unit = pair.known.field is not None and pair.known.field.name == PURCHASER
        return not is_unit and self._names.unit_note(f"{pair.label}：{pair.value}") is None


def full_label(pair: Pair) -> str:
    """Return a label behind the name of its group."""
    return f"{pair.group}{_JOINT}{pair.label}" if pair.group else pair.label


def _filled(cells: Sequence[Cell]) -> list[tuple[int, Cell]]:
    return [(index, cell) for index, cell in enumerate(cells) if not is_blank(cell)]


def _places(filled: Sequence[tuple[int, Cell]], columns: Sequence[int]) -> list[int]:
    return [place for place, (index, _) in enumerate(filled) if index in columns]


def _is_label(cell: Cell) -> TypeGuard[str]:
    return isinstance(cell, str) and len(cell.strip()) <= _LONGEST_LABEL
