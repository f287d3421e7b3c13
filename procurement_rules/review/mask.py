"""Personal names and numbers in a text, covered up: enough is left to tell two apart, not to know anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from procurement_rules.review.person_names import (
    COMPOUND_SURNAMES,
    LABELS,
    NO_NAME_ENDS,
    NO_NAMES,
    PERSONAL_TITLES,
    ROLES,
    SURNAMES,
    TITLES,
)

_COVER = "*"
_HAN = "\u4e00-\u9fff\u3400-\u4dbf"
_BLANK = r"[ \t\xa0\u3000]"


def _any_of(labels: Iterable[str]) -> str:
    """Return the pattern of labels, spaced out or not: 联 系 人."""
    return "|".join(f"{_BLANK}{{0,4}}".join(label) for label in labels)


_LABEL = _any_of(LABELS)
_SURNAME = rf"(?!{NO_NAMES})(?:{COMPOUND_SURNAMES}|[{SURNAMES}])"
_FULL_NAME = rf"{_SURNAME}[{_HAN}]{{1,2}}(?<![{NO_NAME_ENDS}])"
# What follows a name where the writing does not end: a telephone, or the next name.
_BEHIND = rf"电话|手机|联系|身份证|[和及与]{_SURNAME}"
_END = rf"(?=[^{_HAN}·•]|$|{_BEHIND})"
# 张 三, 欧阳 娜娜: names of two are spaced out to the width of three.
_GIVEN_NAME = (
    rf"(?:{_BLANK}{{1,4}}[{_HAN}]{_BLANK}{{1,4}}[{_HAN}]|{_BLANK}{{1,4}}(?!{_BEHIND})[{_HAN}]{{1,2}})"
    rf"(?<![{NO_NAME_ENDS}]){_END}"
)
_LATIN_WORD = r"[A-Za-z][A-Za-z'’.-]*"
_LATIN_NAME = rf"{_LATIN_WORD}(?:{_BLANK}{_LATIN_WORD}){{0,3}}(?![A-Za-z0-9])"
# A name ends where the writing does, or where its telephone begins; without such an end it has at most four characters.
_NAME = (
    rf"(?:{_SURNAME}|[{_HAN}]){_GIVEN_NAME}|{_LATIN_NAME}"
    rf"|[{_HAN}]{{2,4}}?{_END}"
    rf"|[{_HAN}]{{1,8}}(?:[·•][{_HAN}]{{1,8}})+"
    rf"|[{_HAN}]{{2,4}}"
)
# Without a colon what follows must look like a name: 经办人 张三, 负责人张 三, 经办人 Zhang San.
_LOOKS_NAMED = (
    rf"{_SURNAME}{_GIVEN_NAME}|{_FULL_NAME}{_END}"
    rf"|[A-Z][a-z]+(?:{_BLANK}[A-Z][a-z]+){{1,3}}(?!{_BLANK}?[{_HAN}A-Za-z0-9])"
)
_AND = rf"{_BLANK}{{0,4}}[、/,，;；和及与]{_BLANK}{{0,4}}|{_BLANK}{{1,4}}"
_MORE_NAMES = rf"(?:(?:{_AND})(?:{_LOOKS_NAMED}))*"
# 联系人：张三、李四; 联系人及电话：张三 李四.
_NAMED = re.compile(
    rf"((?:{_LABEL})(?:[及和、/](?:电话|{_LABEL}))*\s*[:：]\s*)"
    rf"((?:{_NAME})(?:[、/](?:{_NAME})|(?:{_AND})(?:{_LOOKS_NAMED}))*)"
)
# 负责人张三、李四; 组长：郑十; 局长：王五.
_AFTER_LABEL = re.compile(
    rf"((?:(?:{_LABEL})|(?:{_any_of(ROLES)}|{TITLES}){_BLANK}{{0,4}}[:：]){_BLANK}{{0,4}})"
    rf"((?:{_LOOKS_NAMED}){_MORE_NAMES})"
)
_PHONE = r"(?:0\d{2,3}[-—－ ]?\d{7,8}|1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)"
# 委托王建国同志: who is called so is a person, whatever stands before.
_CALLED = re.compile(rf"{_FULL_NAME}(?={PERSONAL_TITLES})")
# 张三（13812345678）, 张三，电话：0635-8212345.
_BEFORE_PHONE = re.compile(
    rf"(?<![{_HAN}·•]){_FULL_NAME}(?=\s*[(（:：,，、]?\s*(?:联系)?(?:电话|手机)?号?[:：]?\s*{_PHONE})"
)
# 王局长, 李明副主任. The title must end there: 高校长期, 史书记载; nor is 护林站长 one of a Mr Lin.
_WITH_TITLE = re.compile(
    rf"(?:(?<![{_HAN}·•]){_SURNAME}[{_HAN}]{{1,2}}?(?<![{NO_NAME_ENDS}])|(?<!护){_SURNAME})"
    rf"(?=副?(?:{TITLES})(?![期效远度载人]))"
)
_EACH_NAME = re.compile(rf"((?<=.)[和及与](?={_SURNAME}))?({_NAME})")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])(\d{3})\d{11}(?:\d{3}[0-9Xx])(?![0-9A-Za-z])|(?<!\d)(\d{3})\d{12}(?!\d)"
)
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)([- ]?)(\d{4})\2(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})([-—－ ]?)(\d{7,8})(?!\d)")


def mask_personal(text: str) -> str:
    """Return the text with names after a label, identity numbers and telephone numbers covered by `*`.

    Of a name the first character is left, of an identity number the first three digits, of a mobile number the first
    three and the last four, of another telephone number the area. Before a title (王局长) nothing of the name is left.
    Names with neither label, telephone nor title beside them stay.
    """
    for named in (_NAMED, _AFTER_LABEL):
        text = named.sub(lambda found: found[1] + _EACH_NAME.sub(_covered_each, found[2]), text)
    text = _BEFORE_PHONE.sub(lambda found: _covered(found[0]), text)
    for titled in (_CALLED, _WITH_TITLE):
        text = titled.sub(lambda found: _COVER * len(found[0]), text)
    text = _IDENTITY.sub(lambda found: (found[1] or found[2]) + _COVER * (len(found[0]) - 3), text)
    text = _MOBILE.sub(rf"\1\2{_COVER * 4}\2\4", text)
    return _LANDLINE.sub(lambda found: found[1] + found[2] + _COVER * len(found[3]), text)


def _covered_each(found: re.Match[str]) -> str:
    return (found[1] or "") + _covered(found[2])


def _covered(name: str) -> str:
    return name[0] + "".join(each if each.isspace() else _COVER for each in name[1:])
