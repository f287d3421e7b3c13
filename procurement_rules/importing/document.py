"""A document's own text layout → Grid: tab-separated lines in the middle of prose."""

from __future__ import annotations

import re

from procurement_rules.model.source import Grid

_LINE_BREAK = re.compile("\r\n|\r|\n")


def document_grid(text: str, file: str) -> Grid:
    """Return the lines of all tables in the document with their line numbers; `file` names it in messages.

    A line is of a table if it has a tab, or if it follows such a line directly: then a cell was broken, and
    its rest must not vanish. Prose is set off by a blank line.
    """
    rows = []
    in_table = False
    for number, line in enumerate(_LINE_BREAK.split(text), start=1):
        # A form feed is a page break and stands for no text.
        cells = tuple(cell.strip() for cell in line.split("\t"))
        in_table = any(cells) and (in_table or len(cells) > 1)
        if in_table:
            rows.append((number, cells))
    return Grid(file=file, sheet=None, rows=tuple(rows))
