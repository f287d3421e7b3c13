"""Say lines of the program in English: whole texts first, then by templates, their parts by the same table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from procurement_rules.english.nesting import cut
from procurement_rules.english.table import Table
from procurement_rules.english.template import Template, has_chinese

# Lines of the program are short; what is longer quotes whole cells and would be searched in vain.
_LONGEST = 4_000
# Parts within parts within parts: deeper than any line of the program.
_DEEPEST = 12
# A row of the table is not made of more clauses; a submitted text may have thousands.
_MOST_JOINED = 6


class _Series(NamedTuple):
    """Texts one behind the other: where each ends, the sign that is dropped there, what joins them in English."""

    end: re.Pattern[str]
    dropped: str
    joiner: str


_QUOTED_OR_LISTED = re.compile("(“[^”]*”)|、")
_APART = re.compile(r"(\n|\t| {2,})")
_CLAUSES = _Series(re.compile("；"), "；", "; ")
_SENTENCES = _Series(re.compile("[。？！]"), "", " ")
_LISTED = _Series(re.compile("、"), "、", ", ")
_QUOTES = _Series(re.compile("(?<=”)(?=“)"), "", ", ")


class Translator:
    """Says Chinese lines in English as far as the table has them; everything else stays as it stands.

    `rows` is Chinese text → English text, both with the holes of `Template`.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._table = Table(rows)

    def translated(self, text: str) -> str:
        """Return the text in English; lines, and what tabs or several blanks keep apart, are texts of their own."""
        return "".join(_Line(self._table).said(part, 0) for part in _APART.split(text))


class _Line:
    """One line; what was said of a part of it is remembered, so that no text is searched again and again."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._remembered: dict[tuple[str, int], str | None] = {}

    def said(self, text: str, depth: int) -> str:
        """Return a text in English; `depth` is how many texts it is a part of."""
        core = text.strip()
        if not core or len(core) > _LONGEST or depth > _DEEPEST:
            return text
        if not has_chinese(core):
            return _QUOTED_OR_LISTED.sub(_listed_outside, text) if depth else text
        key = core, depth
        if key not in self._remembered:
            self._remembered[key] = self._known(core, depth)
        return text.replace(core, self._remembered[key] or core, 1)

    def _known(self, text: str, depth: int) -> str | None:
        """Return the English of a text, None where the table has nothing for it."""
        return (
            self._table.whole(text)
            or self._one_by_one(text, _CLAUSES, depth)
            or self._by_template(text, depth)
            or self._one_by_one(text, _SENTENCES, depth)
            or (self._listed(text, depth) if depth else None)
        )

    def _listed(self, text: str, depth: int) -> str | None:
        # Only within a text of the program: a line that is nothing but a list was submitted.
        return (
            self._one_by_one(text, _LISTED, depth)
            or self._one_by_one(text, _QUOTES, depth)
            or self._alternatives(text)
        )

    def _alternatives(self, text: str) -> str | None:
        """Return names with / between them in English; a path that only holds such a name stays as it is."""
        said = [self._table.whole(name) for name in text.split("/") if name]
        known = [name for name in said if name is not None]
        return "/".join(known) if len(known) == text.count("/") + 1 else None

    def _by_template(self, text: str, depth: int) -> str | None:
        found = self._table.best(text)
        if found is None:
            return None
        template, parts = found
        if depth and _lists(template, parts, text):
            return None
        said = [
            self._quoted(part) if number in template.quoted else self.said(part, depth + 1)
            for number, part in enumerate(parts)
        ]
        return _filled(template, parts, said)

    def _quoted(self, text: str) -> str:
        """Return what stands between quotes: names of the program in English, submitted text as it stands."""
        return (text and self._table.whole(text)) or self._alternatives(text) or text

    def _one_by_one(self, text: str, series: _Series, depth: int) -> str | None:
        """Return the texts of a series in English; a row of the table may be several of them."""
        pieces = cut(text, series.end)
        if len(pieces) == 1:
            return None
        said: list[str] = []
        start = 0
        while start < len(pieces):
            start, english = self._run(pieces, start, series, depth)
            said.append(english)
        unchanged = said == [piece.removesuffix(series.dropped) for piece in pieces]
        return None if unchanged and series is not _LISTED else series.joiner.join(said)

    def _run(self, pieces: Sequence[str], start: int, series: _Series, depth: int) -> tuple[int, str]:
        """Return where the longest run of pieces ends that is one text of the table, and its English."""
        for end in range(min(len(pieces), start + _MOST_JOINED), start + 1, -1):
            run = "".join(pieces[start:end]).removesuffix(series.dropped)
            said = self._clauses_at_once(run, depth) if series is _CLAUSES else self._table.whole(run)
            if said is not None:
                return end, said
        return start + 1, self.said(pieces[start].removesuffix(series.dropped), depth + 1)

    def _clauses_at_once(self, text: str, depth: int) -> str | None:
        """Return the English of clauses that are one text of the table, None where that is not sure."""
        whole = self._table.whole(text)
        found = None if whole or depth > _DEEPEST else self._table.best(text)
        if found is None:
            return whole
        template, parts = found
        said: list[str] = []
        for number, part in enumerate(parts):
            if number in template.quoted:
                said.append(self._quoted(part))
                continue
            several = len(cut(part, _CLAUSES.end)) > 1
            english = self._clauses_at_once(part, depth + 1) if several else self.said(part, depth + 1)
            if english is None:
                return None
            said.append(english)
        return _filled(template, parts, said)


def _listed_outside(found: re.Match[str]) -> str:
    return found[1] or _LISTED.joiner


def _lists(template: Template, parts: Sequence[str], text: str) -> bool:
    """Tell whether the text is a list of such as the template says, each a text of its own: A 列“甲”、B 列“乙”."""
    if not template.is_weak:
        return False
    if template.quoted and len(cut(parts[0], _LISTED.end)) > 1:
        return True
    pieces = [piece.removesuffix(_LISTED.dropped) for piece in cut(text, _LISTED.end)]
    return len(pieces) > 1 and all(template.captured(piece, None) for piece in pieces)


def _relisted(text: str) -> str:
    return text.replace(_LISTED.dropped, _LISTED.joiner)


def _filled(template: Template, parts: list[str], said: list[str]) -> str | None:
    # A weak template fits submitted text as well, which must stay as it is, with the signs between its words.
    unsaid = all(_relisted(one) == _relisted(part) for one, part in zip(said, parts, strict=True))
    bare = (part for number, part in enumerate(parts) if number not in template.quoted)
    if template.is_weak and unsaid and any(map(has_chinese, bare)):
        return None
    return template.filled(parts, said)
