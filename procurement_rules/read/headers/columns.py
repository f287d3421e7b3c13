"""The cells of a header → columns: which field each holds, and in which unit of money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from procurement_rules.model.field import FieldSpec, FieldType
from procurement_rules.model.source import Cell
from procurement_rules.read.headers.amount_columns import WantedYear, amount_columns
from procurement_rules.read.headers.column_names import ColumnNames, KnownName
from procurement_rules.read.headers.ticked import option_ticked
from procurement_rules.read.values.amount import UNITS

_CODE = "declared_code"
NAMING_FIELDS = frozenset({"name", "description"})
# Their text is read with the description, but alone it does not make a row an item.
REMARKS = frozenset({"备注", "附注"})
# Beside these, 单位 is what is counted in: 项, 次, 人.
_COUNTS = ("数量", "单价")
_UNIT_NAMES = frozenset({"单位", "金额单位", "货币单位", "计量单位"})
MONEY_WORDS = ("元", "万")
# Beside the parts of an amount, these are the whole.
_SUMS = frozenset({"合计", "总计", "小计", "共计"})
_AMOUNT = "预算金额"
_YEAR = re.compile("(20[0-9]{2})年度?")
_FEWEST_YEARS = 2
_UNITS_OF_MONEY = frozenset(f"{unit}元" for unit in UNITS)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """What a header says of one column, and what that is known as."""

    text: str
    known: KnownName


@dataclass(frozen=True, slots=True)
class Column:
    """One named column; `field` is None where nobody reads it, `known` what its header says all the same."""

    index: int
    header: str
    key: str
    field: FieldSpec | None
    known: KnownName
    multiplier: int = 1
    # Where the unit of each amount stands in a column of its own.
    unit_index: int | None = None

    @property
    def names_item(self) -> bool:
        """Tell whether the column says what is bought."""
        return self.field is not None and self.field.name in NAMING_FIELDS and self.key not in REMARKS

    @property
    def is_amount(self) -> bool:
        """Tell whether the column holds money."""
        return self.field is not None and self.field.type is FieldType.MONEY

    @property
    def states_unit(self) -> bool:
        """Tell whether the header, or the column beside, says in which unit an amount is."""
        return any(word in self.header for word in MONEY_WORDS) or self.unit_index is not None

    def cell(self, cells: Sequence[Cell]) -> Cell:
        """Return this column's cell of a row: an amount with the unit that stands beside it, a tick as its answer."""
        cell = cells[self.index] if self.index < len(cells) else None
        if self.known.option:
            return option_ticked(cell, self.known.option)
        if cell is None or self.unit_index is None or self.unit_index >= len(cells):
            return cell
        unit = str(cells[self.unit_index] or "").strip()
        states_none = str(cell).rstrip()[-1:].isdigit()
        return f"{cell}{unit}" if states_none and unit in _UNITS_OF_MONEY else cell


def read_columns(
    headers: Sequence[HeaderCell], names: ColumnNames, unit: int, year: WantedYear
) -> Iterator[Column]:
    """Yield the columns that have a header; `unit` is how many yuan one is where the header does not say.

    `year` is the one that the amount is wanted of, where every column of amounts has its own.
    """
    known_names = names.standing_in(_with_years(headers, _with_sum(headers, names), names, unit))
    headers = [replace(header, known=known) for header, known in zip(headers, known_names, strict=True)]
    measures = _measures(headers, names)
    amounts = amount_columns([header.known for header in headers], year)
    read = amounts | _read(headers, measures)
    for index, header in enumerate(headers):
        if not header.text:
            continue
        key, known = names.key(header.text), header.known
        field = known.field or known.part_of
        if field is None or index not in read:
            multiplier = names.multiplier(header.text, field, unit) if field else 1
            yield Column(index, header.text, key, None, known, multiplier)
            continue
        is_amount = field.type is FieldType.MONEY
        multiplier = names.multiplier(header.text, field, unit)
        following = names.bare_key(headers[index + 1].text) if index + 1 < len(headers) else ""
        beside = index + 1 if is_amount and following in _UNIT_NAMES else None
        yield Column(index, header.text, key, field, known, multiplier, beside)


