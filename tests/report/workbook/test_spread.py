"""Areas are counted before the library lays out an object for each of their cells."""

import pytest

from procurement_rules.report.workbook import spread
from procurement_rules.report.workbook.package import FAULTS, opened
from procurement_rules.report.workbook.spread import MAX_SPREAD, require_modest_spread
from tests.report.workbook.conftest import spread_out

# Of all columns; one row more is too many.
ROWS = MAX_SPREAD // 16_384


@pytest.mark.parametrize(
    "area",
    [
        '<mergeCell ref="A5:XFD1048576"/>',
        f'<mergeCell ref="A5:XFD{ROWS + 5}"/>',
        '<mergeCell ref="A:XFD"/>',
        '<hyperlink ref="A5:XFD1048576" location="A1"/>',
        '<mergeCell ref="A5:IV1000"/><mergeCell ref="A2001:IV3000"/>',
    ],
)
def test_areas_of_too_many_cells_are_not_laid_out(submitted, monkeypatch, area):
    monkeypatch.setattr("procurement_rules.report.workbook.package.load_workbook", pytest.fail)
    with pytest.raises(FAULTS):
        opened(spread_out(submitted(), area).read_bytes())


@pytest.mark.parametrize(
    "area", [f'<mergeCell ref="A5:XFD{ROWS + 4}"/>', '<mergeCell ref="A5:B5"/>', '<hyperlink ref="A5"/>']
)
def test_areas_as_people_make_them_pass(submitted, area):
    require_modest_spread(spread_out(submitted(), area).read_bytes())


def test_areas_of_several_sheets_are_counted_together(submitted, monkeypatch):
    def change(book):
        book.worksheets[0].merge_cells("A5:C6")
        book.create_sheet("第二张").merge_cells("A1:B2")

    path = submitted(change)
    monkeypatch.setattr(spread, "MAX_SPREAD", 10)
    require_modest_spread(path.read_bytes())
    monkeypatch.setattr(spread, "MAX_SPREAD", 9)
    with pytest.raises(ValueError, match="areas of more than 9 cells"):
        require_modest_spread(path.read_bytes())
