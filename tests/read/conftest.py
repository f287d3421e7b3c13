"""Words and workbooks that the tests of reading share."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from procurement_rules.model.field import DataDictionary
from procurement_rules.normalise import fold as fold_with_offsets
from procurement_rules.read import ReadResult, read_items

pytest.register_assert_rewrite("tests.read.zoo")

FIELDS = Path(__file__).parents[2] / "corpus" / "fields.yaml"
Fold = Callable[[str], str]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RAW_SHEET = "xl/worksheets/sheet1.xml"
RAW_PARTS: dict[str, str | None] = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def bare_fold(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFKC", text)).casefold()


def joined_fold(text: str) -> str:
    return fold_with_offsets(text).folded


@pytest.fixture(scope="session")
def dictionary() -> DataDictionary:
    return DataDictionary.model_validate(yaml.safe_load(FIELDS.read_text(encoding="utf-8")))


@pytest.fixture(scope="session", params=[bare_fold, joined_fold], ids=["bare", "joined"])
def fold(request: pytest.FixtureRequest) -> Fold:
    """Reading leans on no particular folding: blanks may vanish or not, marks may turn full width or half."""
    chosen: Fold = request.param
    return chosen


@pytest.fixture
def read(dictionary: DataDictionary, fold: Fold) -> Callable[[Path], ReadResult]:
    return lambda path: read_items(path, dictionary, fold)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook: a list of rows, or sheet name → list of rows."""

    def write(sheets: list[list[Any]] | dict[str, list[list[Any]]], name: str = "申报表.xlsx") -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in (sheets if isinstance(sheets, dict) else {"Sheet1": sheets}).items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, encoding: str = "utf-8", name: str = "申报表.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def raw_workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook whose one sheet is the given XML, for what no office program would write."""

    def write(rows: str, before: str = "", parts: dict[str, str | None] | None = None) -> Path:
        content = RAW_PARTS | {
            RAW_SHEET: f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        }
        path = tmp_path / "手写.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in (content | (parts or {})).items():
                if text is not None:
                    archive.writestr(name, text)
        return path

    return write
