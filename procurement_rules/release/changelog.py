"""Read `rules/CHANGELOG.md`: one section a version, with its date, what it touches and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAME = "CHANGELOG.md"
DATE = "日期"
CONTENT = "变更内容"
LABELS = (DATE, "影响期间", "影响范围", CONTENT)
_HEADING = re.compile(r"##\s+([0-9]+\.[0-9]+\.[0-9]+)\s*")
_BULLET = re.compile(r"\s*[-*]\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """One version: its entries, each a point of the list in one line."""

    version: str
    entries: tuple[str, ...]

    def value(self, label: str) -> str:
        """Return what stands behind a label such as 日期, empty where nothing does."""
        own = f"{label}："
        return next((each.removeprefix(own).strip() for each in self.entries if each.startswith(own)), "")

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels without content; the points under 变更内容 are its content."""
        return tuple(
            label for label in LABELS if not self.value(label) and not (label == CONTENT and self._points())
        )

    def naming(self, rule: str) -> tuple[str, ...]:
        """Return the entries that name a rule by its whole id."""
        whole = re.compile(rf"(?<![a-z0-9-]){re.escape(rule)}(?![a-z0-9-])")
        return tuple(each for each in self.entries if whole.search(each))

    def _points(self) -> list[str]:
        return [each for each in self.entries if not each.startswith(tuple(f"{label}：" for label in LABELS))]


def read_changelog(rules: Path) -> tuple[Section, ...]:
    """Return the sections in the order of the file, none where there is no file."""
    path = rules / NAME
    return tuple(_sections(path.read_text(encoding="utf-8-sig"))) if path.is_file() else ()


def _sections(text: str) -> Iterator[Section]:
    version, lines = "", list[str]()
    for line in [*text.splitlines(), "## "]:
        if not line.startswith("## "):
            lines.append(line)
            continue
        if version:
            yield Section(version, tuple(_entries(lines)))
        heading = _HEADING.fullmatch(line)
        version, lines = heading[1] if heading else "", []


def _entries(lines: list[str]) -> Iterator[str]:
    """Yield the points of a list; a point may go on in the lines below it."""
    entry = ""
    for line in [*lines, ""]:
        bullet = _BULLET.match(line)
        if entry and (bullet or not line.strip()):
            yield entry
            entry = ""
        if bullet:
            entry = line[bullet.end() :].strip()
        elif entry:
            entry += line.strip()
