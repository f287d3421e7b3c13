"""The table of the program's texts: what is a row of it, and which row a text was made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from procurement_rules.english.nesting import levels
from procurement_rules.english.template import Template

Found = tuple[Template, list[str]]


class Table:
    """Chinese text → English text, filed so that few rows are tried for a text."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = dict(rows)
        self._starting: dict[str, list[Template]] = defaultdict(list)
        self._ending: dict[str, list[Template]] = defaultdict(list)
        self._open: list[Template] = []
        for template in (Template(chinese, english) for chinese, english in rows.items()):
            if template.literals[0]:
                self._starting[template.literals[0][0]].append(template)
            elif template.literals[-1]:
                self._ending[template.literals[-1][-1]].append(template)
            else:
                self._open.append(template)

    def whole(self, text: str) -> str | None:
        """Return the English of a text that is a row, or a row in quotes."""
        if text in self._rows:
            return self._rows[text]
        quoted = self._rows.get(text[1:-1]) if text[0] == "“" and text[-1] == "”" else None
        return f"“{quoted}”" if quoted is not None else None

    def best(self, text: str) -> Found | None:
        """Return the template whose parts have the fewest clauses, the first part before all; then the longest."""
        filed = (*self._starting.get(text[0], ()), *self._ending.get(text[-1], ()), *self._open)
        candidates = [template for template in filed if template.telling in text]
        # Submitted text may open a quote and not close it; then quotes say nothing.
        for depths in (levels(text), None):
            found: list[Found] = [
                (template, parts)
                for template in candidates
                if (parts := template.captured(text, depths)) is not None
            ]
            if found:
                return min(found, key=_rank)
        return None


def _rank(found: Found) -> tuple[int, int, int, int, int]:
    template, parts = found
    # What the template itself puts into quotes or brackets is no clause of the line.
    marks = ["" if nested else _marks(part) for part, nested in zip(parts, template.nested, strict=True)]
    # What stands before a colon says where; it belongs to no sentence behind it.
    leading = 0 if template.literals[0] or not parts else len(marks[0])
    every = "".join(marks)
    return leading, every.count("；"), every.count("："), every.count("→"), -template.weight


def _marks(part: str) -> str:
    """Return the signs between clauses in a part that stand in no quotes or brackets."""
    return "".join(
        sign for sign, depth in zip(part, levels(part), strict=False) if not depth and sign in "；：→、"
    )
