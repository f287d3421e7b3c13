"""Bytes → text, in the encodings that Chinese offices save tables in."""

from __future__ import annotations

import codecs
from itertools import islice

from procurement_rules.errors import InputError, Place

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_REPLACEMENT = "\ufffd"
# A wrong encoding spoils nearly every character; a field cut off in mid-character spoils one.
_SPOILT_AT_MOST = 0.1
# Nearly any bytes are valid in both; only in the right one do they give everyday characters: the lead bytes of these.
_EVERYDAY = {"gb18030": range(0xB0, 0xD8), "cp950": range(0xA4, 0xC7)}
# One wide letter in so many bytes; a NUL in other texts is an accident.
_FEWEST_WIDE = 200
# Enough to tell the two apart.
_COUNTED = 10_000


def decode(data: bytes, file: str) -> str:
    """Return the text; a few spoilt bytes become U+FFFD rather than cost the whole file."""
    marked = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), None)
    text = data.decode(marked or "utf-8", errors="replace")
    if not marked and not _readable(text):
        text = _likelier(data)
    if _readable(text):
        return text
    raise InputError(
        "文字编码认不出来",
        where=Place(file),
        expected="UTF-8、带标记的 UTF-16、GB18030 或 Big5",
        remedy="用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”后再送审",
    )


def _likelier(data: bytes) -> str:
    """Return the text as mainland offices write it without Unicode, or as those of Taiwan and Hong Kong do.

    Unicode that lacks its mark is known by its NULs.
    """
    if _has_wide_letters(data):
        return data.decode("utf-16-le", errors="replace")
    texts = {encoding: data.decode(encoding, errors="replace") for encoding in _EVERYDAY}
    likelier = max(texts, key=lambda each: (_readable(texts[each]), _everyday(texts[each], each)))
    return texts[likelier]


def _has_wide_letters(data: bytes) -> bool:
    # In UTF-16, 一 has a NUL before it, but every comma, digit and end of line one behind it.
    before, behind = data[::2].count(0), data[1::2].count(0)
    return behind > before and behind * _FEWEST_WIDE >= len(data)


def _everyday(text: str, encoding: str) -> int:
    """Return how many everyday characters a text has, among the first beyond ASCII."""
    beyond_ascii = islice((character for character in text if not character.isascii()), _COUNTED)
    codes = (character.encode(encoding, errors="replace") for character in beyond_ascii)
    return sum(len(code) > 1 and code[0] in _EVERYDAY[encoding] for code in codes)


def _readable(text: str) -> bool:
    spoilt = text.count(_REPLACEMENT)
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return spoilt <= beyond_ascii * _SPOILT_AT_MOST
