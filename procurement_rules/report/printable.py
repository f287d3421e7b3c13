"""Submitted text made safe to show: nothing in it may move, hide or reorder what stands around it."""

from __future__ import annotations

import re

_LINE_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Control characters, marks that change the direction of writing, and halves of characters (surrogates).
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Write hidden characters as `[U+202E]`, so that the reader sees that they are there."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", _LINE_BREAKS.sub("\n", text))


def on_a_line(text: str) -> str:
    """Write hidden characters as `visible` does and put the text on one line; its blanks stay as they are."""
    return visible(text).replace("\n", " ")


def one_line(text: str) -> str:
    """Strip hidden characters and join the text to one line, for a terminal."""
    return " ".join(_HIDDEN.sub("", _LINE_BREAKS.sub("\n", text)).split())
