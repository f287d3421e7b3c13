"""Bytes → text, in the encodings that Chinese offices save tables in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from itertools import islice

from procurement_rules.errors import InputError, Place

# That of UTF-32 begins with that of UTF-16.
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_REPLACEMENT = "\ufffd"
# A wrong encoding spoils nearly every character; a field cut off in mid-character spoils one.
_SPOILT_AT_MOST = 0.1
# Nearly any bytes are valid in both; only in the right one do they give everyday characters: the lead bytes of these.
_EVERYDAY = {"gb18030": range(0xB0, 0xD8), "cp950": range(0xA4, 0xC7)}
_EVERYDAY_OR_MARKS = frozenset({0xA1, 0xA3, *_EVERYDAY["gb18030"]})
_MOSTLY = 0.9
# Two bytes each.
_FEWEST_COUNTED = 8
_FIRST_WIDE = 0x2000
_TWO = 2
# One wide letter in so many bytes; a NUL in other texts is an accident.
_FEWEST_WIDE = 200
# Enough to tell the two apart.
_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and whether its lines are in two encodings: exports of two systems that were put together."""

    text: str
    mixed: bool = False


def decode(data: bytes, file: str) -> str:
    """Return the text; a few spoilt bytes become U+FFFD rather than cost the whole file."""
    return decoded(data, file).text


def decoded(data: bytes, file: str) -> Decoded:
    """Return the text as `decode` does, and whether it is in two encodings."""
    found = _decoded(data)
    if _readable(found.text):
        return found
    raise InputError(
        "文字编码认不出来",
        where=Place(file),
        expected="UTF-8、带标记的 UTF-16、GB18030 或 Big5",
        remedy="用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”后再送审",
    )


def _decoded(data: bytes) -> Decoded:
    marked = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), None)
    text = data.decode(marked or "utf-8", errors="replace")
    if marked or _REPLACEMENT not in text:
        return Decoded(text)
    if not _has_wide_letters(data) and (lines := _line_by_line(data)) is not None:
        return Decoded("\n".join(lines), mixed=True)
    return Decoded(text if _readable(text) else _likelier(data))


def _line_by_line(data: bytes) -> list[str] | None:
    """Return the lines where some are in UTF-8 and others, beyond doubt, in the mainland encoding."""
    lines = data.split(b"\n")
    unicode = [_valid(line, "utf-8") for line in lines]
    others = [line for line, text in zip(lines, unicode, strict=True) if text is None]
    if not any(map(_is_everyday, unicode)) or not any(
        _is_everyday(_valid(line, "gb18030")) for line in others
    ):
        return None
    return [
        text if text and _is_wide(text) else _likelier_line(line)
        for line, text in zip(lines, unicode, strict=True)
    ]


def _likelier_line(line: bytes) -> str:
    # What is valid in both, or in none, is what looks like everyday text.
    readings = [line.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")]
    return max(readings, key=_share)


def _is_wide(text: str) -> bool:
    # A few characters of the mainland encoding may be valid UTF-8, but then of Greek or Arabic.
    return all(character.isascii() or ord(character) >= _FIRST_WIDE for character in text)


def _is_everyday(text: str | None) -> bool:
    return text is not None and len(text.encode()) - len(text) >= _FEWEST_COUNTED and _share(text) >= _MOSTLY


def _valid(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share(text: str) -> float:
    """Return which part of the characters beyond ASCII, if any, are everyday ones of the mainland, or their marks."""
    codes = [character.encode("gb18030", errors="replace") for character in text if not character.isascii()]
    everyday = sum(len(code) == _TWO and code[0] in _EVERYDAY_OR_MARKS for code in codes)
    return everyday / len(codes) if codes else 0.0


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
