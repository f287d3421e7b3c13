"""A submitted file → grids, by what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from procurement_rules.errors import InputError, Place
from procurement_rules.model.source import Grid
from procurement_rules.read.files.kind import SUFFIXES, Kind, kind_of
from procurement_rules.read.files.source_file import file_name, read_bytes, require_file, shown_name
from procurement_rules.read.files.unopened import remedy_of
from procurement_rules.read.files.unreadable import unreadable_notes
from procurement_rules.read.formats.delimited import read_delimited
from procurement_rules.read.formats.html_tables import read_html
from procurement_rules.read.formats.mhtml import read_mhtml
from procurement_rules.read.formats.parquet import read_parquet
from procurement_rules.read.formats.word import read_word
from procurement_rules.read.formats.workbook import read_workbook
from procurement_rules.read.formats.xml_sheets import read_xml_sheets
from procurement_rules.read.words import READ_AS

RECORDS = frozenset({Kind.JSON, Kind.JSON_LINES})
_OF_ONE_TABLE = {Kind.DELIMITED: read_delimited, Kind.PARQUET: read_parquet}
_OF_SEVERAL = {
    Kind.HTML: read_html,
    Kind.MHTML: read_mhtml,
    Kind.DOCX: read_word,
    Kind.XML_SHEETS: read_xml_sheets,
}


@dataclass(frozen=True, slots=True)
class Submission:
    """A file that is read: `file` as errors name it, `shown` as reports do; `notes` say what is odd about it."""

    file: str
    shown: str
    data: bytes
    kind: Kind
    notes: tuple[str, ...] = ()


def open_submission(path: Path, name: str | None = None) -> Submission:
    """Return the file and what it is; reports call it `name`, or by its own name. Raises InputError where it cannot be read at all."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise _unknown_suffix(path)
    data, file = read_bytes(path), file_name(path)
    kind = kind_of(data, suffix, file)
    renamed = () if kind is SUFFIXES[suffix] else (READ_AS.format(suffix=suffix, kind=kind),)
    return Submission(file, name or shown_name(path), data, kind, renamed)


def read_grids(path: Path) -> Iterator[Grid]:
    """Yield every table of a file as it lies there, blank rows left out.

    Raises InputError where the file cannot be read as such.
    """
    submission = open_submission(path)
    if submission.kind in RECORDS:
        raise InputError(
            f"是 {submission.kind}，不是表格",
            where=Place(submission.file),
            expected="表格文件",
            remedy="另存为 .xlsx 或 .csv",
        )
    yield from grids_of(submission)


def grids_of(submission: Submission) -> Iterator[Grid]:
    """Yield every table of a submission that is no list of records."""
    for grid in _grids(submission):
        notes = (*submission.notes, *grid.notes, *unreadable_notes(grid.rows))
        yield replace(grid, file=submission.shown, notes=notes)


def _grids(submission: Submission) -> Iterator[Grid]:
    data, file, kind = submission.data, submission.file, submission.kind
    if kind in _OF_ONE_TABLE:
        return iter([_OF_ONE_TABLE[kind](data, file)])
    if kind in _OF_SEVERAL:
        return _OF_SEVERAL[kind](data, file)
    return read_workbook(data, file, kind)


def _unknown_suffix(path: Path) -> InputError:
    """Return the error for a file of a kind that is not read; raise it where there is no file at all."""
    require_file(path)
    suffix = path.suffix.lower()
    known = "、".join(SUFFIXES)
    what = f"不支持后缀 {suffix}" if suffix else "文件没有后缀"
    return InputError(what, where=Place(file_name(path)), expected=known, remedy=remedy_of(suffix))
