"""Read labelled rows: the columns that hold the answers tell what a table measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from procurement_rules.errors import InputError, Place
from procurement_rules.measure.known import Known, LabelCell
from procurement_rules.model.item import ServiceItem

# What rows are measured apart by, where a table says it; `origin` tells real titles from authored ones.
SLICES = ("origin", "style", "split")
_CODES = ("gold", "codes", "jiaozuo_gold")
_PROHIBITIONS = ("label", "categories")
_SHOWN = 40
_MOST_VALUES = 10
_ITEM_FIELDS = ("name", "description", "purchaser", "funding_source")
# The labels of an official quiz: may be bought, prohibited, content fine but the purchaser not eligible.
_QUIZ = {"OK": False, "NO": True, "BODY": False}


class Measured(StrEnum):
    """What labels are about."""

    CODING = "coding"
    PROHIBITIONS = "prohibitions"


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """An item with its right answer: `codes` (empty: nothing fits), or whether it is `prohibited` and why.

    `slices` gives the part that it belongs to by the columns that say one.
    """

    item: ServiceItem
    slices: Mapping[str, str] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    prohibited: bool | None = None
    categories: frozenset[str] = frozenset()


def measured(columns: Sequence[str], file: str) -> Measured:
    """Return what a table with these columns measures. Raises InputError where they do not tell it."""
    kinds = {
        Measured.CODING: any(column in _CODES for column in columns),
        Measured.PROHIBITIONS: any(column in _PROHIBITIONS for column in columns),
    }
    told = [kind for kind, said in kinds.items() if said]
    if len(told) > 1:
        raise InputError(
            "表里既有编码的标注，又有禁止内容的标注",
            where=Place(file),
            remedy="写明评哪一种：--coding 或 --prohibitions",
        )
    if not told:
        raise _without_labels(file)
    return told[0]


def labelled_rows(
    rows: Mapping[int, Mapping[str, str]],
    what: Measured,
    known: Known,
    *,
    file: str,
    split: str | None = None,
    origin: str = "",
) -> list[LabelledRow]:
    """Return the rows, given by their numbers, that are labelled for the known catalog or for no particular one.

    With `split` they are those of that split. `origin` is that of rows which do not say their own. Raises InputError where
    a row says nothing, has no label, or one that is not known, and where no row is left.
    """
    if not rows:
        raise InputError("表里只有表头，没有可以评测的行", where=Place(file), remedy="一行写一项，补上标注")
    own = {number: row for number, row in rows.items() if row.get("catalog", known.catalog) == known.catalog}
    if not own:
        raise InputError(
            f"没有可以评测的行：要评的目录是 {known.catalog}，catalog 列里只有 {_values(rows, 'catalog')}",
            where=Place(file),
            remedy="用 --jurisdiction 或 --catalog 改评标注所用的目录",
        )
    chosen = {number: row for number, row in own.items() if split in (None, row.get("split"))}
    if not chosen:
        raise InputError(
            f"没有可以评测的行：没有一行的 split 列是“{split}”",
            where=Place(file),
            expected=_values(own, "split") or "表里有 split 列",
            remedy="改正或去掉 --split",
        )
    return [_labelled(row, what, known, file, number, origin) for number, row in chosen.items()]


def _values(rows: Mapping[int, Mapping[str, str]], column: str) -> str:
    values = dict.fromkeys(row.get(column, "") for row in rows.values())
    return "、".join(value[:_SHOWN] for value in list(values)[:_MOST_VALUES] if value)


def _labelled(
    row: Mapping[str, str], what: Measured, known: Known, file: str, number: int, origin: str
) -> LabelledRow:
    given = {name: row[name] for name in _ITEM_FIELDS if (row.get(name) or "").strip()}
    if not given.keys() & {"name", "description"}:
        raise InputError(
            f"第 {number} 行既无 name 也无 description", where=Place(file), remedy="补上或删去这一行"
        )
    item = ServiceItem.model_validate(given)
    parts = {column: row[column] for column in SLICES if row.get(column)}
    slices = {"origin": origin, **parts} if origin else parts
    if what is Measured.CODING:
        return LabelledRow(item, slices, codes=known.codes(_cell(row, _CODES, file, number)))
    if "label" in row:
        return LabelledRow(item, slices, prohibited=_QUIZ.get(row["label"]))
    categories = known.categories(_cell(row, ("categories",), file, number))
    return LabelledRow(item, slices, prohibited=bool(categories), categories=categories)


def _cell(row: Mapping[str, str], columns: Sequence[str], file: str, number: int) -> LabelCell:
    column = next((name for name in columns if name in row), None)
    if column is None:
        raise _without_labels(file)
    return LabelCell(file, number, column, row[column])


def _without_labels(file: str) -> InputError:
    return InputError(
        "表里没有标注",
        where=Place(file),
        expected="gold 或 codes 列（编码），label 或 categories 列（禁止内容）",
        remedy="补上这样的列",
    )
