"""What a column is called → which field it holds, and in which unit of money."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from procurement_rules.model.field import DataDictionary, FieldSpec, FieldType
from procurement_rules.read.values.amount import UNIT, UNITS

Fold = Callable[[str], str]
# Headers carry remarks, but not this long; what is longer is text of an item.
LONGEST_HEADER = 120
_BRACKETED = re.compile(r"[(（\[【〔{][^()（）\[\]【】〔〕{}]*[)）\]】〕}]")
_UNIT_NOTE = re.compile(f"(?:金额|计量|货币)?单位[:：]?(?:人民币)?{UNIT}元")
_UNIT_AT_END = re.compile(f"{UNIT}元$")
_MONEY_UNIT = re.compile(f"{UNIT}元")
_BARE_UNIT = re.compile(rf"[(（\[【]{UNIT}元[)）\]】]")
_MARKS = re.compile(r"[\W_]+")


class ColumnNames:
    """The headers that are known, compared without blanks, punctuation, brackets and units."""

    def __init__(self, dictionary: DataDictionary, fold: Fold) -> None:
        self._fold = fold
        self._fields: dict[str, FieldSpec] = {}
        for field in dictionary.fields:
            for name in (field.name, field.label, *field.aliases):
                self._fields.setdefault(self.key(name), field)
        self._look_up = lru_cache(maxsize=4096)(self._field)

    def key(self, header: str) -> str:
        """Return a header as it is compared."""
        return _MARKS.sub("", self._fold(header))

    def bare_key(self, header: str) -> str:
        """Return a header as it is compared, without the remarks in its brackets."""
        return _MARKS.sub("", _BRACKETED.sub("", self._fold(header[:LONGEST_HEADER])))

    def field(self, header: str) -> FieldSpec | None:
        """Return the field that a column of that name holds."""
        return self._look_up(header) if len(header) <= LONGEST_HEADER else None

    def multiplier(self, header: str, field: FieldSpec, default: int) -> int:
        """Return how many yuan one is in that column; `default` where its header does not say."""
        if field.type is not FieldType.MONEY:
            return 1
        unit = _MONEY_UNIT.search(self._fold(header))
        return UNITS[unit["unit"] or ""] if unit else default

    def unit_note(self, text: str) -> int | None:
        """Return the unit that a line above the table gives for all its amounts, such as 单位：万元."""
        folded = self._fold(text)
        note = _UNIT_NOTE.search(folded) or _BARE_UNIT.search(folded)
        return UNITS[note["unit"] or ""] if note else None

    def _field(self, header: str) -> FieldSpec | None:
        folded = self._fold(header)
        bare = _BRACKETED.sub("", folded)
        # A bracket may belong to the name: it is tried whole before the bracket is taken for a remark.
        for name in (folded, bare, _without_unit(folded), _without_unit(bare)):
            field = self._fields.get(_MARKS.sub("", name))
            if field is not None:
                return field
        return None


def _without_unit(name: str) -> str:
    # 单位：万元 goes as a whole, or 单位 would be left, which is a column's name too.
    noted, count = _UNIT_NOTE.subn("", name)
    return noted if count else _UNIT_AT_END.sub("", name)
