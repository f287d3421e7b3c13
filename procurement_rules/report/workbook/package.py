"""Workbooks into bytes and back; the same workbook gives the same bytes."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from openpyxl import Workbook, load_workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.writer.excel import ExcelWriter

from procurement_rules.report.workbook.blanks import Blanks
from procurement_rules.report.workbook.comment_boxes import keep_sizes
from procurement_rules.report.workbook.print_areas import keep_whole_areas
from procurement_rules.report.workbook.spread import require_modest_spread
from procurement_rules.report.workbook.words import AUTHOR

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no time zone
_CORE = "docProps/core.xml"
_WORKBOOK = "xl/workbook.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_NO_BLANKS: Mapping[str, Blanks] = MappingProxyType({})

# What the library raises for parts that it does not know; each is a workbook that Excel may well open.
FAULTS = (
    InvalidFileException,
    zipfile.BadZipFile,
    # Of both XML parsers that the library may use.
    SyntaxError,
    AttributeError,
    KeyError,
    IndexError,
    TypeError,
    ValueError,
    OSError,
)


def opened(data: bytes, *, macros: bool = False) -> Workbook:
    """Return the workbook with formulas as they stand; raises one of `FAULTS`."""
    with warnings.catch_warnings():
        # What the library cannot keep is told by `losses`, in words that the reader knows.
        warnings.simplefilter("ignore")
        require_modest_spread(data)
        workbook = load_workbook(io.BytesIO(data), keep_vba=macros, rich_text=True)
        keep_whole_areas(workbook, data)
        keep_sizes(workbook, data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _CORE not in archive.namelist():
            workbook.properties = _properties()
    return workbook


def own_suffix(data: bytes) -> str | None:
    """Return `.xlsx`, or `.xlsm` with macros, for a workbook that the library rewrites; None for all else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _WORKBOOK not in map(str.lower, archive.namelist()):
                return None
            return ".xlsm" if b"macroEnabled" in archive.read(_CONTENT_TYPES) else ".xlsx"
    except FAULTS:
        return None


def new_workbook() -> Workbook:
    """Return a workbook without sheets that names no person, machine or moment."""
    workbook = Workbook()
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    workbook.properties = _properties()
    return workbook


def saved(workbook: Workbook, blanks: Mapping[str, Blanks] = _NO_BLANKS) -> bytes:
    """Return the workbook as a file, with the blanks in the sheets that they were taken out of."""
    buffer = io.BytesIO()
    # `Workbook.save` would write the clock's time into the properties.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()
    return _without_clock(buffer, blanks)


def _properties() -> DocumentProperties:
    return DocumentProperties(creator=AUTHOR, created=_NO_DAY, modified=_NO_DAY)


def _without_clock(buffer: io.BytesIO, blanks: Mapping[str, Blanks]) -> bytes:
    timeless = io.BytesIO()
    with zipfile.ZipFile(buffer) as written, zipfile.ZipFile(timeless, "w") as archive:
        # The library writes the parts of macros in the order of a set.
        for name in sorted(set(written.namelist()), key=lambda name: (name != _CONTENT_TYPES, name)):
            member = zipfile.ZipInfo(name, _ZIP_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            # Else the byte would tell the kind of machine.
            member.create_system = 0
            with archive.open(member, "w") as part:
                part.writelines(_pieces(written.read(name), blanks.get(name)))
    return timeless.getvalue()


def _pieces(part: bytes, blanks: Blanks | None) -> Iterable[bytes]:
    return [part] if blanks is None else blanks.put_back(part)
