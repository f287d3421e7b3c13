"""One paper as it is written: headings, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from procurement_rules.report.papers.package import packed
from procurement_rules.report.papers.quoting import Segments, plain
from procurement_rules.report.papers.tables import TableWriter
from procurement_rules.report.papers.template import Template
from procurement_rules.report.papers.text import safe, write
from procurement_rules.report.papers.words import Style, numeral, ranges

# Between a table and what follows it.
_GAP = Pt(9)


class Paper:
    """A Word document that is written from the top down; its sections are numbered as they come."""

    def __init__(self, template: Template, title: str) -> None:
        self._title = title
        self._document = template.document()
        self._styles: dict[Style, ParagraphStyle] = {
            style: cast(ParagraphStyle, self._document.styles[style.value])
            for style in Style
            if style is not Style.TABLE
        }
        self._tables = TableWriter(self._document, Style.TABLE.value, self._styles[Style.TABLE_TEXT])
        self._sections = 0
        self._below_table = False
        self.line(title, Style.TITLE)

    def section(self, heading: str) -> None:
        """Begin a section: 一、…"""
        self._sections += 1
        self.line(f"{numeral(self._sections)}、{heading}", Style.HEADING_1)

    def line(self, text: str, style: Style = Style.BODY) -> None:
        """Write a paragraph of plain text."""
        write(self._paragraph(style), plain(text))

    def signature(self, lines: Iterable[str]) -> None:
        """Write the signature on one page with the last lines of the text."""
        for text in lines:
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
            self.line(text, Style.SIGNATURE)

    def labelled(self, label: str, segments: Segments = ()) -> None:
        """Write a paragraph that begins with its label in bold."""
        paragraph = self._paragraph(Style.BODY)
        paragraph.add_run(f"{label}：").bold = True
        write(paragraph, segments)

    def stated(self, label: str, said: Iterable[tuple[Iterable[int], Segments]]) -> None:
        """Write what is said of numbered items, once where the same is said of all."""
        numbers: dict[Segments, set[int]] = {}
        for of, segments in said:
            numbers.setdefault(segments, set()).update(of)
        if len(numbers) == 1:
            self.labelled(label, next(iter(numbers)))
            return
        self.labelled(label)
        for segments, of in numbers.items():
            write(self._paragraph(Style.BODY), (*plain(f"第 {ranges(sorted(of))} 项："), *segments))

    def sheet(self, rows: Iterable[Sequence[str]], shares: Sequence[int]) -> None:
        """Write a short table of names and values."""
        self._tables.sheet(rows, shares)
        self._below_table = True

    def listed(self, header: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int]) -> None:
        """Write a table of any length; a row of a single text is a heading of the rows below."""
        self._tables.listed(header, rows, shares)
        self._below_table = True

    def to_bytes(self) -> bytes:
        """Return the paper as a .docx file."""
        return packed(self._document, safe(self._title))

    def _paragraph(self, style: Style) -> Paragraph:
        paragraph = self._document.add_paragraph(style=self._styles[style])
        if self._below_table:
            paragraph.paragraph_format.space_before = _GAP
        self._below_table = False
        return paragraph
