"""Read the contexts of a catalog, contexts.csv: what tells its siblings apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from procurement_rules.errors import KnowledgeError, Place
from procurement_rules.knowledge.kept_table import cell_place
from procurement_rules.knowledge.tables import rows
from procurement_rules.model.catalog import Context, ContextField, Effect, Strength

CONTEXT_COLUMNS = ("codes", "beside", "where", "terms", "effect", "strength", "note")
_SEVERAL = "|"

Choice = TypeVar("Choice", bound=StrEnum)


def read_contexts(path: Path, root: Path, leaves: Collection[str]) -> Iterator[Context]:
    """Yield the contexts of a catalog with these leaves; raises KnowledgeError with the cell of a fault."""
    seen: set[tuple[str, ...]] = set()
    for where, row in rows(path, root, CONTEXT_COLUMNS):
        cells = _Row(row, where)
        context = Context(
            codes=cells.codes("codes", leaves, required=True),
            beside=cells.codes("beside", leaves, required=False),
            where=cells.choices("where", ContextField),
            terms=cells.required("terms"),
            effect=cells.choice("effect", Effect),
            strength=cells.choice("strength", Strength),
            note=_SEVERAL.join(cells.required("note")),
        )
        key = tuple(row[column] for column in CONTEXT_COLUMNS[:-1])
        if key in seen:
            raise cells.fault("codes", "这一行与前面的重复", remedy="删去一行")
        seen.add(key)
        yield context


class _Row:
    """The cells of a row, each told by its place where it is at fault."""

    def __init__(self, row: dict[str, str], where: Place) -> None:
        self._row = row
        self._where = where

    def required(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell, at least one."""
        parts = self._parts(column)
        if not parts:
            raise self.fault(column, f"{column} 列是空的", remedy="补上这一格")
        return parts

    def codes(self, column: str, leaves: Collection[str], *, required: bool) -> tuple[str, ...]:
        """Return the codes of a cell, which are leaves of the catalog."""
        codes = self.required(column) if required else self._parts(column)
        unknown = [code for code in codes if code not in leaves]
        if unknown:
            expected = "目录中的末级编码，多个用 | 隔开"
            raise self.fault(column, f"目录没有末级编码 {'、'.join(unknown):.60}", expected=expected)
        return codes

    def choice(self, column: str, kind: type[Choice]) -> Choice:
        """Return the one choice of a cell."""
        found = self.choices(column, kind)
        if len(found) > 1:
            raise self.fault(column, f"{column} 列只能写一个", expected="、".join(kind))
        return found[0]

    def choices(self, column: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Return the choices of a cell."""
        parts = self.required(column)
        unknown = [part for part in parts if part not in set(kind)]
        if unknown:
            raise self.fault(column, f"{column} 列不能写 {'、'.join(unknown):.60}", expected="、".join(kind))
        return tuple(map(kind, parts))

    def fault(self, column: str, what: str, *, expected: str = "", remedy: str = "") -> KnowledgeError:
        """Return the error of a cell."""
        where = cell_place(CONTEXT_COLUMNS, self._row, column, self._where)
        return KnowledgeError(what, where=where, expected=expected, remedy=remedy)

    def _parts(self, column: str) -> tuple[str, ...]:
        parts = (part.strip() for part in self._row[column].split(_SEVERAL))
        return tuple(dict.fromkeys(part for part in parts if part))
