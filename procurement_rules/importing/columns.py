"""The columns of a table, as its header row names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.importing.code_shape import fold_code, is_shaped
from procurement_rules.importing.heading import Heading, Role, heading


@dataclass(frozen=True, slots=True)
class Columns:
    """What a header row says, one heading a column; columns beyond the last have none."""

    headings: tuple[Heading | None, ...]

    def having(self, *roles: Role) -> tuple[int, ...]:
        """Return the columns that hold one of these, from left to right."""
        return tuple(n for n, found in enumerate(self.headings) if found and found.role in roles)

    def texts(self, cells: Sequence[str], *roles: Role) -> tuple[str, ...]:
        """Return what the row says in the columns that hold one of these, empty cells included."""
        return tuple(cells[n] if n < len(cells) else "" for n in self.having(*roles))

    def text(self, cells: Sequence[str], *roles: Role) -> str:
        """Return what the row says in the first column that holds one of these, or an empty text."""
        return next(iter(self.texts(cells, *roles)), "")

    def name_levels(self) -> tuple[int | None, ...]:
        """Return for each name column the level that it is meant for, None for a column of all levels."""
        return tuple(found.level for found in self.headings if found and found.role is Role.NAME)

    def declared(self) -> dict[int, int]:
        """Return level → how many entries the header declares."""
        return {
            found.level: found.declared
            for found in self.headings
            if found and found.level is not None and found.declared is not None
        }

    def untitled(self, cells: Sequence[str]) -> str:
        """Return what stands under no title at all: text that slipped out of its column."""
        titled = {n for n, found in enumerate(self.headings) if found}
        return " ".join(text for n, text in enumerate(cells) if text and n not in titled)


def header_columns(cells: Sequence[str]) -> Columns | None:
    """Return the columns if the row is the header of a table of codes and names, else None.

    A row that shows a code is data, whatever else stands in it.
    """
    columns = Columns(tuple(heading(text) if text else None for text in cells))
    titled = columns.having(Role.CODE) and columns.having(Role.NAME, Role.UNIT_NAME)
    return columns if titled and not any(is_shaped(fold_code(text)) for text in cells) else None
