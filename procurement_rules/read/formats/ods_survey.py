"""The survey of an .ods document, which writes a repeated row or cell once, with a count."""

from __future__ import annotations

import zipfile
from xml.parsers import expat

from procurement_rules.errors import InputError, Place
from procurement_rules.read.files.unopened import encrypted
from procurement_rules.read.formats.sheet_parts import Attributes, feed
from procurement_rules.read.formats.survey import MAX_COLUMN, MAX_ROW, SheetSurvey, require_modest_whole

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_SPREADSHEET = "spreadsheet"
# Trailing blanks are announced up to the last row or column of the program that wrote them.
_MOST_REPEATED = 2**24


def survey_ods(archive: zipfile.ZipFile, file: str) -> list[SheetSurvey]:
    """Return the survey of every sheet, in the order of the document."""
    if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
        raise encrypted(file)
    surveyor = _Surveyor(file)
    feed(surveyor.parser, archive, _CONTENT, file)
    if not surveyor.spreadsheet:
        raise InputError(
            "文档中没有表格", where=Place(file), expected="表格（.ods）", remedy="另存为 .xlsx 后再送审"
        )
    require_modest_whole(surveyor.surveys, file)
    return surveyor.surveys


class _Surveyor:
    """Handlers of one pass over the document."""

    def __init__(self, file: str) -> None:
        self.surveys: list[SheetSurvey] = []
        self.spreadsheet = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._file = file
        self._depth = 0
        self._row, self._rows = 0, 0
        self._column, self._columns = 0, 0
        self._hidden = False

    def _start(self, tag: str, attributes: Attributes) -> None:
        local = tag.rpartition(":")[2]
        if local == _SPREADSHEET:
            self.spreadsheet = True
        elif local == "table":
            self._table()
        elif self._depth == 1 and local == "table-row":
            self._row += self._rows
            self._rows = self._repeated(attributes, "table:number-rows-repeated")
            self._column = 0
            self._hidden = _is_hidden(attributes)
        elif self._depth == 1 and local == "table-column":
            count = self._repeated(attributes, "table:number-columns-repeated")
            if _is_hidden(attributes):
                self.surveys[-1].hide_columns(self._columns, self._columns + count - 1)
            self._columns += count
        elif self._depth == 1 and local in _CELLS:
            self._cell(attributes)

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "table":
            self._depth -= 1

    def _table(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self.surveys.append(SheetSurvey(Place(self._file)))
            self._row, self._rows, self._columns = 1, 0, 0

    def _cell(self, attributes: Attributes) -> None:
        count = self._repeated(attributes, "table:number-columns-repeated")
        survey = self.surveys[-1]
        if any(key.endswith((":value-type", ":formula")) for key in attributes):
            last_row, last_column = self._row + self._rows - 1, self._column + count - 1
            if last_row > MAX_ROW or last_column > MAX_COLUMN:
                raise InputError("内容铺得太开", where=survey.where, remedy="删去远离表格的零散单元格后另存")
            survey.use(self._row, self._column, hidden=self._hidden)
            survey.use(last_row, last_column, hidden=self._hidden)
        spanned = self._repeated(attributes, "table:number-rows-spanned")
        survey.merge(self._row, self._row + spanned - 1, self._column)
        self._column += count

    def _repeated(self, attributes: Attributes, key: str) -> int:
        number = attributes.get(key, "1")
        count = int(number) if number.isascii() and number.isdecimal() and len(number) <= 9 else 0  # noqa: PLR2004
        if not 1 <= count <= _MOST_REPEATED:
            raise InputError(
                f"有不合常理的重复次数 {number[:20]}",
                where=Place(self._file),
                remedy="用 WPS 或 Excel 打开后另存为 .xlsx",
            )
        return count


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("table:visibility", "visible") != "visible"
