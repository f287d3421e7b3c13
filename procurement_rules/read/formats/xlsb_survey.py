"""The survey of an .xlsb workbook: parts of an archive, each a stream of records."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator

from procurement_rules.errors import InputError, Place
from procurement_rules.read.formats.sheet_parts import relationship_targets
from procurement_rules.read.formats.survey import SheetSurvey

_ROW, _FIRST_CELL, _LAST_CELL, _RICH_CELL = 0, 2, 11, 62
_STRINGS, _COLUMN, _SHEET, _MERGED = 159, 60, 156, 176
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x10, 0x01
_WORKBOOK = "xl/workbook.bin"
_TEXTS = "xl/sharedstrings.bin"
Record = tuple[int, memoryview]


def survey_xlsb(archive: zipfile.ZipFile, file: str) -> dict[str, SheetSurvey]:
    """Return the survey of every sheet, by sheet name; a sheet that cannot be laid out is refused."""
    members = {name.lower(): name for name in archive.namelist()}
    targets = relationship_targets(archive, "xl/_rels/workbook.bin.rels", file)
    try:
        _require_modest_texts(archive, members, file)
        surveys = {}
        for name, relation in _sheets(archive.read(members[_WORKBOOK])):
            part = members.get(targets.get(relation, "").lower())
            if part:
                surveys[name] = _survey(archive.read(part), Place(file, sheet=name))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise InputError(
            "工作簿已损坏或不完整", where=Place(file), remedy="重新下载或复制该文件，能打开的话另存一次"
        ) from error
    return surveys


def _require_modest_texts(archive: zipfile.ZipFile, members: dict[str, str], file: str) -> None:
    # The library makes room for as many texts as are announced.
    part = members.get(_TEXTS)
    if part is None:
        return
    content = archive.read(part)
    for kind, body in _records(content):
        if kind == _STRINGS and max(struct.unpack_from("<II", body)) > len(content):
            raise InputError(
                "工作簿声明的大小不合常理", where=Place(file), remedy="用 Excel 打开后另存为 .xlsx"
            )
        return


def _records(content: bytes) -> Iterator[Record]:
    view = memoryview(content)
    place = 0
    while place < len(view):
        kind, place = _number(view, place, 2)
        length, place = _number(view, place, 4)
        yield kind, view[place : place + length]
        place += length


def _number(view: memoryview, place: int, most: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, low bits first, and the place behind it."""
    number = 0
    for index in range(most):
        byte = view[place + index]
        number |= (byte & 0x7F) << 7 * index
        if byte < 0x80:  # noqa: PLR2004 - the high bit says that another byte follows
            return number, place + index + 1
    return number, place + most


def _sheets(workbook: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name of every sheet and of its relationship."""
    for kind, body in _records(workbook):
        if kind == _SHEET:
            relation, place = _text(body, 8)
            name, _ = _text(body, place)
            yield name, relation


def _text(body: memoryview, place: int) -> tuple[str, int]:
    end = place + 4 + 2 * struct.unpack_from("<I", body, place)[0]
    return bytes(body[place + 4 : end]).decode("utf-16-le"), end


def _survey(content: bytes, where: Place) -> SheetSurvey:
    survey = SheetSurvey(where)
    row, hidden = 0, False
    for kind, body in _records(content):
        if kind == _ROW:
            row, hidden = struct.unpack_from("<I", body)[0] + 1, bool(body[11] & _ROW_HIDDEN)
        elif _FIRST_CELL <= kind <= _LAST_CELL or kind == _RICH_CELL:
            survey.use(row, struct.unpack_from("<I", body)[0], hidden=hidden)
        elif kind == _COLUMN and body[16] & _COLUMN_HIDDEN:
            survey.hide_columns(*struct.unpack_from("<II", body))
        elif kind == _MERGED:
            first, last, left = struct.unpack_from("<III", body)
            survey.merge(first + 1, last + 1, left)
    survey.require_modest_area()
    return survey
