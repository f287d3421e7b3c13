"""Formulas of an old workbook that was written by a program that computes nothing."""

from __future__ import annotations

import struct

import pytest

from procurement_rules.read.cells.cell_text import Formula
from procurement_rules.read.formats.xls_survey import survey_xls

EMPTY = struct.pack("<B5xH", 3, 0xFFFF)
TEXT = struct.pack("<B5xH", 0, 0xFFFF)
NUMBER = struct.pack("<d", 30.0)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def stream(*results: bytes) -> bytes:
    """Return a workbook with one sheet whose cells A1, A2 and so on are formulas with these results."""
    end = record(0x0A, b"")
    start = len(record(0x85, bytes(8))) + len(end)
    formulas = (
        record(0x06, struct.pack("<HHH", row, 0, 0) + result + bytes(8)) for row, result in enumerate(results)
    )
    return record(0x85, struct.pack("<II", start, 0)) + end + b"".join(formulas) + end


@pytest.mark.parametrize(
    ("results", "unsaved"),
    [
        ((EMPTY, EMPTY), {(1, 0), (2, 0)}),
        # One result was computed: the empty text of the other was too.
        ((EMPTY, NUMBER), set()),
        ((EMPTY, TEXT), set()),
        ((), set()),
    ],
)
def test_formulas_without_any_result_are_told(
    results: tuple[bytes, ...], unsaved: set[tuple[int, int]]
) -> None:
    (survey,) = survey_xls(stream(*results), "x.xls")
    assert survey.texts.keys() == unsaved
    assert all(isinstance(text, Formula) for text in survey.texts.values())
