"""Numbers in folded text that tell one item from the next: lots, phases, districts, years, codes."""

from __future__ import annotations

import re

_CHINESE = "一二三四五六七八九十"
_ORDER = "甲乙丙丁戊己庚辛"
_NUMERAL = rf"(?:[0-9]+|[{_CHINESE}]{{1,3}}|[ivx]{{2,4}}|[a-z]|[{_ORDER}])"
# What is counted, where the signs after it do not make another word of it (一组, but not 统一组织).
_COUNTED = (
    "(?:标段|标包|分包|包件|包组|号楼|季度|批次|部分|楼|段(?!落)|包(?![括含容装])|标(?![准志识])|"
    "期(?![间刊])|批(?![准发复])|片(?!面)|区(?!域)|组(?!织)|月|号)"
)
_NUMBER = re.compile(
    rf"""
    (?P<year>(?<![0-9])(?:19|20)[0-9]{{2}}(?![0-9]))年?度?
    |(?P<chinese_year>二[〇零][{_CHINESE}〇零]{{2}})年度?
    |(?P<code>(?<![a-z0-9])(?=[a-z]{{0,12}}-?[a-z]{{0,12}}[0-9])[a-z0-9]+(?:[-_/][a-z0-9]+){{1,8}})
    |第(?P<ordinal>{_NUMERAL}){_COUNTED}?
    |(?<![a-z统同唯单万])(?P<counted>{_NUMERAL}){_COUNTED}
    |(?<![承面])(?:标段|标包|分包|包件|包|期|批次)(?P<named>{_NUMERAL})(?![a-z{_CHINESE}体])
    |[（(\[【](?P<bracketed>{_NUMERAL})[）)\]】]
    |(?P<digits>[0-9]+)
    |(?<![a-z])(?P<letter>[a-z])(?![a-z])
    |(?P<last>[{_CHINESE}{_ORDER}])(?=[\W_]*\Z)
    """,
    re.VERBOSE,
)
# Tendered for the second, third … time: the same item.
_AGAIN = re.compile(rf"第[0-9{_CHINESE}]{{1,3}}次|[（(\[【][0-9{_CHINESE}]{{1,3}}次[）)\]】]")
_DIGIT = {sign: str(value) for value, sign in enumerate("零" + _CHINESE[:9])} | {"〇": "0"}


def numbers(folded: str) -> tuple[str, ...]:
    """Return the numbers of a text in their order, however they are written: 第一包 and 1包 give the same."""
    found = (match for match in _NUMBER.finditer(folded) if match.lastgroup)
    return tuple(_value(match[match.lastgroup or 0]) for match in found)


def without_repetition(folded: str) -> str:
    """Return the text without the words that say how often it was tendered."""
    return _AGAIN.sub("\n", folded)


def without_numbers(folded: str) -> str:
    """Return the text without its numbers and what they count."""
    return _NUMBER.sub("", folded)


def _value(numeral: str) -> str:
    if numeral.isascii():
        return numeral.lstrip("0") or "0"
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        return _DIGIT.get(tens, "1") + _DIGIT.get(ones, "0")
    return "".join(_DIGIT.get(sign, sign) for sign in numeral)
