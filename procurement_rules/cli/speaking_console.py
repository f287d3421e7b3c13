"""A console of rich that says tables and styled texts in the language that is spoken."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from procurement_rules.cli.speaking import spoken
from procurement_rules.report.words import UNNAMED

# Columns of submitted texts and of names in a catalog, which stay as they are.
_QUOTED = ("事项名称", "条目", "词条", "出现在")


# Characters in a line that goes to a file or another program, which searches it: wider than any cell but hostile ones.
_SEARCHED = 1_000


class SpeakingConsole(Console):
    """A console that says what it is given in the language that is spoken; only on a terminal lines are broken."""

    def __init__(self, **look: Any) -> None:
        super().__init__(highlight=False, markup=False, **look)
        if not self.is_terminal:
            self.width = _SEARCHED

    def print(self, *objects: Any, **look: Any) -> None:
        """Print texts, tables and what is indented."""
        said = map(_in_language, objects)
        if self.is_terminal:
            super().print(*said, **look)
        else:
            super().print(*map(_unbroken, said), soft_wrap=True, **look)


def _unbroken(part: Any) -> Any:
    """Return a table no wider than its cells are, and anything else as it stands."""
    if not isinstance(part, Table):
        return part
    whole = copy(part)
    whole.expand = False
    whole.columns = [replace(column, max_width=None) for column in part.columns]
    return whole


def _in_language(part: Any) -> Any:
    match part:
        case str():
            return spoken(part)
        case Text():
            return _text(part)
        case Padding():
            padded = copy(part)
            padded.renderable = _in_language(part.renderable)
            return padded
        case Table():
            return _table(part)
        case _:
            return part


def _text(text: Text) -> Text:
    """Say each stretch of one style by itself, so that every style stays where it was."""
    ends = sorted({end for span in text.spans for end in (span.start, span.end)})
    said = text.blank_copy()
    for stretch in text.divide(ends):
        words = spoken(stretch.plain)
        # Full-width brackets bring their own blank, narrow ones need one.
        gap = " " if words.startswith("(") and words != stretch.plain and said.plain[-1:].strip() else ""
        part = Text(gap + words)
        for span in stretch.spans:
            part.stylize(span.style)
        said.append_text(part)
    return said


def _table(table: Table) -> Table:
    said = copy(table)
    said.title = _in_language(table.title)
    said.columns = [_column(column) for column in table.columns]
    return said


def _column(column: Column) -> Column:
    quoted = str(column.header) in _QUOTED
    cells = [cell if quoted and str(cell) != UNNAMED else _in_language(cell) for cell in column.cells]
    # The cells have no public way in.
    return replace(column, header=_in_language(column.header), _cells=cells)
