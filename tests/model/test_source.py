"""How a table was understood."""

from procurement_rules.model.source import ColumnReading, RejectedRow, Source, TableReading


def test_columns_that_belong_to_no_field_are_named_by_their_header() -> None:
    columns = (
        ColumnReading(column="A", header="事项名称", field="name"),
        ColumnReading(column="B", header="备注", field=None),
        ColumnReading(column="C", header="经办人", field=None),
    )
    reading = TableReading(file="建议.xlsx", sheet="目录", header_row=1, columns=columns)
    assert reading.ignored == ("备注", "经办人")


def test_a_file_name_that_no_encoding_carries_is_cleaned() -> None:
    row = RejectedRow(source=Source(file="建\udcff议.csv", row=3), reason="没有名称")
    assert row.source.file == "建\ufffd议.csv"
