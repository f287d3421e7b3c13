"""The tables of a paper, as wide as its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Length
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row

from procurement_rules.report.papers.quoting import plain
from procurement_rules.report.papers.text import write


class TableWriter:
    """Writes tables in a document's styles; the columns have the shares of the width that are asked for."""

    def __init__(self, document: DocumentObject, table: str, text: ParagraphStyle) -> None:
        self._document = document
        self._style = table
        self._text = text

    def sheet(self, rows: Iterable[Sequence[str]], shares: Sequence[int]) -> None:
        """Write a short table without a header, on one page if one can hold it."""
        table, widths = self._begun(shares)
        for texts in rows:
            for above in table.rows[-1:]:
                _kept_with_next(above)
            self._filled(table, texts, widths)

    def listed(self, header: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int]) -> None:
        """Write a table of any length, its header on every page.

        A row of a single text goes across all columns and is a heading of the rows below.
        """
        table, widths = self._begun(shares)
        head = self._filled(table, header, widths)
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell in head.cells:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _kept_with_next(head)
        for texts in rows:
            row = self._filled(table, texts, widths)
            if len(texts) == 1:
                _kept_with_next(row)

    def _begun(self, shares: Sequence[int]) -> tuple[Table, list[Length]]:
        section = self._document.sections[-1]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        text = (section.page_width or 0) - margins
        widths = [Length(text * share // sum(shares)) for share in shares]
        table = self._document.add_table(0, len(widths), self._style)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        return table, widths

    def _filled(self, table: Table, texts: Sequence[str], widths: Sequence[Length]) -> _Row:
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = row.cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        if len(texts) == 1:
            cells = (cells[0].merge(cells[-1]),)
        for cell, text in zip(cells, texts, strict=True):
            cell.paragraphs[0].style = self._text
            write(cell.paragraphs[0], plain(text))
        return row


def _kept_with_next(row: _Row) -> None:
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
