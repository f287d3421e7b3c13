"""Reviewed workbooks come back saved by another program, with columns and rows in other places: the same is read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from procurement_rules.read import read_grids
from procurement_rules.review import Review, read_marks, read_record
from tests.review.conftest import DAY, rejected
from tests.review.test_ruling import day, recode

OFFICE = shutil.which("soffice")


@pytest.fixture
def reviewed(filled_ledger, filled_workbook, key_of) -> list[Path]:
    """A ledger and an annotated workbook in which every opinion is given."""
    ledger = filled_ledger({key_of(8): rejected(), key_of(12): {"复核意见": "采纳"}})
    annotated = filled_workbook(
        {
            4: {"复核意见": "采纳"},
            5: {"复核意见": "改判", "复核理由": "D0702"},
            17: rejected(复核理由="问题2：已另行安排"),
        }
    )
    return [ledger, annotated]


@pytest.fixture
def decided(report):
    """Return what the files decide, whatever rows it stands in."""

    def _decided(*paths: Path):
        review = Review(read_record(report), "李某", DAY, recode, day)
        rulings = review.rulings(mark for path in paths for mark in read_marks(read_grids(path)))
        assert [each.told for each in rulings if not each.taken] == []
        waivers = {(each.finding, each.reason, each.expires_on) for one in rulings for each in one.waivers}
        codes = {(one.precedent.name, one.precedent.code) for one in rulings if one.precedent}
        return waivers, codes, sorted(key for one in rulings for key in one.adopted), len(rulings)

    return _decided


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_saved_by_libreoffice(reviewed, decided, tmp_path: Path, suffix: str) -> None:
    before = decided(*reviewed)
    assert tuple(map(len, before[:3])) == (2, 1, 1)
    folder = tmp_path / "另存"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [str(OFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, reviewed)], check=True, capture_output=True, timeout=180)
    assert decided(*(folder / f"{path.stem}.{suffix}" for path in reviewed)) == before


def test_rows_and_columns_in_other_places(reviewed, decided, tmp_path: Path) -> None:
    before = decided(*reviewed)
    assert decided(*(_laid_out_anew(path, tmp_path) for path in reviewed)) == before


def _laid_out_anew(path: Path, folder: Path) -> Path:
    """Save the first table with its title lines doubled, rows sorted, own columns added and all columns turned."""
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if "复核意见" in row)
    heading, header, body = rows[:top], rows[top], rows[top + 1 :]
    body.sort(key=lambda row: str(row[-1]))
    # What the department has written stands on the left, as a reviewer would leave it.
    order = sorted(range(len(header)), key=lambda column: (header[column] in ("批准人", "有效期至"), -column))
    workbook = Workbook()
    workbook.active.title = "整理后"
    for row in (*heading, *heading, ("收文登记",), header, *body):
        cells = [row[column] if column < len(row) else None for column in order]
        note = "我的备注" if row is header else None
        workbook.active.append([note, *cells, note and "收文号"])
    workbook.active.auto_filter.ref = workbook.active.dimensions
    workbook.active.row_dimensions[workbook.active.max_row].hidden = True
    target = folder / "整理后" / path.name
    target.parent.mkdir(exist_ok=True)
    workbook.save(target)
    return target
