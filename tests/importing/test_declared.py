from __future__ import annotations

from collections.abc import Callable

from procurement_rules.importing import catalog_entries
from procurement_rules.model.source import Grid


def counts(grid: Grid) -> list[tuple[int, str]]:
    return [(note.row, note.message) for note in catalog_entries([grid]).notes]


def test_a_declared_count_that_is_not_reached_is_told_once(table: Callable[..., Grid]) -> None:
    page = "代码|一级目录(2项)|二级目录(0项)"
    assert counts(table(f"{page}\nA|服务\n{page}")) == [(1, "表头写明第 1 级有 2 项，读入 1 项")]


def test_pages_that_declare_different_counts_are_each_compared(table: Callable[..., Grid]) -> None:
    grid = table("代码|一级目录(1项)\nA|服务\n代码|一级目录（3项）")
    assert counts(grid) == [(3, "表头写明第 1 级有 3 项，读入 1 项")]


def test_counts_that_agree_need_no_note(table: Callable[..., Grid]) -> None:
    assert counts(table("代码|一级目录 (共1项)\nA|服务")) == []
