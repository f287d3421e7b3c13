"""How far long work is, on a terminal only: a bar over the files that are read, then one over the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from procurement_rules.batch import ReadRow
from procurement_rules.cli.speaking import spoken
from procurement_rules.cli.speaking_console import SpeakingConsole
from procurement_rules.read.submitted import SubmittedFile

# Less is done before a bar could be read.
_MANY_ROWS = 200
_MANY_FILES = 10
_MANY_BYTES = 4 * 1024**2

_Part = TypeVar("_Part")


def while_reading(files: Sequence[SubmittedFile]) -> Iterator[SubmittedFile]:
    """Yield the files, with a bar where there are many or large ones."""
    shown = len(files) > _MANY_FILES or sum(_size(file.path) for file in files) > _MANY_BYTES
    return _with_bar("读取", files, len(files), shown=shown)


def while_judging(rows: Sequence[ReadRow]) -> Iterator[ReadRow]:
    """Yield the rows, with a bar where there are many."""
    return _with_bar("审查", rows, len(rows), shown=len(rows) >= _MANY_ROWS)


def _with_bar(doing: str, parts: Iterable[_Part], total: int, *, shown: bool) -> Iterator[_Part]:
    console = SpeakingConsole(stderr=True)
    if not shown or not console.is_terminal:
        yield from parts
        return
    columns = (TextColumn(spoken(doing)), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(parts, total)


def _size(path: Path) -> int:
    # What is wrong with a file is told when it is read.
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
