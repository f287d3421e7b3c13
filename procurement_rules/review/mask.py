"""Personal names and numbers in a text, covered up: enough is left to tell two apart, not to know anybody."""

from __future__ import annotations

import re

from procurement_rules.review.person_names import (
    COMPOUND_SURNAMES,
    NO_NAME_ENDS,
    NO_NAMES,
    PERSONAL_TITLES,
    SURNAMES,
    TITLES,
)
from procurement_rules.review.words import PERSONS

_COVER = "*"
_LABEL = "|".join(PERSONS)
_HAN = "\u4e00-\u9fff\u3400-\u4dbf"
# A name ends where the writing does, or where its telephone begins; without such an end it has at most four characters.
_NAME = (
    rf"[{_HAN}]{{2,4}}?(?=[^{_HAN}·•]|$|电话|手机|联系|身份证)"
    rf"|[{_HAN}]{{1,8}}(?:[·•][{_HAN}]{{1,8}})+"
    rf"|[{_HAN}]{{2,4}}"
)
# 联系人：张三、李四; 联系人及电话：张三.
_NAMED = re.compile(
    rf"((?:{_LABEL})(?:[及和、/](?:电话|{_LABEL}))*\s*[:：]\s*)((?:{_NAME})(?:[、/](?:{_NAME}))*)"
)
_SURNAME = rf"(?!{NO_NAMES})(?:{COMPOUND_SURNAMES}|[{SURNAMES}])"
_FULL_NAME = rf"{_SURNAME}[{_HAN}]{{1,2}}(?<![{NO_NAME_ENDS}])"
_PHONE = r"(?:0\d{2,3}[-—－ ]?\d{7,8}|1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)"
# 经办人 张三, 负责人张三: without a colon, so the name must look like one.
_AFTER_LABEL = re.compile(rf"((?:{_LABEL})\s*)({_FULL_NAME})(?![{_HAN}])")
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
_EACH_NAME = re.compile(rf"[{_HAN}·•]+")
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
        text = named.sub(lambda found: found[1] + _EACH_NAME.sub(_covered_name, found[2]), text)
    text = _BEFORE_PHONE.sub(_covered_name, text)
    for titled in (_CALLED, _WITH_TITLE):
        text = titled.sub(lambda found: _COVER * len(found[0]), text)
    text = _IDENTITY.sub(lambda found: (found[1] or found[2]) + _COVER * (len(found[0]) - 3), text)
    text = _MOBILE.sub(rf"\1\2{_COVER * 4}\2\4", text)
    return _LANDLINE.sub(lambda found: found[1] + found[2] + _COVER * len(found[3]), text)


def _covered_name(found: re.Match[str]) -> str:
    return found[0][0] + _COVER * (len(found[0]) - 1)
