"""The rows of a batch as they are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from procurement_rules.compare.words import WordReader, Words
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.text import Fold


@dataclass(frozen=True, slots=True)
class Row:
    """An item of the batch; what is not known of it is None.

    `words` are those of the name, or of the description where the name says nothing; `detail` the description's
    words beside a name. `numbers` leaves out the fiscal year.
    """

    index: int
    words: Words
    detail: Words | None
    numbers: tuple[str, ...]
    purchaser: str | None
    year: int | None
    budget: Decimal | None

    def missing(self, *fields: str) -> tuple[str, ...]:
        """Return the item fields among `fields` that are not known."""
        known = {
            "purchaser": self.purchaser,
            "fiscal_year": self.year,
            "budget": self.budget,
            "description": self.detail,
        }
        return tuple(field for field in fields if known[field] is None)


def read_rows(items: Sequence[ServiceItem], fold: Fold, boilerplate: Sequence[str]) -> list[Row]:
    """Return the comparable rows; an item without any letter or number is left out."""
    reader = WordReader(fold, boilerplate)
    purchasers = _purchasers(items, reader)
    rows = (_row(index, item, purchasers[index], reader) for index, item in enumerate(items))
    return [row for row in rows if row is not None]


def _row(index: int, item: ServiceItem, purchaser: str | None, reader: WordReader) -> Row | None:
    own = reader.folded(item.purchaser) if item.purchaser else None
    name, detail = reader.read(item.name, own), reader.read(item.description, own)
    told = name.numbers if name else ()
    if not _speaks(name, detail):
        name, detail, told = detail, None, told + (detail.numbers if detail else ())
    if name is None:
        return None
    told = tuple(number for number in told if number != str(item.fiscal_year))
    return Row(index, name, detail, told, purchaser, item.fiscal_year, item.budget)


def _speaks(name: Words | None, detail: Words | None) -> bool:
    """Tell whether the name speaks for the item, not the description in its place."""
    return name is not None and (name.telling or detail is None or not detail.telling)


def _purchasers(items: Sequence[ServiceItem], reader: WordReader) -> list[str | None]:
    """Return who buys each item: its code or the only one that its name has in the batch, else the name."""
    told = [(reader.folded(item.purchaser_code or ""), reader.folded(item.purchaser or "")) for item in items]
    codes = defaultdict(set)
    for code, name in told:
        if code and name:
            codes[name].add(code)
    return [_purchaser(code, name, codes.get(name, set())) for code, name in told]


def _purchaser(code: str, name: str, codes: set[str]) -> str | None:
    if not code and len(codes) == 1:
        (code,) = codes
    # The marks keep a code from meeting a name of the same letters.
    return f"#{code}" if code else f"={name}" if name else None
