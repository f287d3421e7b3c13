"""File names that every system takes, never the same twice."""

from __future__ import annotations

import re
import unicodedata

from procurement_rules.report.printable import one_line

# Signs that Windows refuses or a path is made of.
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
# A name may have 255 bytes; a character has at most four, and the kind of paper and a number come on top.
_LONGEST = 50


class FileNames:
    """Names the papers of one kind; the same names in the same order give the same file names."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._taken: set[str] = set()

    def of(self, department: str) -> str:
        """Return the name of a department's paper.

        The kind stands first, so that no name can be one that Windows keeps for devices or begin with a dot.
        """
        own = _REFUSED.sub("_", unicodedata.normalize("NFC", one_line(department)))[:_LONGEST].strip(" .")
        stem = f"{self._kind}-{own or '_'}"
        numbered, number = stem, 1
        while _compared(numbered) in self._taken:
            number += 1
            numbered = f"{stem}-{number}"
        self._taken.add(_compared(numbered))
        return f"{numbered}.docx"


def _compared(name: str) -> str:
    """Return the name as systems compare it that do not tell capitals or composed characters apart."""
    return unicodedata.normalize("NFKC", name).casefold()
