"""A bar is shown on a terminal, and only where the work is long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procurement_rules import RejectedRow, Source
from procurement_rules.cli import progress
from procurement_rules.read.submitted import SubmittedFile

ROWS = [RejectedRow(source=Source(file="a", row=row), reason="x") for row in range(300)]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")

    def console(**given: Any) -> Any:
        from rich.console import Console

        return Console(**given, force_terminal=True, width=80)

    monkeypatch.setattr(progress, "SpeakingConsole", console)


def files(folder: Path, count: int, size: int = 1) -> list[SubmittedFile]:
    for number in range(count):
        (folder / f"{number}.csv").write_bytes(bytes(size))
    return [SubmittedFile(folder / f"{number}.csv", f"{number}.csv") for number in range(count)]


@pytest.mark.parametrize(
    ("count", "size", "shown"), [(10, 1, False), (11, 1, True), (1, 5 * 1024**2, True), (0, 0, False)]
)
def test_many_or_large_files_have_a_bar(
    terminal: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], count: int, size: int, shown: bool
) -> None:
    given = files(tmp_path, count, size)
    assert list(progress.while_reading(given)) == given
    out, err = capsys.readouterr()
    assert (out, "读取" in err) == ("", shown)


@pytest.mark.parametrize(("count", "shown"), [(199, False), (200, True)])
def test_many_rows_have_a_bar(
    terminal: None, capsys: pytest.CaptureFixture[str], count: int, shown: bool
) -> None:
    assert list(progress.while_judging(ROWS[:count])) == ROWS[:count]
    out, err = capsys.readouterr()
    assert (out, "审查" in err) == ("", shown)


def test_nothing_is_shown_where_nobody_looks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    list(progress.while_reading(files(tmp_path, 30)))
    list(progress.while_judging(ROWS))
    assert capsys.readouterr() == ("", "")


def test_a_file_that_is_not_there_is_left_to_the_reader(tmp_path: Path) -> None:
    given = [SubmittedFile(tmp_path / "没有.csv", "没有.csv"), SubmittedFile(Path("a\x00"), "a")]
    assert list(progress.while_reading(given)) == given
