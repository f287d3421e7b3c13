"""The department's print setup stays; sheets without one, and our own, print as wide as the paper."""

import zipfile

import pytest

from procurement_rules.report.workbook import words


def test_a_sheet_without_a_setup_fits_the_width_with_its_header_on_every_page(annotated, submitted):
    (result,) = annotated(submitted())
    sheet = result.workbook["报送"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    setup = sheet.page_setup
    assert (setup.orientation, setup.fitToHeight, str(setup.paperSize)) == ("landscape", 0, "8")
    assert sheet.print_title_rows == "$1:$1"


def test_a_header_of_two_rows_is_repeated_whole(annotated, submitted):
    def change(book):
        sheet = book.worksheets[0]
        sheet.insert_rows(2)
        for letter in "ABCDE":
            sheet.merge_cells(f"{letter}1:{letter}2")

    (result,) = annotated(submitted(change))
    assert result.workbook["报送"].print_title_rows == "$1:$2"


def test_our_summary_is_landscape_with_its_title_on_every_page(annotated, submitted):
    (result,) = annotated(submitted())
    sheet = result.workbook["审查汇总"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    "set_up",
    [
        lambda sheet: setattr(sheet.page_setup, "orientation", "portrait"),
        lambda sheet: setattr(sheet.page_setup, "scale", 80),
        lambda sheet: setattr(sheet, "print_area", "A1:E3"),
        lambda sheet: setattr(sheet, "print_title_rows", "2:2"),
        lambda sheet: setattr(sheet.oddFooter.center, "text", "机密"),
    ],
)
def test_a_setup_of_the_department_is_kept(annotated, submitted, set_up):
    (result,) = annotated(submitted(lambda book: set_up(book.worksheets[0])))
    sheet = result.workbook["报送"]
    assert sheet.page_setup.orientation in (None, "portrait")
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows in (None, "", "$2:$2")


@pytest.mark.parametrize(
    ("area", "told"), [("A1:D3", True), (["A1:B2", "A3:D3"], True), ("A1:E3", False), (None, False)]
)
def test_the_summary_says_where_a_print_area_leaves_our_columns_out(annotated, submitted, area, told):
    (result,) = annotated(submitted(lambda book: setattr(book.worksheets[0], "print_area", area)))
    said = [cell.value for row in result.workbook["审查汇总"].iter_rows() for cell in row]
    assert (f"• {words.NOT_PRINTED.format(sheet='报送')}" in said) is told


@pytest.mark.parametrize(
    ("area", "kept"),
    [
        ("'报送'!$A$1:$E$3", "'报送'!$A$1:$O$3"),
        ("'报送'!$A$1:$D$3", "'报送'!$A$1:$D$3"),
        ("'报送'!$A:$E", "'报送'!$A$1:$O$1048576"),
        ("报送!$A:$H", "'报送'!$A$1:$O$1048576"),
        ("'报送'!$A:$B", "'报送'!$A$1:$B$1048576"),
        ("'报送'!$1:$3", "'报送'!$A$1:$XFD$3"),
        ("'报送'!$A$1:$B$2,'报送'!$A:$E", "'报送'!$A$1:$B$2,'报送'!$A$1:$O$1048576"),
        ("OFFSET('报送'!$A$1,0,0,3,3)", ""),
    ],
)
def test_a_print_area_is_kept_and_takes_our_columns_in_where_it_reaches_them(
    annotated, submitted, area, kept
):
    path = submitted(lambda book: setattr(book.worksheets[0], "print_area", "A1:E3"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    book = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = book.replace("'报送'!$A$1:$E$3", area).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    (result,) = annotated(path)
    assert result.workbook["报送"].print_area == kept
