"""Objects inside a record, as systems write a unit or an amount: {"purchaser": {"code": …, "name": …}}."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procurement_rules.read.formats.json_lists import JsonObject
from procurement_rules.read.headers.column_names import ColumnNames, KnownName

# Which of an object's values is what the object stands for.
_VALUES = frozenset({"name", "label", "text", "value", "amount", "名称", "金额"})
_UNITS = frozenset({"unit", "单位"})
_CURRENCIES = frozenset({"currency", "币种"})
_YUAN = frozenset({"cny", "rmb", "人民币", "元", "人民币元"})
_UNKNOWN = KnownName(None)


def flat_pairs(pairs: tuple[tuple[str, Any], ...], names: ColumnNames) -> tuple[tuple[str, Any], ...]:
    """Return the pairs of a record, of an object in it those values that a field is known for.

    An object of which nothing is known stays as it is, and so is told.
    """
    return tuple(pair for key, value in pairs for pair in _flat(key, value, names))


def _flat(key: str, value: Any, names: ColumnNames) -> Iterator[tuple[str, Any]]:
    inner = list(_inner(key, value, names)) if isinstance(value, JsonObject) else []
    yield from inner or [(key, value)]


def _inner(key: str, value: JsonObject, names: ColumnNames) -> Iterator[tuple[str, Any]]:
    said = {name.lower(): each for name, each in value.pairs}
    currency = next((str(said[name]) for name in _CURRENCIES if said.get(name)), "人民币")
    if currency.lower() not in _YUAN:
        return
    unit = next((said[name] for name in _UNITS if isinstance(said.get(name), str)), "")
    for name, each in value.pairs:
        if isinstance(each, list | JsonObject) or each is None:
            continue
        whole = f"{key}.{name}"
        amount = f"{each}{unit}" if unit and not isinstance(each, bool) else each
        if names.known(whole) != _UNKNOWN:
            yield whole, amount
        elif name.lower() in _VALUES and names.known(key) != _UNKNOWN:
            yield key, amount
