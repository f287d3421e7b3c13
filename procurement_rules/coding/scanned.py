"""The marks that scanning leaves in a text, and in a code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Radicals, compatibility forms and private use: they look like a character and are another.
_LOOK_ALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\u2500-\u25ff\ufffd]")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn"})
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_CHINESE = "[\u3400-\u9fff]"
_BLANK_INSIDE = re.compile(rf"(?<={_CHINESE})\s+(?={_CHINESE})")
_LONE_LETTER = re.compile(rf"(?<={_CHINESE})[lIoO0](?={_CHINESE})")
_DOUBLED = re.compile(r"([，。、；：,;])\1|[，、；：,][。，、；]")
_AT_AN_END = re.compile(r"^[，。、；：）)》”,.;]|[，、；：（(《“,;]$")
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "【": "】", "[": "]", "「": "」", "〔": "〕"}
_WIDTHS = {"(": "（", ")": "）", "[": "【", "]": "】"}
_TAKEN_FOR_DIGITS = str.maketrans("OoQDIlZzSsB", "00001122558")


def damage(text: str) -> Iterator[str]:
    """Yield what looks damaged in a text, each as a few Chinese words."""
    odd = sorted({found.group() for found in _LOOK_ALIKES.finditer(text)})
    odd += sorted({c for c in text if unicodedata.category(c) in _HIDDEN} - set(odd))
    if odd:
        yield f"有异常字符 {'、'.join(f'U+{ord(character):04X}' for character in odd)}"
    yield from _brackets(text)
    if _WIDE.search(text):
        yield "有全角的字母或数字"
    for pattern, told in (
        (_BLANK_INSIDE, "汉字之间有空格"),
        (_LONE_LETTER, "汉字之间夹着单个字母或数字"),
        (_DOUBLED, "标点重复"),
        (_AT_AN_END, "开头或末尾有多余的标点"),
    ):
        if pattern.search(text):
            yield told


def _brackets(text: str) -> Iterator[str]:
    """Yield what is wrong with brackets: one without its other half, or the halves of two widths."""
    opened: list[str] = []
    for character in text:
        if character in _PAIRS:
            opened.append(character)
        elif character in _PAIRS.values():
            last = opened.pop() if opened else ""
            if not last or _width(_PAIRS[last]) != _width(character):
                yield f"“{character}”没有前一半"
                return
            if _PAIRS[last] != character:
                yield f"“{last}”与“{character}”宽度不同"
    if opened:
        yield f"“{opened[-1]}”没有后一半"


def _width(bracket: str) -> str:
    return _WIDTHS.get(bracket, bracket)


def shape(code: str) -> str:
    """Return a code with every letter as A and every digit as 9."""
    return re.sub(r"[0-9]", "9", re.sub(r"[A-Za-z]", "A", code))


def with_digits(code: str) -> str:
    """Return a code with the letters behind the first that scanning takes for digits turned back."""
    return code[:1] + code[1:].translate(_TAKEN_FOR_DIGITS)
