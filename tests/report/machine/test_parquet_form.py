import io
import sys
from datetime import date
from decimal import Decimal

import pytest
from pyarrow import parquet

from procurement_rules.errors import UsageError
from procurement_rules.report.machine import parquet_report
from procurement_rules.report.machine.rows import FlatRow


def test_the_rows_have_types_and_the_texts_as_submitted(build, labels):
    verdict = build.verdict(build.violation(), name="=1+1", budget=Decimal("12.5"), fiscal_year=2026)
    table = parquet.read_table(io.BytesIO(parquet_report(build.screening(verdict), labels)))
    assert table.column_names == list(FlatRow._fields)
    (row,) = table.to_pylist()
    assert (row["name"], row["budget"], row["fiscal_year"], row["row"]) == ("=1+1", 12.5, 2026, 2)
    assert row["as_of"] == date(2026, 9, 1)
    assert [str(table.schema.field(name).type) for name in ("row", "as_of", "waiver_expires_on", "name")] == [
        "int32",
        "date32[day]",
        "date32[day]",
        "string",
    ]


def test_columns_keep_their_types_where_nothing_was_found(build, labels):
    table = parquet.read_table(io.BytesIO(parquet_report(build.screening(), labels)))
    assert table.num_rows == 0
    assert str(table.schema.field("message").type) == "string"


def test_the_same_screening_gives_the_same_bytes(sample, screener):
    labels = screener.knowledge.labels
    assert parquet_report(sample, labels) == parquet_report(sample, labels)


def test_without_the_library_the_user_is_told_what_to_install(build, labels, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install \"\.\[parquet\]\""):
        parquet_report(build.screening(), labels)
