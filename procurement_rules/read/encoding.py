"""Bytes → text, in the encodings that Chinese offices save tables in."""

from __future__ import annotations

import codecs

from procurement_rules.errors import InputError, Place

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_UNMARKED = ("utf-8", "gb18030")
_REPLACEMENT = "\ufffd"
# A wrong encoding spoils nearly every character; a field cut off in mid-character spoils one.
_SPOILT_AT_MOST = 0.1


def decode(data: bytes, file: str) -> str:
    """Return the text; a few spoilt bytes become U+FFFD rather than cost the whole file."""
    marked = [encoding for mark, encoding in MARKS.items() if data.startswith(mark)]
    for encoding in marked or _UNMARKED:
        text = data.decode(encoding, errors="replace")
        if _readable(text):
            return text
    raise InputError(
        "文字编码认不出来",
        where=Place(file),
        expected="UTF-8、带标记的 UTF-16 或 GB18030",
        remedy="用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”后再送审",
    )


def _readable(text: str) -> bool:
    spoilt = text.count(_REPLACEMENT)
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return spoilt <= beyond_ascii * _SPOILT_AT_MOST
