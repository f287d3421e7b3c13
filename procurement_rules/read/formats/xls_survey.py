"""The survey of an .xls workbook: its stream of records, each a type, a length and that many bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from procurement_rules.errors import InputError, Place
from procurement_rules.read.cells.cell_text import Formula
from procurement_rules.read.formats.survey import SheetSurvey, require_modest_whole

# Records of cells that hold something begin with row and column; what is only formatted (BLANK, MULBLANK) is not here.
_FORMULA, _NUMBER, _LABEL, _BOOL_OR_ERROR, _RK, _LABEL_SST, _RICH = (
    0x06,
    0x203,
    0x204,
    0x205,
    0x27E,
    0xFD,
    0xD6,
)
_CELLS = frozenset({_FORMULA, _NUMBER, _LABEL, _BOOL_OR_ERROR, _RK, _LABEL_SST, _RICH})
_SEVERAL_RK = 0xBD
_EOF, _SHEET, _PASSWORD, _STRINGS, _DIMENSIONS = 0x0A, 0x85, 0x2F, 0xFC, 0x200
_ROW, _COLUMNS, _MERGED = 0x208, 0x7D, 0xE5
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
# A result that is an empty text. Programs that compute nothing write it into every formula.
_NO_RESULT = struct.Struct("<B5xH")
_RESULT = 6
_EMPTY_TEXT = (3, 0xFFFF)
_WIDE = "<IIHHH"
# A damaged table of contents may send the reader through the same records again and again.
_MOST_SHEETS = 1000
Record = tuple[int, bytes]


def survey_xls(stream: bytes, file: str) -> list[SheetSurvey]:
    """Return the survey of every sheet, in the order of the workbook."""
    try:
        return _surveys(stream, file)
    except (struct.error, IndexError) as error:
        raise InputError(
            "工作簿已损坏或不完整", where=Place(file), remedy="重新下载或复制该文件，能打开的话另存一次"
        ) from error


def _surveys(stream: bytes, file: str) -> list[SheetSurvey]:
    starts = []
    for kind, body in _records(stream, 0):
        if kind == _PASSWORD:
            raise InputError("工作簿加了密码，打不开", where=Place(file), remedy="去掉打开密码后另存，再送审")
        if kind == _SHEET:
            starts.append(struct.unpack_from("<I", body)[0])
        # The library makes room for as many texts as are announced.
        if kind == _STRINGS and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise _announces_too_much(file)
    if len(starts) > _MOST_SHEETS:
        raise InputError(
            "工作表太多", where=Place(file), expected=f"不超过 {_MOST_SHEETS} 张", remedy="拆成几个文件"
        )
    surveys = [_survey(stream, start, file) for start in starts]
    _note_unsaved(stream, starts, surveys)
    require_modest_whole(surveys, file)
    return surveys


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """Yield the records of one part of the stream, up to its end."""
    place = start
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _EOF:
            return
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _survey(stream: bytes, start: int, file: str) -> SheetSurvey:
    survey = SheetSurvey(Place(file))
    hidden: set[int] = set()
    for kind, body in _records(stream, start):
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", body)
            survey.use(row + 1, column)
        elif kind == _SEVERAL_RK:
            row, column = struct.unpack_from("<HH", body)
            survey.use(row + 1, column)
            survey.use(row + 1, struct.unpack_from("<H", body, len(body) - 2)[0])
        elif kind == _DIMENSIONS:
            _require_modest_dimensions(body, file)
        elif kind == _ROW and body[12] & _ROW_HIDDEN:
            hidden.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMNS and body[8] & _COLUMN_HIDDEN:
            survey.hide_columns(*struct.unpack_from("<HH", body))
        elif kind == _MERGED:
            for first, last, left, _ in struct.iter_unpack("<HHHH", body[2 : 2 + (len(body) - 2) // 8 * 8]):
                survey.merge(first + 1, last + 1, left)
    # The rows are told of before their cells, and blank ones are hidden too.
    survey.hidden_rows = hidden
    return survey


def _note_unsaved(stream: bytes, starts: Sequence[int], surveys: Sequence[SheetSurvey]) -> None:
    """Note every formula as unsaved where none of the workbook has a result."""
    formulas = [
        (survey, body)
        for start, survey in zip(starts, surveys, strict=True)
        for kind, body in _records(stream, start)
        if kind == _FORMULA
    ]
    if all(_NO_RESULT.unpack_from(body, _RESULT) == _EMPTY_TEXT for _, body in formulas):
        for survey, body in formulas:
            row, column = struct.unpack_from("<HH", body)
            survey.texts[row + 1, column] = Formula("=")


def _require_modest_dimensions(body: bytes, file: str) -> None:
    # Older files count rows in two bytes.
    wide = struct.calcsize(_WIDE) <= len(body)
    first, last, left, right = struct.unpack_from(_WIDE if wide else "<HHHH", body)[:4]
    if last > _MOST_ROWS or right > _MOST_COLUMNS or last < first or right < left:
        raise _announces_too_much(file)


def _announces_too_much(file: str) -> InputError:
    return InputError("工作簿声明的大小不合常理", where=Place(file), remedy="用 Excel 打开后另存为 .xlsx")
