"""What the zoos of messy files share: a file, what an officer reads in it, and the check of every row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from procurement_rules.model.field import DataDictionary
from procurement_rules.read import ReadResult, read_items
from tests.read.builders import xlsx
from tests.read.conftest import joined_fold

TOTAL, NOTE, REPEATED = "合计行，不是服务事项", "附注行，不是服务事项", "重复的表头行"
NUMBERS, GROUP, NOTHING = "栏次行，不是服务事项", "目录分组行，不是服务事项", "事项名称和说明都为空"
TITLE = "下一张表的标题行，不是服务事项"
NO_HEADER, FORM_TEXT = "没有可识别的表头", "表单里的标题或文字，不是服务事项"
# Name, purchaser, yuan, code, year.
Told = tuple[str | None, str | None, int | Decimal | None, str | None, int | None]


def told(
    name: str | None,
    purchaser: str | None = None,
    yuan: int | Decimal | None = None,
    code: str | None = None,
    year: int | None = None,
) -> Told:
    return name, purchaser, yuan, code, year


@dataclass(frozen=True)
class Animal:
    """A file, the items in it, the rows that are none, the cells that cannot be read, and all its rows."""

    build: Callable[[Path], Path]
    items: list[Told]
    rejected: list[tuple[int, str]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    rows: int = 0
    notes: list[str] = field(default_factory=list)
    described: list[str | None] = field(default_factory=list)


def sheet(rows: Sequence[Sequence[Any]], name: str = "Sheet1", **given: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "申报表.xlsx", {name: rows}, **given)


def sheets(parts: dict[str, Any], **given: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "申报表.xlsx", parts, **given)


def written(name: str, content: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return write


def check(animal: Animal, folder: Path, dictionary: DataDictionary) -> ReadResult:
    """Read the file and assert that every row of it went where an officer would put it."""
    result = read_items(animal.build(folder), dictionary, joined_fold)
    read = [(i.name, i.purchaser, i.budget, i.declared_code, i.fiscal_year) for i in result.items]
    assert read == animal.items
    assert [(row.source.row, row.reason) for row in result.rejected] == animal.rejected
    problems = [each for item in result.items if item.source for each in item.source.problems]
    assert [(each.cell, each.reason.partition("，")[0]) for each in problems] == animal.unread
    counts = [table.rows for table in result.tables]
    assert sum(count.total for count in counts) == animal.rows
    assert sum(count.items for count in counts) == len(result.items)
    assert sum(sum(count.rejected.values()) for count in counts) == len(result.rejected)
    notes = [note for table in result.tables for note in table.notes]
    assert len(notes) == len(animal.notes)
    assert all(part in note for part, note in zip(animal.notes, notes, strict=True))
    if animal.described:
        assert [item.description for item in result.items] == animal.described
    return result
