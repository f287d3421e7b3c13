"""What a column is called → which field it holds, and in which unit of money."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from procurement_rules.model.field import DataDictionary, FieldSpec, FieldType
from procurement_rules.read.values.amount import UNIT, UNITS

Fold = Callable[[str], str]
# Headers carry remarks, but not this long; what is longer is text of an item.
LONGEST_HEADER = 120
_BRACKETED = re.compile(r"[(（\[【〔{][^()（）\[\]【】〔〕{}]*[)）\]】〕}]")
_UNIT_NOTE = re.compile(f"(?:金额|计量|货币)?单位(?:均?[为是])?[:：]?(?:人民币)?{UNIT}元")
_UNIT_CLAUSE = re.compile(f"以(?:人民币)?{UNIT}元(?:为(?:计量)?单位|计)")
_UNIT_AT_END = re.compile(f"{UNIT}元$")
_MONEY_UNIT = re.compile(f"{UNIT}元")
_BARE_UNIT = re.compile(rf"[(（\[【]{UNIT}元[)）\]】]")
# 预算金额（万）.
_SHORT_UNIT = re.compile(r"[(（\[【](?P<unit>[千万亿]|[十百千]万)[)）\]】]")
_MARKS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:年度?|(?![0-9]))")
_AMONG = "其中"
FOOTNOTE_MARKS = re.compile("[①-⒛❶-❿¹²³⁰-⁹]")
# Online forms number their questions.
_NUMBERING = re.compile(
    r"\s*(?:q?[0-9]{1,2}\s*[.、．:)）_]|[(（][0-9]{1,2}[)）]|0[0-9]\s|[一二三四五六七八九十]{1,3}、)\s*",
    re.IGNORECASE,
)
# Such forms speak to who fills them in: 您所在的单位名称, 拟购买服务的事项名称.
_ADDRESS = re.compile(r"^(?:请(?:填写|输入|选择))?(?:[您贵]|请问)?(?:所在)?的?|的")
# 事项名称 Item name: said again in another script, behind or before.
_TRANSLATION = re.compile(
    r"(?<=[一-鿿)）])[\s/／|]+[a-z][\s!-~]*$|^[a-z][\s!-~]*[\s/／|](?=[一-鿿])", re.IGNORECASE
)
# 项目/事项: one column under two names. A full-width stroke joins the rows of a header.
_OR = re.compile(r"[/|]")


# Header → field name, or None for a column that is not to be read: what the user says of a file's columns.
ColumnMapping = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class KnownName:
    """What a header was recognised by: a word of the dictionary, or what the user said of it (`mapped`).

    A part of an amount has no field of its own.
    """

    field: FieldSpec | None
    word: str = ""
    mapped: bool = False
    # 2024年预算: the year is no part of the word.
    year: int | None = None
    # The amount that this column is only a part of; `among` where its header says so (其中).
    part_of: FieldSpec | None = None
    among: bool = False
    # The answer that a tick in this column gives.
    option: str = ""


_UNKNOWN = KnownName(None)


class ColumnNames:
    """The headers that are known, compared without blanks, punctuation, brackets and units.

    What the user says of a column (`mapping`) goes before what the dictionary knows.
    """

    def __init__(self, dictionary: DataDictionary, fold: Fold, mapping: ColumnMapping | None = None) -> None:
        self.fold = fold
        self._dictionary = dictionary
        self._names: dict[str, KnownName] = {}
        for field in dictionary.fields:
            for name in (field.label, *field.aliases, field.name):
                self._names.setdefault(self.key(name), KnownName(field, name))
        self._parts = {
            self.key(part): KnownName(None, part, part_of=field)
            for field in dictionary.fields
            for part in field.parts
        }
        self._mapped = {
            self._whole_key(header): KnownName(dictionary[name] if name else None, header, mapped=True)
            for header, name in (mapping or {}).items()
        }
        self._look_up = lru_cache(maxsize=4096)(self._known)

    def key(self, header: str) -> str:
        """Return a header as it is compared."""
        return _MARKS.sub("", self.fold(FOOTNOTE_MARKS.sub("", header)))

    def bare_key(self, header: str) -> str:
        """Return a header as it is compared, without the remarks in its brackets."""
        return self.key(_BRACKETED.sub("", header[:LONGEST_HEADER]))

    def known(self, header: str) -> KnownName:
        """Return what a column of that name holds, and how that is known."""
        return self._look_up(header) if len(header) <= LONGEST_HEADER else _UNKNOWN

    def standing_in(self, known: Sequence[KnownName]) -> list[KnownName]:
        """Return the names with those of a table that stand in for a field which none of them is."""
        held = {each.field.name for each in known if each.field}
        return [self._standing_in(each, held) for each in known]

    def field(self, header: str) -> FieldSpec | None:
        """Return the field that a column of that name holds."""
        return self.known(header).field

    def multiplier(self, header: str, field: FieldSpec, default: int) -> int:
        """Return how many yuan one is in that column; `default` where its header does not say."""
        if field.type is not FieldType.MONEY:
            return 1
        folded = self.fold(header)
        unit = _MONEY_UNIT.search(folded) or _SHORT_UNIT.search(folded)
        return UNITS[unit["unit"] or ""] if unit else default

    def unit_note(self, text: str) -> int | None:
        """Return the unit that a line above the table gives for all its amounts, such as 单位：万元."""
        folded = self.fold(text)
        note = _UNIT_NOTE.search(folded) or _UNIT_CLAUSE.search(folded) or _BARE_UNIT.search(folded)
        return UNITS[note["unit"] or ""] if note else None

    def _standing_in(self, known: KnownName, held: Set[str]) -> KnownName:
        wanted = known.field.stands_in_for if known.field and not known.mapped else None
        if wanted is None or wanted in held:
            return known
        return replace(known, field=self._dictionary[wanted])

    def _known(self, header: str) -> KnownName:
        mapped = self._mapped.get(self._whole_key(header))
        if mapped:
            return mapped
        plain = FOOTNOTE_MARKS.sub("", header)
        known = self._by_dictionary(plain)
        if known is _UNKNOWN:
            # What belongs to no name is taken off only where the name with it is not known.
            bare = _TRANSLATION.sub("", _NUMBERING.sub("", plain, count=1))
            tried = (bare, _ADDRESS.sub("", bare))
            found = (self._by_dictionary(each) for each in dict.fromkeys(tried) if each != plain)
            return next((each for each in found if each is not _UNKNOWN), self._by_either_name(bare))
        return known

    def _by_either_name(self, header: str) -> KnownName:
        """Return what all the names that a header gives side by side agree on."""
        known = [self._by_dictionary(part) for part in _OR.split(header)]
        return known[0] if len({each.field.name if each.field else "" for each in known}) == 1 else _UNKNOWN

    def _by_dictionary(self, header: str) -> KnownName:
        folded = self.fold(header)
        bare = _BRACKETED.sub("", folded)
        # A bracket may belong to the name: it is tried whole before the bracket is taken for a remark.
        forms = [_MARKS.sub("", name) for name in (folded, bare, _without_unit(folded), _without_unit(bare))]
        known = next((self._names[form] for form in forms if form in self._names), None)
        if known and not (known.field and known.field.type is FieldType.MONEY):
            return known
        return self._amount(forms, set(_YEAR.findall(folded))) or known or _UNKNOWN

    def _amount(self, forms: Iterable[str], years: set[str]) -> KnownName | None:
        """Return the amount, or the part of it, that a header names with a year or without: 2024年预算, 财政拨款."""
        if len(years) > 1:
            return None
        year = int(next(iter(years))) if years else None
        for form in forms:
            name = _YEAR.sub("", form) if years else form
            known = self._names.get(name)
            if known and known.field and known.field.type is FieldType.MONEY:
                return replace(known, year=year)
            part = self._parts.get(name.removeprefix(_AMONG))
            if part:
                return replace(part, among=name.startswith(_AMONG), year=year)
        return None

    def _whole_key(self, header: str) -> str:
        # What the user says of a column holds for that column: of its brackets and unit nothing is left out.
        return "".join(self.fold(header).split())


def _without_unit(name: str) -> str:
    # 单位：万元 goes as a whole, or 单位 would be left, which is a column's name too.
    noted, count = _UNIT_NOTE.subn("", name)
    return noted if count else _UNIT_AT_END.sub("", name)
