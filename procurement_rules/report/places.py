"""Where a row stands, in words: as long as the batch needs to tell it from every other row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from procurement_rules.errors import sheet_words
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import FieldProblem, Source


@dataclass(frozen=True, slots=True)
class Places:
    """Names rows of one batch; file and sheet are named only where there is more than one."""

    many_files: bool
    many_sheets: bool

    @classmethod
    def of(cls, screening: Screening) -> Places:
        """Look at every row of a batch, and at the tables that had none."""
        pairs = {(source.file, source.sheet) for source in _sources(screening)}
        pairs |= {(table.file, table.sheet) for table in screening.tables}
        files = {file for file, _ in pairs} | set(screening.files)
        return cls(many_files=len(files) > 1, many_sheets=len(pairs) > len({file for file, _ in pairs}))

    def words(self, source: Source | None) -> str:
        """Return a place as a sentence names it: `a.xlsx 工作表“目录” 第 12 行`."""
        if source is None:
            return ""
        parts = [source.file] if self.many_files else []
        if source.sheet:
            parts.append(sheet_words(source.sheet))
        if source.row is not None:
            parts.append(f"第 {source.row} 行")
        return " ".join(parts)

    def short(self, source: Source | None) -> str:
        """Return a place as a narrow column names it: `12`, or `目录:12`."""
        if source is None:
            return "—"
        parts = [source.file] if self.many_files else []
        if self.many_sheets and source.sheet:
            parts.append(source.sheet)
        parts.append("—" if source.row is None else str(source.row))
        return ":".join(parts)


def _sources(screening: Screening) -> Iterator[Source]:
    for verdict in screening.verdicts:
        if verdict.item.source is not None:
            yield verdict.item.source
    for row in screening.rejected:
        yield row.source


def field_problems(screening: Screening) -> Iterable[tuple[Source, FieldProblem]]:
    """Yield every value that was given but not understood, in the order of the rows."""
    for source in _sources(screening):
        for problem in source.problems:
            yield source, problem
