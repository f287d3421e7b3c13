"""Lines → entries with their parents; what does not fit into one tree becomes a note."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from procurement_rules.importing.code_shape import parents_of
from procurement_rules.importing.line import Line
from procurement_rules.importing.note import ImportNote
from procurement_rules.model.catalog import Entry


def first_of_each_code(lines: Iterable[Line]) -> tuple[list[Line], list[ImportNote]]:
    """Return the lines without those whose code stood before, which become notes."""
    first: dict[str, Line] = {}
    notes = []
    for line in lines:
        earlier = first.setdefault(line.code, line)
        if earlier is not line:
            before = f"{earlier.row.table} 第 {earlier.row.number} 行“{earlier.name}”"
            notes.append(line.row.left_out(line.code, f"代码重复，以{before}为准"))
    return list(first.values()), notes


def grow(lines: Sequence[Line]) -> tuple[list[Entry], list[ImportNote]]:
    """Return the entries in the order of the lines, whose codes must differ, and notes on broken branches.

    An entry is kept where its group is missing, and left out where its group does not stand above it: the
    entries that come out never form a circle.
    """
    levels = {line.code: line.level for line in lines}
    parents: dict[str, str] = {}
    notes = []
    for line in sorted(lines, key=lambda line: line.level):
        parent = _parent(line, levels)
        fault = _contradiction(line, parent, levels)
        if fault:
            notes.append(line.row.left_out(line.code, fault))
            continue
        parents[line.code] = parent if line.level > 1 else ""
        doubt = _doubt(line, parent, parents, levels)
        if doubt:
            notes.append(line.row.note(line.code, doubt))
    return [_entry(line, parents[line.code]) for line in lines if line.code in parents], notes


def _parent(line: Line, levels: Mapping[str, int]) -> str:
    """Return the parent that the row states, or else the one that the code shows."""
    if line.parent or line.level == 1:
        return line.parent
    shown = parents_of(line.code)
    return next((code for code in shown if code in levels), next(iter(shown), ""))


def _contradiction(line: Line, parent: str, levels: Mapping[str, int]) -> str:
    """Return why the line can stand nowhere in the tree, or an empty text."""
    if not parent:
        return f"第 {line.level} 级却看不出上级" if line.level > 1 else ""
    above = levels.get(parent, 0)
    return f"第 {line.level} 级的上级 {parent} 是第 {above} 级" if above >= line.level else ""


def _doubt(line: Line, parent: str, kept: Container[str], levels: Mapping[str, int]) -> str:
    """Return what is odd about the place of a line that is kept, or an empty text."""
    if not parent:
        return ""
    if line.level == 1:
        return f"第 1 级却写有上级 {parent}，上级略去"
    if parent not in kept:
        return f"上级 {parent} 不在表中"
    above = levels[parent]
    return f"越级：第 {line.level} 级的上级 {parent} 是第 {above} 级" if above < line.level - 1 else ""


def _entry(line: Line, parent: str) -> Entry:
    return Entry(
        code=line.code, level=line.level, parent=parent, name=line.name, description=line.description
    )
