"""CSV and its relatives → a grid whose row numbers are the lines that a text editor shows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from threading import Lock

from procurement_rules.errors import InputError, Place
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.files.encoding import decoded
from procurement_rules.read.words import MIXED_ENCODING

DELIMITERS = (",", "\t", ";", "|")
# Marks of sentences: only where they part every line into as many columns.
_FULL_WIDTH_DELIMITERS = ("，", "、")
_FEWEST_COLUMNS = 3
# How exports keep Excel from taking 0101 for a number.
_QUOTED_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
# Enough to see how a file is laid out, little enough to read three times.
_SNIFFED_RECORDS = 50
_SNIFFED_CHARACTERS = 65536
# Stands behind the last line: only an open quotation mark can swallow it.
_END = "\ufdd0"
_field_limit = Lock()


def read_delimited(data: bytes, file: str) -> Grid:
    """Return the one table of a delimited text."""
    found = decoded(data, file)
    text = found.text
    with _unlimited_fields(len(text)):
        records = _records(text, _delimiter(text), file)
        rows, blanks = _without_blanks(records)
    notes = (MIXED_ENCODING,) if found.mixed else ()
    return Grid(file=file, sheet=None, rows=rows, blanks=blanks, notes=notes)


def _without_blanks(records: Iterator[tuple[int, list[str]]]) -> tuple[tuple[Row, ...], tuple[int, ...]]:
    # A record may stand on several lines: blank ones cannot be told from the numbers.
    rows, blanks, above = [], [], 0
    for line, cells in records:
        if all(map(is_blank, cells)):
            above += 1
        else:
            rows.append((line, tuple[Cell, ...](map(_unquoted, cells))))
            blanks.append(above)
            above = 0
    return tuple(rows), tuple(blanks)


def _unquoted(cell: str) -> str:
    quoted = _QUOTED_FORMULA.fullmatch(cell) if cell.startswith("=") else None
    return quoted[1].replace('""', '"') if quoted else cell


@contextmanager
def _unlimited_fields(length: int) -> Iterator[None]:
    # csv keeps one limit for the whole interpreter: lift it only while reading, and put it back.
    with _field_limit:
        before = csv.field_size_limit()
        csv.field_size_limit(max(before, length + 1))
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    lines = chain(io.StringIO(text, newline=""), [_END])
    reader = csv.reader(lines, delimiter=delimiter, quotechar=_quotation_mark(text, delimiter))
    start = 1
    record: list[str] = []
    for record in reader:
        if record != [_END]:
            _require_closed_quote(record, Place(file, start))
            yield start, record
        start = reader.line_num + 1


def _quotation_mark(text: str, delimiter: str) -> str:
    """Return the mark that fields are quoted with: ' where every field of the first line stands in a pair of them."""
    fields = text.lstrip().partition("\n")[0].strip().split(delimiter)
    is_single = len(fields) > 1 and all(len(each) > 1 and each[0] == each[-1] == "'" for each in fields)
    return "'" if is_single else '"'


def _require_closed_quote(record: list[str], where: Place) -> None:
    if record and record[-1].endswith(_END):
        raise InputError(
            "从本行起有一个英文引号没有配对，后面的行都会并入一格",
            where=where,
            expected="成对的引号",
            remedy="补上或删去该引号",
        )


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the most rows of one width before it breaks a quoted cell.

    The comma is taken among equals. Where every delimiter breaks the first row, the whole sample counts.
    """
    sample = text[:_SNIFFED_CHARACTERS]
    full_width = next((each for each in _FULL_WIDTH_DELIMITERS if _parts_all(sample, each)), None)
    if full_width and not any(_evenness(sample, each)[0] > 1 for each in DELIMITERS):
        return full_width
    return max(DELIMITERS, key=lambda each: (_evenness(sample, each, strict=True), _evenness(sample, each)))


def _parts_all(sample: str, delimiter: str) -> bool:
    """Tell whether a mark parts every line of a text into as many columns."""
    widths = {line.count(delimiter) + 1 for line in sample.splitlines()[:_SNIFFED_RECORDS] if line.strip()}
    return len(widths) == 1 and min(widths) >= _FEWEST_COLUMNS


def _evenness(sample: str, delimiter: str, *, strict: bool = False) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=strict)
    records = islice(_until_broken(reader), _SNIFFED_RECORDS)
    widths = Counter(len(record) for record in records if len(record) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _until_broken(records: Iterator[list[str]]) -> Iterator[list[str]]:
    # Something other than a delimiter behind a closing quotation mark.
    with suppress(csv.Error):
        yield from records
