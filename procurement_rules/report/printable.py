"""Submitted text made safe to show: nothing in it may move, hide or reorder what stands around it."""

from __future__ import annotations

import re

_LINE_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Control characters, halves of characters (surrogates), and what Unicode says is drawn as nothing: marks that change
# the direction of writing or join and part words, fillers, tags.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_UNDRAWN = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Two that choose how a sign such as ✔ is drawn; behind a letter there is nothing to choose.
_HIDDEN = re.compile(f"[{_CONTROL}{_UNDRAWN}]|(?<=[^\\W\\d])[\ufe0e\ufe0f]")


def visible(text: str) -> str:
    """Write hidden characters as `[U+202E]`, so that the reader sees that they are there."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", _LINE_BREAKS.sub("\n", text))


def on_a_line(text: str) -> str:
    """Write hidden characters as `visible` does and put the text on one line; its blanks stay as they are."""
    return visible(text).replace("\n", " ")


def one_line(text: str) -> str:
    """Strip hidden characters and join the text to one line, for a terminal."""
    return " ".join(_HIDDEN.sub("", _LINE_BREAKS.sub("\n", text)).split())
