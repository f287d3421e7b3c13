"""Submitted workbooks, screened as the command line does, annotated and read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import Workbook, load_workbook

from procurement_rules.batch import screen_files
from procurement_rules.read.formats.grids import read_grids
from procurement_rules.report.workbook import annotate
from procurement_rules.screen import Screener
from tests.conftest import ROOT

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"
HEADER = ("序号", "单位名称", "事项名称", "说明", "资金来源")
DISPATCH = (1, "市政务局", "窗口人员劳务派遣", "由派遣公司派遣人员。", "一般公共预算")
AUDIT = (2, "市财政局", "财政专项资金审计", "委托会计师事务所出具审计报告。", "一般公共预算")


@pytest.fixture(scope="session")
def screener() -> Screener:
    return Screener.for_jurisdiction("liaocheng", as_of=date(2020, 11, 5), engine="plain")


@pytest.fixture(scope="session")
def annotated(screener: Screener) -> Callable[..., list[SimpleNamespace]]:
    """Screen and annotate files; each result has its name, bytes, warnings and the workbook read back."""

    def _annotated(*paths: Path) -> list[SimpleNamespace]:
        screening = screen_files(paths, screener)
        return [
            SimpleNamespace(
                name=each.name,
                content=each.content,
                warnings=each.warnings,
                screening=screening,
                workbook=load_workbook(
                    io.BytesIO(each.content), rich_text=True, keep_vba=each.name.endswith("xlsm")
                ),
            )
            for each in annotate(screening, screener.knowledge.labels, paths, read_grids)
        ]

    return _annotated


@pytest.fixture
def submitted(tmp_path: Path) -> Callable[..., Path]:
    """Save a workbook with the header and two items in rows 1 to 3 after `change` was made to it."""

    def _submitted(
        change: Callable[[Workbook], object] = lambda _: None, name: str = "报送.xlsx", rows: int = 2
    ) -> Path:
        workbook = Workbook()
        sheet = workbook.worksheets[0]
        sheet.title = "报送"
        for row in (HEADER, DISPATCH, AUDIT)[: rows + 1]:
            sheet.append(row)
        change(workbook)
        path = tmp_path / name
        workbook.save(path)
        return path

    return _submitted


def column_of(sheet, title: str, header_row: int = 1) -> int:
    """Return the number of the column that `title` heads."""
    return next(cell.column for cell in sheet[header_row] if cell.value == title)


def said(sheet, row: int, title: str, header_row: int = 1):
    """Return what a row says in the column that `title` heads."""
    return sheet.cell(row, column_of(sheet, title, header_row)).value


def spread_out(path: Path, area: str) -> Path:
    """Write an area such as `<mergeCell ref="A5:XFD9"/>` into the first sheet of a saved workbook."""
    holder = f"{area[1:].split(maxsplit=1)[0]}s"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    written = f"</sheetData><{holder}>{area}</{holder}>".encode()
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", written)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path
