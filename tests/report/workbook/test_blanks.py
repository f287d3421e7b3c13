"""Formats without contents take no memory, and stand in the annotated workbook as they were submitted."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side

from procurement_rules.report.workbook import words
from procurement_rules.report.workbook.blanks import without_blanks
from procurement_rules.report.workbook.package import opened, saved
from tests.report.workbook.conftest import said
from tests.report.workbook.test_annotated import looks

FILL = PatternFill("solid", start_color="FFFFFF00")
BOX = Border(*[Side(style="thin")] * 4)
LAST_COLUMN = 16_384


def formatted(book) -> None:
    """Format rows and cells around the table in all the ways that forms do."""
    sheet = book.worksheets[0]
    # Behind the table, between its rows, far to the right, under it.
    sheet.cell(2, LAST_COLUMN).fill = FILL
    for column in range(6, 40):
        sheet.cell(3, column).border = BOX
    sheet.cell(9, 3, "附注：以上由各单位填报。")
    for row in (4, 5, 7, 8, 10, 300):
        sheet.row_dimensions[row].height = 20 + row / 10
        for column in range(1, 8):
            sheet.cell(row, column).border = BOX
    sheet.row_dimensions[6].hidden = True
    sheet["B5"].comment = Comment("空着", "甲")
    sheet.cell(7, 1).hyperlink = "https://example.org/"
    sheet.cell(20, 2).font, sheet.cell(20, 2).fill = Font(name="仿宋", bold=True), FILL
    sheet.merge_cells("B20:D22")
    blank = book.create_sheet("空表")
    blank.cell(4, 4).fill = FILL


def sheet_changed(path: Path, change) -> Path:
    """Return the workbook after `change` was made to the XML of its first sheet."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def with_rows(path: Path, rows: int, cells: int, row: str = '<row r="{0}" ht="15" customHeight="1">') -> Path:
    """Add blank formatted rows below row 3."""
    letters = "ABCDEFGH"[:cells]
    blank = row + "".join(f'<c r="{letter}{{0}}" s="0"/>' for letter in letters) + "</row>"
    added = "".join(blank.format(number) for number in range(4, rows + 4))
    return sheet_changed(path, lambda xml: xml.replace(b"</sheetData>", f"{added}</sheetData>".encode()))


def test_every_format_stands_where_it_stood(annotated, submitted):
    path = submitted(formatted)
    before, (result,) = load_workbook(path), annotated(path)
    for sheet in before.worksheets:
        after = result.workbook[sheet.title]
        for cell in sheet._cells.values():
            # Our own columns are at F to O of the rows that hold something.
            if cell.row not in (1, 2, 3, 7, 9) or not 6 <= cell.column <= 15:
                assert looks(after[cell.coordinate]) == looks(cell), cell.coordinate
                assert after[cell.coordinate].value == cell.value
        for number in (4, 5, 6, 8, 10, 300):
            assert after.row_dimensions[number].height == sheet.row_dimensions[number].height
            assert after.row_dimensions[number].hidden == sheet.row_dimensions[number].hidden
    assert result.workbook["报送"]["B5"].comment.text == "空着"
    assert result.workbook["报送"].merged_cells == before["报送"].merged_cells
    assert said(result.workbook["报送"], 2, "审查结果") == "不合规"
    assert result.warnings == ()


def test_rows_stand_in_rising_order_and_once(annotated, submitted):
    (result,) = annotated(submitted(formatted))
    with zipfile.ZipFile(io.BytesIO(result.content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    rows = [int(part.split('"')[0]) for part in sheet.split('<row r="')[1:]]
    assert rows == sorted(set(rows))
    assert {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 300} <= set(rows)


def test_the_library_sees_only_what_holds_something(submitted):
    slim = without_blanks(submitted(formatted).read_bytes())
    sheet = load_workbook(io.BytesIO(slim.data)).worksheets[0]
    assert (sheet.max_row, sheet.max_column) == (22, 5)


def test_attributes_of_other_namespaces_are_left_out(submitted):
    row = '<row r="{0}" spans="1:5" xmlns:y="urn:y" y:dyDescent="0.2" ht="15">'
    slim = without_blanks(with_rows(submitted(), 2, 1, row).read_bytes())
    content = saved(opened(slim.data), slim.blanks)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'<row r="4" ht="15"><c r="A4" s="0"/></row><row r="5"' in sheet


def test_the_address_need_not_stand_first(submitted):
    def turned(xml: bytes) -> bytes:
        return re.sub(rb'<(c|row) (r="[A-Z]*[0-9]+")( [^<>]*?)(/?)>', rb"<\1\3 \2\4>", xml)

    first, second = submitted(formatted, "先.xlsx"), sheet_changed(submitted(formatted, "后.xlsx"), turned)
    before, after = (without_blanks(path.read_bytes()) for path in (first, second))
    assert zipfile.ZipFile(second).read("xl/worksheets/sheet1.xml").count(b'<c s="') > 50
    for part, blanks in before.blanks.items():
        assert after.blanks[part].tails.keys() == blanks.tails.keys()
        assert [run[:2] for run in after.blanks[part].runs] == [run[:2] for run in blanks.runs]
    books = [load_workbook(io.BytesIO(saved(opened(each.data), each.blanks))) for each in (before, after)]
    for cell in books[0]["报送"]._cells.values():
        assert looks(books[1]["报送"][cell.coordinate]) == looks(cell), cell.coordinate


@pytest.mark.parametrize("odd", ["<!-- {0} -->", "<?note {0}?>"])
def test_what_only_looks_like_a_row_is_left_alone(submitted, odd):
    row = '<row r="9"><c r="A9" s="0"/></row>'
    path = sheet_changed(
        submitted(),
        lambda xml: xml.replace(b"</sheetData>", f"{odd.format(row)}</sheetData>".encode()),
    )
    slim = without_blanks(path.read_bytes())
    assert slim.blanks["xl/worksheets/sheet1.xml"].runs == []


def test_a_million_cells_of_formats_take_little_memory(submitted, tmp_path: Path):
    code = (
        "import resource, sys; from pathlib import Path;"
        "from procurement_rules.report.workbook.blanks import without_blanks;"
        "from procurement_rules.report.workbook.package import opened, saved;"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "before = peak(); slim = without_blanks(Path(sys.argv[1]).read_bytes());"
        "content = saved(opened(slim.data), slim.blanks);"
        "Path(sys.argv[2]).write_bytes(content); print((peak() - before) // 1024)"
    )
    path, target = with_rows(submitted(), 200_000, 5), tmp_path / "out.xlsx"
    run = subprocess.run(
        [sys.executable, "-c", code, path, target], capture_output=True, check=True, text=True
    )
    # Laid out by the library, they take some 600 MB.
    assert int(run.stdout) < 150
    with zipfile.ZipFile(target) as archive, archive.open("xl/worksheets/sheet1.xml") as sheet:
        assert sheet.read().count(b"<row ") == 200_003


def test_blanks_that_are_written_in_another_way_are_counted_and_not_laid_out(annotated, submitted):
    # No program writes single quotes.
    row = "<row r='{0}' ht='15'>"
    path = with_rows(submitted(), 200_000, 3, row)
    (result,) = annotated(path)
    assert result.warnings == (words.NOT_OPENED,)
    assert said(result.workbook["报送"], 2, "审查结果") == "不合规"
