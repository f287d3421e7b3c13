"""File names that every system takes and every terminal shows, never the same twice."""

from __future__ import annotations

import re
import unicodedata

from procurement_rules.report.printable import one_line

# Signs that Windows refuses or a path is made of.
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
# What Windows keeps for devices, whatever follows a dot.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
# A name may have 255 bytes; a number and the name of the half-written file come on top.
_LONGEST_BYTES = 240


class FileNames:
    """Names files; the same names in the same order give the same file names."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, own: str, *, before: str = "", after: str = "") -> str:
        """Return a file name of these three, with as much changed in `own`, and a number behind it, as is needed."""
        room = _LONGEST_BYTES - len(f"{before}{after}".encode())
        written = _REFUSED.sub("_", unicodedata.normalize("NFC", one_line(own)))
        short = written.encode()[:room].decode(errors="ignore").strip(" .") or "_"
        stem = f"{before}{short}"
        if _DEVICE.match(stem):
            stem = f"_{stem}"
        numbered, number = stem, 1
        while _compared(f"{numbered}{after}") in self._taken:
            number += 1
            numbered = f"{stem}-{number}"
        self._taken.add(_compared(f"{numbered}{after}"))
        return f"{numbered}{after}"


def _compared(name: str) -> str:
    """Return the name as systems compare it that do not tell capitals or composed characters apart."""
    return unicodedata.normalize("NFKC", name).casefold()
