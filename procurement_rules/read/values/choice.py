"""Choices: a name from a closed list, or several."""

from __future__ import annotations

import re
from collections.abc import Callable

from procurement_rules.model.field import FieldSpec
from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.values.understood import NotUnderstood

# Online forms letter their options: A.企业.
_LETTER = re.compile(r"^\s*[A-Za-zＡ-Ｚ]\s*[.、．]\s*")
_SEPARATORS = re.compile(r"[、，,;；/|\s]+")


class ChoiceNames:
    """The permitted values of one field under every name they go by."""

    def __init__(self, field: FieldSpec, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._labels = "、".join(value.label for value in field.values.values())
        self._values: dict[str, str] = {}
        for name, value in field.values.items():
            for alias in (name, value.label, *value.aliases):
                self._values.setdefault(self._key(alias), name)

    def read_one(self, cell: Cell) -> str | NotUnderstood:
        """Return the value that the cell names."""
        text = cell_text(cell)
        tried = (self._values.get(self._key(each)) for each in (text, _LETTER.sub("", text)))
        return next((name for name in tried if name), None) or self._unknown([text])

    def read_several(self, cell: Cell) -> frozenset[str] | NotUnderstood:
        """Return the values that the cell lists; one unknown name leaves the whole list unknown."""
        names = [name for name in _SEPARATORS.split(cell_text(cell)) if not is_blank(name)]
        unknown = [name for name in names if self._key(name) not in self._values]
        if unknown or not names:
            return self._unknown(unknown)
        return frozenset(self._values[self._key(name)] for name in names)

    def _key(self, name: str) -> str:
        # Folding may keep line breaks: a narrow cell puts them anywhere.
        return "".join(self._fold(name).split())

    def _unknown(self, names: list[str]) -> NotUnderstood:
        said = "、".join(name.strip()[:20] for name in names[:3])
        return NotUnderstood(f"“{said}”不在可填的内容之中，应为：{self._labels}")
