"""Whole numbers in Chinese numerals, as contracts and cheques write them: 叁拾万零伍佰, 三十五."""

from __future__ import annotations

import re

_ZERO = "零"
_DIGITS = "一二三四五六七八九"
_CANONICAL = str.maketrans(
    "〇壹贰貳叁參肆伍陆陸柒捌玖两兩拾佰仟萬億", f"{_ZERO}一二二三三四五六六七八九二二十百千万亿"
)
NUMERALS = "〇零一二三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖两兩拾佰仟萬億"
# A digit stands alone only where the ten or a nought is said before it: 三百五 is 350 to one and a slip to another.
_SECTION = re.compile(
    rf"(?:([{_DIGITS}])千)?(?:零?([{_DIGITS}])百)?(?:零?([{_DIGITS}]?)十)?(?:(?:零|(?<=十)|^)([{_DIGITS}]))?"
)
_SECTIONS = (("亿", 10**8), ("万", 10**4), ("", 1))


def chinese_number(text: str) -> int | None:
    """Return the number, None where the numerals have no single meaning: 三五万, 三万五."""
    rest = text.translate(_CANONICAL)
    if rest == _ZERO:
        return 0
    total, is_first = 0, True
    for unit, factor in _SECTIONS:
        section, said, below = rest.partition(unit) if unit else (rest, "", "")
        if unit and not said:
            continue
        value = _section(section, is_first=is_first)
        if value is None or (unit and not value):
            return None
        total, rest, is_first = total + value * factor, below, False
    return total or None


def _section(text: str, *, is_first: bool) -> int | None:
    if not text:
        return None if is_first else 0
    match = _SECTION.fullmatch(text)
    # 三万五 again: one digit below 万 or 亿 needs its nought.
    if match is None or (not is_first and text in _DIGITS):
        return None
    thousands, hundreds, tens, ones = (_digit(each) for each in match.groups())
    if match[3] == "":
        tens = 1
    return thousands * 1000 + hundreds * 100 + tens * 10 + ones


def _digit(sign: str | None) -> int:
    return _DIGITS.index(sign) + 1 if sign else 0
