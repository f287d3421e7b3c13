"""A sample screened once, and its ledger and annotated workbook as a reviewer fills them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from procurement_rules.batch import screen_files
from procurement_rules.model.screening import Screening
from procurement_rules.read import read_grids
from procurement_rules.report import jsonl_report
from procurement_rules.report.identity import identified
from procurement_rules.report.workbook import annotate, ledger
from procurement_rules.screen import Screener
from tests.conftest import ROOT
from tests.report.conftest import build  # noqa: F401 - a fixture

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"
DAY = date(2026, 3, 1)
UNTIL = datetime(2026, 12, 31)  # noqa: DTZ001 - as Excel keeps it

# Title → what the reviewer writes there.
Writing = dict[str, object]


@pytest.fixture(scope="session")
def screener() -> Screener:
    return Screener.for_jurisdiction("liaocheng", as_of=date(2020, 11, 5), engine="plain")


@pytest.fixture(scope="session")
def sample(screener: Screener) -> Screening:
    return screen_files(SAMPLE, screener)


@pytest.fixture(scope="session")
def key_of(sample: Screening) -> Callable[..., str]:
    """Return the key of the n-th finding of the item in a row of the sample."""

    def _key_of(row: int, number: int = 0) -> str:
        keys = [key for key, verdict, _ in identified(sample) if verdict and verdict.item.source.row == row]
        return keys[number]

    return _key_of


@pytest.fixture(scope="session")
def ledger_row(sample: Screening) -> Callable[[str], int]:
    """Return the row of a key in the ledger, whose header is row 3."""
    keys = [each.key for each in identified(sample)]
    return lambda key: keys.index(key) + 4


@pytest.fixture
def report(sample: Screening, tmp_path: Path) -> Path:
    path = tmp_path / "审查.jsonl"
    path.write_text("".join(jsonl_report(sample)), encoding="utf-8")
    return path


@pytest.fixture
def filled_ledger(sample: Screening, screener: Screener, tmp_path: Path) -> Callable[..., Path]:
    """Save the ledger with what is written for each key."""

    def _filled(written: dict[str, Writing], name: str = "台账.xlsx") -> Path:
        workbook = load_workbook(io.BytesIO(ledger(sample, screener.knowledge.labels)))
        sheet = workbook.worksheets[0]
        rows = {sheet.cell(row, 1).value: row for row in range(4, sheet.max_row + 1)}
        _write(sheet, 3, {rows[key]: writing for key, writing in written.items()})
        workbook.save(tmp_path / name)
        return tmp_path / name

    return _filled


@pytest.fixture
def filled_workbook(sample: Screening, screener: Screener, tmp_path: Path) -> Callable[..., Path]:
    """Save the annotated workbook with what is written in each row, columns that it lacks added to its right."""

    def _filled(written: dict[int, Writing]) -> Path:
        (annotated,) = annotate(sample, screener.knowledge.labels, [SAMPLE], read_grids)
        workbook = load_workbook(io.BytesIO(annotated.content))
        _write(workbook["目录建议"], 3, written)
        path = tmp_path / annotated.name
        workbook.save(path)
        return path

    return _filled


def _write(sheet, header: int, written: dict[int, Writing]) -> None:
    columns = {cell.value: cell.column for cell in sheet[header] if cell.value}
    for row, writing in written.items():
        for title, value in writing.items():
            if title not in columns:
                columns[title] = max(columns.values()) + 1
                sheet.cell(header, columns[title], title)
            sheet.cell(row, columns[title]).value = value


def rejected(**given: object) -> Writing:
    """Return a rejection with everything that it needs."""
    usual = {"复核意见": "驳回", "复核理由": "已经市政府批准", "批准人": "张局长", "有效期至": UNTIL}
    return {**usual, **given}