def _with_sum(headers: Sequence[HeaderCell], names: ColumnNames) -> list[KnownName]:
    """Return what the headers are known as; 合计 beside columns of sources of money is their sum."""
    known = [header.known for header in headers]
    whole = next((each.part_of for each in known if each.part_of), None)
    if whole is None or any(each.field == whole for each in known):
        return known
    return [
        replace(each, field=whole, word=header.text)
        if each == KnownName(None) and names.bare_key(header.text) in _SUMS
        else each
        for header, each in zip(headers, known, strict=True)
    ]


def _with_years(
    headers: Sequence[HeaderCell], known: list[KnownName], names: ColumnNames, unit: int
) -> list[KnownName]:
    """Return what the headers are known as; 2024年 beside 2025年 is an amount where all is counted in 万元, and nothing else is."""
    years = {index: _YEAR.fullmatch(header.text.strip()) for index, header in enumerate(headers)}
    dated = {
        index: int(match[1]) for index, match in years.items() if match and known[index] == KnownName(None)
    }
    whole = names.field(_AMOUNT)
    is_given = any((each.field or each.part_of) == whole for each in known)
    if unit == 1 or is_given or len(dated) < _FEWEST_YEARS:
        return known
    return [
        replace(each, field=whole, word=headers[index].text, year=dated[index]) if index in dated else each
        for index, each in enumerate(known)
    ]


def _read(headers: Sequence[HeaderCell], measures: frozenset[int]) -> frozenset[int]:
    """Return the columns that are read, those of amounts left out.

    Several columns describe an item together, and several may be ticked. Of any other field, what the user says goes first, and then the name
    that the dictionary lists first: 单位名称 before 主管部门, whichever stands on the left.
    """
    best: dict[str, tuple[bool, int, int]] = {}
    several: set[int] = set()
    ticked: dict[str, set[int]] = {}
    for index, header in enumerate(headers):
        known, field = header.known, header.known.field
        if not header.text or field is None or field.type is FieldType.MONEY:
            continue
        if index in measures and not known.mapped:
            continue
        if field.name == "description":
            several.add(index)
            continue
        if known.option:
            ticked.setdefault(field.name, set()).add(index)
            continue
        rank = not known.mapped, _place(known.word, field), index
        best[field.name] = min(best.get(field.name, rank), rank)
    single = {name: index for name, (_, _, index) in best.items()}
    several |= {index for name, columns in ticked.items() if name not in best for index in columns}
    return frozenset(several | {_of_level(index, headers, single) for index in single.values()})


def _of_level(index: int, headers: Sequence[HeaderCell], single: Mapping[str, int]) -> int:
    """Return the column instead of which one is to be read: of 代码 | 一级 | 代码 | 二级, the code nearest the name."""
    name = single.get("name")
    if name is None or index != single.get(_CODE) or headers[index].known.mapped:
        return index
    beside = (name + 1, *range(name - 1, -1, -1))
    alike = (at for at in beside if at < len(headers) and headers[at].known == headers[index].known)
    return next(alike, index)


def _place(word: str, field: FieldSpec) -> int:
    """Return where the dictionary lists a name; one that stands in for the field comes last."""
    known = (field.label, *field.aliases, field.name)
    return known.index(word) if word in known else len(known)


def _measures(headers: Sequence[HeaderCell], names: ColumnNames) -> frozenset[int]:
    """Return the columns called 单位 that hold units of measure and not the purchaser.

    That is so beside a quantity or a price; farther off, where 单位 follows the name or another column is the
    purchaser's. Ahead of the name it is the unit that buys, wherever the quantity stands.
    """
    keys = [names.bare_key(header.text) for header in headers]
    counts = [index for index, key in enumerate(keys) if key.endswith(_COUNTS)]
    units = [index for index, key in enumerate(keys) if key == "单位"]
    if not counts or not units:
        return frozenset()
    fields = [header.known.field.name if header.known.field else None for header in headers]
    others = fields.count("purchaser") > len(units)
    first = next((index for index, field in enumerate(fields) if field in NAMING_FIELDS), len(fields))
    return frozenset(
        index
        for index in units
        if others or index > first or any(abs(index - count) == 1 for count in counts)
    )
