"""Personal names and numbers in a text, covered up: enough is left to tell two apart, not to know anybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from procurement_rules.model.person_names import PersonNames

_COVER = "*"
_HAN = "\u4e00-\u9fff\u3400-\u4dbf"
_PERSON = "人"
_BLANK = r"[ \t\xa0\u3000]"
_LATIN_WORD = r"[A-Za-z][A-Za-z'’.-]*"
_LATIN_NAME = rf"{_LATIN_WORD}(?:{_BLANK}{_LATIN_WORD}){{0,3}}(?![A-Za-z0-9])"
_AND = rf"{_BLANK}{{0,4}}[、/,，;；和及与]{_BLANK}{{0,4}}|{_BLANK}{{1,4}}"
_PHONE = r"(?:0\d{2,3}[-—－ ]?\d{7,8}|1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)"
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])(\d{3})\d{11}(?:\d{3}[0-9Xx])(?![0-9A-Za-z])|(?<!\d)(\d{3})\d{12}(?!\d)"
)
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)([- ]?)(\d{4})\2(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})([-—－ ]?)(\d{7,8})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Patterns of which those of names are made, as text.

    `full` is a name that looks like one, `name` whatever may be one behind a label, `looks` what must look like one
    because no colon stands before it.
    """

    surname: str
    full: str
    name: str
    looks: str

    @classmethod
    def of(cls, names: PersonNames) -> _Shapes:
        surname = rf"(?!{_any(names.no_names)})(?:{_any(names.compound_surnames)}|[{names.surnames}])"
        no_end = rf"(?<![{names.no_name_ends}])"
        full = rf"{surname}[{_HAN}]{{1,2}}{no_end}"
        # What follows a name where the writing does not end: a telephone, or the next name.
        behind = rf"电话|手机|联系|身份证|[和及与]{surname}"
        end = rf"(?=[^{_HAN}·•]|$|{behind})"
        # 张 三, 欧阳 娜娜: names of two are spaced out to the width of three.
        given = (
            rf"(?:{_BLANK}{{1,4}}[{_HAN}]{_BLANK}{{1,4}}[{_HAN}]|{_BLANK}{{1,4}}(?!{behind})[{_HAN}]{{1,2}})"
            rf"{no_end}{end}"
        )
        # A name ends where the writing does, or where its telephone begins; else it has at most four characters.
        name = (
            rf"(?:{surname}|[{_HAN}]){given}|{_LATIN_NAME}"
            rf"|[{_HAN}]{{2,4}}?{end}"
            rf"|[{_HAN}]{{1,8}}(?:[·•][{_HAN}]{{1,8}})+"
            rf"|[{_HAN}]{{2,4}}"
        )
        # 经办人 张三, 负责人张 三, 经办人 Zhang San.
        looks = (
            rf"{surname}{given}|{full}{end}"
            rf"|[A-Z][a-z]+(?:{_BLANK}[A-Z][a-z]+){{1,3}}(?!{_BLANK}?[{_HAN}A-Za-z0-9])"
        )
        return cls(surname, full, name, looks)


class PersonMask:
    """Covers what is personal in texts; `names` are the words by which a name is known."""

    def __init__(self, names: PersonNames) -> None:
        shapes = _Shapes.of(names)
        label, titles = _any(names.labels, _spaced), _any(names.titles)
        more = rf"(?:(?:{_AND})(?:{shapes.looks}))*"
        # 联系人：张三、李四; 联系人及电话：张三 李四.
        named = re.compile(
            rf"((?:{label})(?:[及和、/](?:电话|{label}))*\s*[:：]\s*)"
            rf"((?:{shapes.name})(?:[、/](?:{shapes.name})|(?:{_AND})(?:{shapes.looks}))*)"
        )
        # 负责人张三、李四; 组长：郑十; 局长：王五.
        after_label = re.compile(
            rf"((?:(?:{label})|(?:{_any(names.roles, _spaced)}|{titles}){_BLANK}{{0,4}}[:：]){_BLANK}{{0,4}})"
            rf"((?:{shapes.looks}){more})"
        )
        # 联系人（张三）, 负责人(张三、李四).
        in_brackets = re.compile(
            rf"((?:{label}){_BLANK}{{0,4}}[(（]{_BLANK}{{0,4}})((?:{shapes.looks}){more})(?={_BLANK}{{0,4}}[)）])"
        )
        # 张三丰（经办）, 张三（项目负责人）. Behind the name, a label may go without 人.
        short = _any((each.removesuffix(_PERSON) for each in names.labels), _spaced)
        self._before_label = re.compile(
            rf"(?<![{_HAN}·•]){shapes.full}"
            rf"(?={_BLANK}{{0,4}}[(（]{_BLANK}{{0,4}}(?:项目)?(?:{short}){_PERSON}?{_BLANK}{{0,4}}[)）])"
        )
        # 委托王建国同志: who is called so is a person, whatever stands before.
        called = re.compile(rf"{shapes.full}(?={_any(names.personal_titles)})")
        # 王局长, 李明副主任. The title must end there: 高校长期, 史书记载, 某县长江; nor is 护林站长 one of a Mr Lin, nor 支付校长
        # one of a Mr Fu.
        titled = re.compile(
            rf"(?:(?<![{_HAN}·•]){shapes.surname}[{_HAN}]{{1,2}}?(?<![{names.no_name_ends}])"
            rf"|(?<![护支交应]){shapes.surname})(?=副?(?:{titles})(?![期效远度载人江]))"
        )
        self._labelled = (named, after_label, in_brackets)
        self._titled = (called, titled)
        # 张三（13812345678）, 张三，电话：0635-8212345.
        self._before_phone = re.compile(
            rf"(?<![{_HAN}·•]){shapes.full}"
            rf"(?=\s*[(（:：,，、]?\s*(?:联系)?(?:电话|手机)?号?[:：]?\s*{_PHONE})"
        )
        self._each = re.compile(rf"((?<=.)[和及与](?={shapes.surname}))?({shapes.name})")

    def __call__(self, text: str) -> str:
        """Return the text with names after a label or before one in brackets, identity numbers and telephone numbers covered by `*`.

        Of a name the first character is left, of an identity number the first three digits, of a mobile number the
        first three and the last four, of another telephone number the area. Before a title (王局长) nothing of the
        name is left. Names with neither label, telephone nor title beside them stay.
        """
        for labelled in self._labelled:
            text = labelled.sub(lambda found: found[1] + self._each.sub(_covered_each, found[2]), text)
        for before in (self._before_phone, self._before_label):
            text = before.sub(lambda found: _covered(found[0]), text)
        for titled in self._titled:
            text = titled.sub(lambda found: _COVER * len(found[0]), text)
        text = _IDENTITY.sub(lambda found: (found[1] or found[2]) + _COVER * (len(found[0]) - 3), text)
        text = _MOBILE.sub(rf"\1\2{_COVER * 4}\2\4", text)
        return _LANDLINE.sub(lambda found: found[1] + found[2] + _COVER * len(found[3]), text)


def _any(words: Iterable[str], written: Callable[[str], str] = re.escape) -> str:
    """Return the pattern of any of the words."""
    return "|".join(map(written, words))


def _spaced(label: str) -> str:
    """Return the pattern of a label, spaced out or not: 联 系 人."""
    return rf"{_BLANK}{{0,4}}".join(map(re.escape, label))


def _covered_each(found: re.Match[str]) -> str:
    return (found[1] or "") + _covered(found[2])


def _covered(name: str) -> str:
    return name[0] + "".join(each if each.isspace() else _COVER for each in name[1:])
