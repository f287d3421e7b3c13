"""Data row → line: code, level, name and description of an entry whose place in the tree is unchecked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from procurement_rules.importing.code_shape import fold_code, is_writable, level_of, parents_of
from procurement_rules.importing.columns import Columns
from procurement_rules.importing.heading import Role
from procurement_rules.importing.level import written_level
from procurement_rules.importing.naming import name_and_rest
from procurement_rules.importing.note import ImportNote
from procurement_rules.importing.table import TableRow


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a catalog; `parent` is what the row itself says, empty where it says nothing."""

    row: TableRow
    code: str
    level: int
    parent: str
    name: str
    description: str


def read_line(
    row: TableRow, columns: Columns, names: Mapping[str, str], top: int
) -> tuple[Line | None, list[ImportNote]]:
    """Return the row's line, or None, and notes on whatever did not go into it as it is printed.

    `names` are the names of the codes read before, `top` is the number that the table gives its first level.
    """
    printed = columns.text(row.cells, Role.CODE)
    code = fold_code(printed)
    written = columns.text(row.cells, Role.LEVEL)
    level = _level(code, written, top)
    if level is None:
        fault = f"代码“{printed}”的形状不认识" if code else "没有代码"
        # As it is printed: a small l was a 1 more often than a capital L.
        return None, [row.left_out(printed, fault)]
    name, rest = name_and_rest(
        columns.name_levels(), columns.texts(row.cells, Role.NAME), level, _groups(code, names)
    )
    if not name:
        return None, [row.left_out(code, "没有名称")]
    line = Line(
        row=row,
        code=code,
        level=level,
        parent=fold_code(columns.text(row.cells, Role.PARENT)),
        name=name,
        description=rest + "".join(columns.texts(row.cells, Role.DESCRIPTION)),
    )
    return line, _remarks(line, columns, rest, written)


def _level(code: str, written: str, top: int) -> int | None:
    """Return the level that the row states, or else the one that the code shows; None for no usable code."""
    stated = written_level(written)
    if stated is None or not is_writable(code):
        return level_of(code)
    return stated - top + 1


def _groups(code: str, names: Mapping[str, str]) -> dict[int, str]:
    """Return level → name of the known groups above the code, as its shape shows them."""
    groups: dict[int, str] = {}
    above = parents_of(code)
    while above:
        known = next((parent for parent in above if parent in names), above[0])
        level = level_of(known)
        if known in names and level is not None:
            groups[level] = names[known]
        above = parents_of(known)
    return groups


def _remarks(line: Line, columns: Columns, rest: str, written: str) -> list[ImportNote]:
    """Return notes on what a reviewer should compare with the printed page."""
    remarks = []
    if written and written_level(written) is None:
        remarks.append(f"级次“{written}”看不懂，按代码定为第 {line.level} 级")
    if rest:
        remarks.append(f"目录栏中名称之后还有文字，作为说明读入：{rest}")
    untitled = columns.untitled(line.row.cells)
    if untitled:
        remarks.append(f"没有列名的单元格中有文字，未读入：{untitled}")
    return [line.row.note(line.code, remark) for remark in remarks]
