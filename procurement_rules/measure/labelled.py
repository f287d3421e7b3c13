"""Read labelled rows: which columns hold the answer tells what the file measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from procurement_rules.errors import InputError
from procurement_rules.model.item import ServiceItem

_CODES = ("gold", "codes", "jiaozuo_gold")
_SLICES = ("origin", "style", "split")
_ITEM_FIELDS = ("name", "description", "purchaser", "funding_source")
NOTHING_FITS = "NONE"
# The labels of an official quiz: may be bought, prohibited, content fine but the purchaser not eligible.
_QUIZ = {"OK": False, "NO": True, "BODY": False}


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """An item with its right answer: `codes` (empty: nothing fits), or whether it is `prohibited` and why."""

    item: ServiceItem
    slice: str
    codes: frozenset[str] | None = None
    prohibited: bool | None = None
    categories: frozenset[str] = frozenset()


def labelled_rows(
    rows: Iterable[Mapping[str, str]], catalog: str, split: str | None = None
) -> list[LabelledRow]:
    """Return the rows labelled for `catalog` (or for no particular one), those of one `split` if it is given.

    Raises InputError where no row is left.
    """
    chosen = [
        row for row in rows if split in (None, row.get("split")) and row.get("catalog", catalog) == catalog
    ]
    labelled = [_labelled(row) for row in chosen]
    if not labelled:
        raise InputError(
            "没有可以评测的行",
            expected="含 gold、codes、label 或 categories 列的表",
            remedy="检查文件和 --split",
        )
    return labelled


def _labelled(row: Mapping[str, str]) -> LabelledRow:
    given = {name: row[name] for name in _ITEM_FIELDS if (row.get(name) or "").strip()}
    if not given.keys() & {"name", "description"}:
        raise InputError("标注表中有一行既无 name 也无 description", remedy="补上或删去这一行")
    item = ServiceItem.model_validate(given)
    part = next((row[name] for name in _SLICES if row.get(name)), "全部")
    codes = next((row[name] for name in _CODES if name in row), None)
    if codes is not None:
        return LabelledRow(item, part, codes=frozenset(codes.split("|")) - {NOTHING_FITS, ""})
    if "label" in row:
        return LabelledRow(item, part, prohibited=_QUIZ.get(row["label"]))
    if "categories" not in row:
        raise InputError(
            "表里没有标注", expected="gold、codes、label 或 categories 列", remedy="补上这样的列"
        )
    categories = frozenset(row["categories"].split("|")) - {""}
    return LabelledRow(item, part, prohibited=bool(categories), categories=categories)
