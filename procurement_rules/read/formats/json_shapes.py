"""Other shapes in which systems send records: pages of them, and columns with rows of values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from procurement_rules.read.formats.json_lists import JsonObject, chosen_list, lists_of_records

# What an answer says of itself around the records.
_ABOUT_ANSWER = frozenset(
    {
        *("code", "status", "success", "msg", "message", "error", "timestamp", "requestid", "traceid"),
        *("page", "pageno", "pagenum", "pageindex", "pagesize", "size", "current", "pages", "total", "count"),
    }
)
_NAMES = ("name", "title", "label", "field", "header", "key")
_DEEPEST = 8


def unpaged(records: Sequence[Any]) -> list[Any]:
    """Return the records of all pages where each element is an answer around one list, or else the elements."""
    pages = [_page(record) for record in records]
    return [record for page in pages if page for record in page] if pages and all(pages) else list(records)


def rows_as_records(document: Any, depth: int = 0) -> list[JsonObject] | None:
    """Return the rows of values as records by the names beside or above them; None where there are none."""
    if isinstance(document, list):
        return _records(document[0], document[1:]) if document and _are_texts(document[0]) else None
    if not isinstance(document, JsonObject) or depth == _DEEPEST:
        return None
    for _, rows in document.pairs:
        if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
            continue
        for names in _names(document):
            if (found := _records(names, rows)) is not None:
                return found
        return rows_as_records(rows)
    below = (
        rows_as_records(value, depth + 1) for _, value in document.pairs if isinstance(value, JsonObject)
    )
    return next((found for found in below if found is not None), None)


def _page(record: Any) -> list[Any] | None:
    if not isinstance(record, JsonObject):
        return None
    lists = lists_of_records(record)
    chosen = chosen_list(lists)
    # What else it says would be lost: {"dept": {"purchaserName": …}, "items": […]} is no page.
    return lists[chosen] if chosen and len(lists) == 1 and _ABOUT_ANSWER.issuperset(_said(record)) else None


def _said(record: JsonObject, depth: int = 0) -> Iterator[str]:
    """Yield the keys of an object, and of those in it, that say something themselves."""
    for key, value in record.pairs:
        if isinstance(value, JsonObject) and depth < _DEEPEST:
            yield from _said(value, depth + 1)
        elif not isinstance(value, list):
            yield key.lower()


def _names(document: JsonObject) -> Iterator[Sequence[Any]]:
    for _, value in document.pairs:
        if _are_texts(value):
            yield value
        elif isinstance(value, list) and value and all(isinstance(each, JsonObject) for each in value):
            named = [dict(each.pairs) for each in value]
            for key in _NAMES:
                if _are_texts(texts := [each.get(key) for each in named]):
                    yield texts


def _records(names: Sequence[Any], rows: Sequence[Any]) -> list[JsonObject] | None:
    if not _are_texts(names) or not rows:
        return None
    if not all(isinstance(row, list) and len(row) == len(names) for row in rows):
        return None
    return [JsonObject(tuple(zip(names, row, strict=True))) for row in rows]


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(each, str) for each in value)
