"""The cells of a header → columns: which field each holds, and in which unit of money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from procurement_rules.model.field import FieldSpec, FieldType
from procurement_rules.model.source import Cell
from procurement_rules.read.amount_columns import WantedYear, amount_columns
from procurement_rules.read.column_names import ColumnNames, KnownName
from procurement_rules.read.values.amount import UNITS

NAMING_FIELDS = frozenset({"name", "description"})
# Their text is read with the description, but alone it does not make a row an item.
_REMARKS = frozenset({"备注", "附注"})
# Beside these, 单位 is what is counted in: 项, 次, 人.
_COUNTS = ("数量", "单价")
_UNIT_NAMES = frozenset({"单位", "金额单位", "货币单位", "计量单位"})
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
        return self.field is not None and self.field.name in NAMING_FIELDS and self.key not in _REMARKS

    @property
    def is_amount(self) -> bool:
        """Tell whether the column holds money."""
        return self.field is not None and self.field.type is FieldType.MONEY

    def cell(self, cells: Sequence[Cell]) -> Cell:
        """Return this column's cell of a row, an amount with the unit that stands beside it."""
        cell = cells[self.index] if self.index < len(cells) else None
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
    known_names = names.standing_in([header.known for header in headers])
    headers = [replace(header, known=known) for header, known in zip(headers, known_names, strict=True)]
    measures = _measures(headers, names)
    amounts = amount_columns([header.known for header in headers], year)
    # What the user says of a column goes before what is known of the others.
    claimed = {each.known.field.name for each in headers if each.known.mapped and each.known.field}
    taken: set[str] = set()
    for index, header in enumerate(headers):
        if not header.text:
            continue
        key, known = names.key(header.text), header.known
        refused = taken if known.mapped else taken | claimed
        field = None if index in measures and not known.mapped else known.field or known.part_of
        is_amount = field is not None and field.type is FieldType.MONEY
        if field is None or (index not in amounts if is_amount else field.name in refused - {"description"}):
            yield Column(index, header.text, key, None, known)
            continue
        # Several columns describe an item together; of any other field but the amount, the first is read.
        taken.add(field.name)
        multiplier = names.multiplier(header.text, field, unit)
        following = names.bare_key(headers[index + 1].text) if index + 1 < len(headers) else ""
        beside = index + 1 if is_amount and following in _UNIT_NAMES else None
        yield Column(index, header.text, key, field, known, multiplier, beside)


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
