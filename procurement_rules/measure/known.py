"""The labels that may stand in a table: what is none of them would be counted as an error of the program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from procurement_rules.errors import InputError, Place
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.precedent import NOTHING_FITS

_BETWEEN = "|"
_OTHER_SIGNS = re.compile(r"[;,、/\s]+")
_SHOWN = 40


class LabelCell(NamedTuple):
    """A cell that holds a label: its file, row and column, and what is written there."""

    file: str
    row: int
    column: str
    written: str

    def fault(self, what: str, *, expected: str = "", remedy: str) -> InputError:
        """Return the error that tells of this cell; nothing is measured then."""
        told = f"第 {self.row} 行的 {self.column} 列是“{self.written:.{_SHOWN}}”，{what}"
        return InputError(told, where=Place(self.file), expected=expected, remedy=remedy)


class Known:
    """The codes of the catalog that is measured, and the categories that can be found in an item."""

    def __init__(self, catalog: Catalog, categories: Iterable[str]) -> None:
        self.catalog = catalog.header.id
        self._leaves = {entry.code.upper(): entry.code for entry in catalog.leaves}
        self._groups = {entry.code.upper() for entry in catalog.entries} - self._leaves.keys()
        self._categories = {each: each for each in categories}

    def codes(self, cell: LabelCell) -> frozenset[str]:
        """Return the entries that a cell names, none where nothing fits. Raises InputError for any other code."""
        named = _parts(cell.written.upper())
        if NOTHING_FITS in named and len(named) > 1:
            raise cell.fault(
                f"{NOTHING_FITS} 说没有合适的条目，不能与编码并写",
                expected=f"编码，或者单写 {NOTHING_FITS}",
                remedy="留下其中一样",
            )
        return frozenset(self._code(part, cell) for part in named if part != NOTHING_FITS)

    def categories(self, cell: LabelCell) -> frozenset[str]:
        """Return the categories that a cell names. Raises InputError for any that cannot be found in an item."""
        named = _parts(cell.written)
        for part in named - self._categories.keys():
            _refuse_other_signs(part, self._categories, cell)
            raise cell.fault(
                f"没有类别 {part:.{_SHOWN}}", expected="、".join(self._categories), remedy="改写成类别的 id"
            )
        return named

    def _code(self, part: str, cell: LabelCell) -> str:
        if part in self._leaves:
            return self._leaves[part]
        if part in self._groups:
            raise cell.fault(f"{part} 是大类", expected="末级编码", remedy="改写成末级编码")
        _refuse_other_signs(part, self._leaves, cell)
        raise cell.fault(
            f"目录 {self.catalog} 没有编码 {part:.{_SHOWN}}",
            expected=f"该目录的末级编码，几个之间用 {_BETWEEN} 隔开；没有合适条目的写 {NOTHING_FITS}",
            remedy="改正编码，或用 --jurisdiction、--catalog 指明标注所用的目录",
        )


def _parts(written: str) -> frozenset[str]:
    # Full-width letters and signs are what an input method writes for the plain ones.
    plain = unicodedata.normalize("NFKC", written)
    return frozenset(part.strip() for part in plain.split(_BETWEEN)) - {""}


def _refuse_other_signs(part: str, known: Mapping[str, str], cell: LabelCell) -> None:
    named = [each for each in _OTHER_SIGNS.split(part) if each]
    if len(named) > 1 and any(each in known for each in named):
        raise cell.fault("几个之间用错了符号", expected=_BETWEEN.join(named), remedy=f"用 {_BETWEEN} 隔开")
