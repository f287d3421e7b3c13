"""Parquet for analysis: the flat rows with types, the texts exactly as they were submitted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from procurement_rules.errors import UsageError
from procurement_rules.model.extras import INSTALL_PYARROW, NO_PYARROW, PYARROW_EXTRA
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report.machine.rows import FlatRow, flat_rows


def parquet_report(screening: Screening, labels: Labels) -> bytes:
    """Return the rows of `FlatRow` as a Parquet file. Raises UsageError where pyarrow is not installed."""
    try:
        # Large, and needed by few: an extra of the package.
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(NO_PYARROW, expected=PYARROW_EXTRA, remedy=INSTALL_PYARROW) from error
    types: dict[str, Any] = {
        "row": pa.int32(),
        "fiscal_year": pa.int32(),
        "budget": pa.float64(),
        "confidence": pa.float64(),
        "as_of": pa.date32(),
        "waiver_expires_on": pa.date32(),
    }
    schema = pa.schema([(name, types.get(name, pa.string())) for name in FlatRow._fields])
    rows = [
        {name: float(value) if isinstance(value, Decimal) else value for name, value in row._asdict().items()}
        for row in flat_rows(screening, labels)
    ]
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), sink)
    return bytes(sink.getvalue().to_pybytes())
