"""Where in a JSON document the records lie: exports wrap them as data.list, result.rows and the like."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ITEMS = "items"
# What interfaces call the list that was asked for.
_USUAL = frozenset({ITEMS, "data", "list", "rows", "records", "result", "results"})
_DEEPEST = 8
_MOST_OBJECTS = 10_000


@dataclass(frozen=True, slots=True)
class JsonObject:
    """An object with its pairs as they were written: a dict would drop repeated keys without a word."""

    pairs: tuple[tuple[str, Any], ...]


def lists_of_records(document: JsonObject) -> Mapping[str, list[Any]]:
    """Return path → list, for every list of objects that lies in objects only, the outer ones first.

    A list called items at the very top counts, whatever it holds.
    """
    lists: dict[str, list[Any]] = {}
    waiting = deque[tuple[tuple[str, ...], JsonObject]]([((), document)])
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            break
        path, each = waiting.popleft()
        for key, value in each.pairs:
            below = (*path, key)
            if isinstance(value, JsonObject) and len(below) < _DEEPEST:
                waiting.append((below, value))
            elif isinstance(value, list) and (
                below == (ITEMS,) or any(isinstance(v, JsonObject) for v in value)
            ):
                lists[_unused(".".join(below), lists)] = value
    return lists


def chosen_list(lists: Mapping[str, list[Any]]) -> str | None:
    """Return the path of the list that holds the records: items, or the only one, or the only one with a usual name."""
    if ITEMS in lists or len(lists) == 1:
        return ITEMS if ITEMS in lists else next(iter(lists))
    usual = [path for path in lists if path.rpartition(".")[2] in _USUAL]
    return usual[0] if len(usual) == 1 else None


def _unused(path: str, lists: Mapping[str, list[Any]]) -> str:
    # The same key may come twice.
    number = len(lists) + 1
    while path in lists:
        path, number = f"{path}#{number}", number + 1
    return path
