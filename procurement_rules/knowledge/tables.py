"""Read the CSV tables of corpus/, which officers edit in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from procurement_rules.errors import KnowledgeError, Place


def rows(path: Path, root: Path, columns: tuple[str, ...]) -> Iterator[tuple[Place, dict[str, str]]]:
    """Yield each row of a UTF-8 CSV file with its place. Raises KnowledgeError where a column is missing."""
    shown = shown_path(path, root)
    reader = csv.reader(io.StringIO(table_text(path, root)))
    try:
        if tuple(next(reader, ())) != columns:
            raise KnowledgeError("表头不对", where=Place(shown, 1, 1), expected=",".join(columns))
        for cells in filter(None, reader):
            where = Place(shown, reader.line_num, 1)
            if len(cells) != len(columns):
                raise KnowledgeError("这一行的列数与表头不同", where=where, remedy="检查是否多了或少了逗号")
            yield where, dict(zip(columns, map(str.strip, cells), strict=True))
    except csv.Error as error:
        where = Place(shown, reader.line_num, 1)
        raise KnowledgeError("这一行不是合法的 CSV", where=where, remedy="检查引号和过长的单元格") from error


def table_text(path: Path, root: Path) -> str:
    """Return the text of a UTF-8 CSV file; raises KnowledgeError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        where = Place(shown_path(path, root))
        raise KnowledgeError("表无法读取", where=where, expected="UTF-8 编码的 CSV 文件") from error


def shown_path(path: Path, root: Path) -> str:
    """Return a path as errors name it: from the root of the data where it lies there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
