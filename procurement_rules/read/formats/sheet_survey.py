"""The survey of an .xlsx sheet: how far it spreads, errors, unsaved formulas, merged and hidden cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from procurement_rules.errors import InputError, Place
from procurement_rules.read.cells.address import column_index
from procurement_rules.read.cells.cell_text import Formula
from procurement_rules.read.formats.number_formats import number_formats, shown_number
from procurement_rules.read.formats.sheet_parts import Attributes, feed, sheet_parts
from procurement_rules.read.formats.survey import MAX_COLUMN, MAX_ROW, SheetSurvey

_MERGED = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7}):[A-Za-z]{1,3}([0-9]{1,7})", re.ASCII)
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_ROW = re.compile(r"[0-9]{1,7}", re.ASCII)
# A cell with a format and nothing else, as spreadsheets write it; some sheets have millions.
_BLANK_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^<>]*/>')
_PART_OF_PRINT_HEADER = re.compile("&[LCR]")
# Fonts, sizes, colours, page numbers.
_PRINT_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[0-9]{1,3}|[A-Z])')
_VALUES = frozenset({"v", "f", "is"})
_NUMBERS = frozenset({None, "n"})
_TRUE = frozenset({"1", "true"})


def survey_sheets(archive: zipfile.ZipFile, file: str) -> dict[str, SheetSurvey]:
    """Return the survey of every sheet, by sheet name; whether it can be laid out is for the caller to see."""
    surveys = {}
    formats = number_formats(archive, file)
    for sheet, part in sheet_parts(archive, file).items():
        surveyor = _Surveyor(Place(file, sheet=sheet), formats)
        feed(surveyor.parser, archive, part, file, surveyor.without_blanks)
        surveys[sheet] = surveyor.survey
    return surveys


class _Surveyor:
    """Handlers of one pass over one sheet; the text handlers are in place only while they are needed."""

    def __init__(self, where: Place, formats: Mapping[str, str]) -> None:
        self.survey = SheetSurvey(where)
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self._where = where
        self._row = 0
        self._row_hidden = False
        self._column = -1
        self._type: str | None = None
        self._formats = formats
        self._format: str | None = None
        self._element = ""
        self._heard: dict[str, str] = {}
        self._left_out = 0

    def without_blanks(self, chunk: bytes) -> bytes:
        """Return a piece of the sheet without its blank cells, which would take most of the time."""
        shorter, count = _BLANK_CELL.subn(b"", chunk)
        self._left_out += count
        return shorter

    def _start(self, tag: str, attributes: Attributes) -> None:
        local = tag.rpartition(":")[2] if ":" in tag else tag
        self._element = local
        if local == "c":
            self._cell(attributes)
        elif local == "row":
            self._new_row(attributes)
        elif local in _VALUES:
            self._value(local)
        elif local == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif local == "drawing":
            self.survey.drawn_on = True
        elif local == "oddHeader":
            self.parser.CharacterDataHandler = self._hear
            self.parser.EndElementHandler = self._end_print_header
        elif local == "col" and attributes.get("hidden") in _TRUE:
            self._hide(attributes.get("min", ""), attributes.get("max", ""))

    def _new_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if _ROW.fullmatch(number) else self._row + 1
        self._column = -1
        self._row_hidden = attributes.get("hidden") in _TRUE

    def _cell(self, attributes: Attributes) -> None:
        self._type = attributes.get("t")
        self._format = self._formats.get(attributes.get("s", "")) if self._formats else None
        self._column += 1
        address = attributes.get("r", "")
        # Where such a cell stands depends on those before it; no program writes both kinds into one sheet.
        if not address and self._left_out:
            raise InputError("有的单元格没有地址", where=self._where, remedy="用 Excel 打开后另存一次")
        parts = _ADDRESS.fullmatch(address)
        if parts:
            self._column, self._row = column_index(parts[1]), int(parts[2])
        if (address and not parts) or self._column > MAX_COLUMN or not 1 <= self._row <= MAX_ROW:
            raise InputError(
                f"第 {self._row} 行有不存在的单元格 {address[:20]}",
                where=self._where,
                remedy="用 Excel 打开后另存一次",
            )

    def _value(self, element: str) -> None:
        self.survey.use(self._row, self._column, hidden=self._row_hidden)
        is_shown_otherwise = self._format is not None and self._type in _NUMBERS
        if element == "f" or self._type == "e" or is_shown_otherwise:
            self.parser.CharacterDataHandler = self._hear
            self.parser.EndElementHandler = self._end

    def _merge(self, reference: str) -> None:
        parts = _MERGED.fullmatch(reference)
        if parts:
            self.survey.merge(int(parts[2]), int(parts[3]), column_index(parts[1]))

    def _hide(self, first: str, last: str) -> None:
        if _ROW.fullmatch(first) and _ROW.fullmatch(last):
            self.survey.hide_columns(int(first) - 1, int(last) - 1)

    def _hear(self, text: str) -> None:
        self._heard[self._element] = self._heard.get(self._element, "") + text

    def _end_print_header(self, _: str) -> None:
        parts = _PART_OF_PRINT_HEADER.split(self._heard.pop("oddHeader", ""))
        texts = (_PRINT_CODE.sub("", part).strip() for part in parts)
        self.survey.print_header = tuple(text for text in texts if text)
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] != "c":
            return
        value = self._heard.get("v", "").strip()
        if self._type == "e":
            self.survey.texts[self._row, self._column] = value or "#"
        # A saved empty text has the type "str"; without a type nothing was saved.
        elif not value and self._type != "str":
            self.survey.texts[self._row, self._column] = Formula("=" + self._heard.get("f", ""))
        elif (
            self._format is not None
            and self._type in _NUMBERS
            and (shown := shown_number(value, self._format))
        ):
            self.survey.texts[self._row, self._column] = shown
        self._heard = {}
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None
