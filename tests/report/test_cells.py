"""The cells of an item's fields, in its row or in its form."""

from procurement_rules.model.source import ColumnReading, Source
from procurement_rules.report.cells import Cells


def form(build, first: int, last: int):
    columns = tuple(
        ColumnReading(column="B", header=field, field=field, row=first + at)
        for at, field in enumerate(("purchaser", "name", "description"))
    )
    return build.table(header_row=first - 1, columns=columns, form_rows=(first, last))


def test_the_fields_of_a_form_have_rows_of_their_own(build):
    cells = Cells([form(build, 2, 6), form(build, 8, 12)])
    source = build.source().model_copy(update={"row": 9, "columns": {"name": "B"}})
    assert cells.of(source) == {"name": ("B9",), "purchaser": ("B8",), "description": ("B10",)}


def test_the_fields_of_a_row_stand_in_it(build):
    source = Source(file="a.xlsx", sheet="一", row=3, columns={"name": "B", "description": "D+E"})
    assert Cells([build.table()]).of(source) == {"name": ("B3",), "description": ("D3", "E3")}


def test_records_have_no_cells():
    assert Cells(()).of(Source(file="a.jsonl", row=1, columns={"name": "事项名称"})) == {}
    assert Cells(()).of(Source(file="a.xlsx")) == {}
    assert Cells(()).of(None) == {}
