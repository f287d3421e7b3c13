"""Read labelled rows: the columns that hold the answers tell what a table measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from procurement_rules.errors import InputError, Place
from procurement_rules.model.item import ServiceItem

NOTHING_FITS = "NONE"
# What rows are measured apart by, where a table says it; `origin` tells real titles from authored ones.
SLICES = ("origin", "style", "split")
_CODES = ("gold", "codes", "jiaozuo_gold")
_PROHIBITIONS = ("label", "categories")
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
    rows: Sequence[Mapping[str, str]],
    what: Measured,
    catalog: str,
    *,
    file: str,
    split: str | None = None,
    origin: str = "",
) -> list[LabelledRow]:
    """Return the rows labelled for `catalog` or for no particular one, with `split` those of that split.

    `origin` is that of rows which do not say their own. Raises InputError where a row has no label or says nothing.
    """
    chosen = (
        row for row in rows if split in (None, row.get("split")) and row.get("catalog", catalog) == catalog
    )
    return [_labelled(row, what, file, origin) for row in chosen]


def _labelled(row: Mapping[str, str], what: Measured, file: str, origin: str) -> LabelledRow:
    given = {name: row[name] for name in _ITEM_FIELDS if (row.get(name) or "").strip()}
    if not given.keys() & {"name", "description"}:
        raise InputError("有一行既无 name 也无 description", where=Place(file), remedy="补上或删去这一行")
    item = ServiceItem.model_validate(given)
    parts = {column: row[column] for column in SLICES if row.get(column)}
    slices = {"origin": origin, **parts} if origin else parts
    if what is Measured.CODING:
        return LabelledRow(item, slices, codes=_codes(row, file))
    if "label" in row:
        return LabelledRow(item, slices, prohibited=_QUIZ.get(row["label"]))
    if "categories" not in row:
        raise _without_labels(file)
    categories = _parts(row["categories"])
    return LabelledRow(item, slices, prohibited=bool(categories), categories=categories)


def _codes(row: Mapping[str, str], file: str) -> frozenset[str]:
    written = next((row[name] for name in _CODES if name in row), None)
    if written is None:
        raise _without_labels(file)
    return _parts(written) - {NOTHING_FITS}


def _parts(written: str) -> frozenset[str]:
    return frozenset(part.strip() for part in written.split("|")) - {""}


def _without_labels(file: str) -> InputError:
    return InputError(
        "表里没有标注",
        where=Place(file),
        expected="gold 或 codes 列（编码），label 或 categories 列（禁止内容）",
        remedy="补上这样的列",
    )
