from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.model.source import Grid

ROOT = Path(__file__).parents[2]
SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def table() -> Callable[..., Grid]:
    """Return a grid of lines with cells between strokes; blank lines are left out but counted."""

    def grid_of(text: str, file: str = "目录.xlsx", sheet: str | None = None) -> Grid:
        lines = enumerate(text.strip("\n").split("\n"), start=1)
        rows = tuple(
            (n, tuple(cell.strip() for cell in line.split("|"))) for n, line in lines if line.strip()
        )
        return Grid(file=file, sheet=sheet, rows=rows)

    return grid_of


@pytest.fixture
def csv_grid() -> Callable[[Path], Grid]:
    """Return a comma-separated file as a grid."""

    def grid_of(path: Path) -> Grid:
        with path.open(encoding="utf-8", newline="") as file:
            rows = tuple(enumerate((tuple(row) for row in csv.reader(file)), start=1))
        return Grid(file=path.name, sheet=None, rows=rows)

    return grid_of


@pytest.fixture
def corpus() -> Path:
    return ROOT / "corpus"


@pytest.fixture
def shared_file() -> Callable[[str], Path]:
    """Return a file of the documents that the corpus was made from, or skip where they are not at hand."""

    def path_of(name: str) -> Path:
        path = SHARED / name
        if not path.is_file():
            pytest.skip(f"the original document {name} is not kept in the repository and is not here")
        return path

    return path_of
