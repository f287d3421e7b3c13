"""JSON and JSON Lines → records, each with its row and its pairs of key and value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from procurement_rules.errors import InputError, Place
from procurement_rules.model.clean import clean
from procurement_rules.read import words
from procurement_rules.read.files.encoding import decode
from procurement_rules.read.formats.json_lists import ITEMS, JsonObject, chosen_list, lists_of_records
from procurement_rules.read.formats.json_shapes import rows_as_records, unpaged

# Python refuses to write longer whole numbers as text, and no field holds one.
_LONGEST_NUMBER = 400
_EXPECTED = '对象的数组，或 {"items": [对象, …]} 这样只装着一个数组的对象'
_MOST_NAMED = 5
_LONGEST_PATH = 100
_SEVERAL = "JSON 中有几个记录的数组，分不清哪个是服务事项：{paths}"
# How the messages of Python's reader begin.
_FAULTS = {
    "Expecting value": "这里应有一个值",
    "Expecting property name": "这里应有英文双引号括起的键",
    "Expecting ':'": "键后面缺少英文冒号",
    "Expecting ','": "缺少英文逗号或右括号",
    "Unterminated string": "引号没有配对",
    "Extra data": "后面有多余的内容",
    "Invalid control character": "文字里有控制字符或换行",
    "Invalid \\": "反斜杠后面的字符不对",
    "Illegal trailing comma": "最后一项后面多了逗号",
}
_TOO_DEEP = "JSON 嵌套太深"


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `pairs` is None where there is none, with the reason and the text that stands there."""

    row: int
    pairs: tuple[tuple[str, Any], ...] | None
    reason: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file, with what is to be told of where they lay."""

    records: tuple[Record, ...]
    notes: tuple[str, ...] = ()


def read_json(data: bytes, file: str) -> Records:
    """Return the records of a `.json` file, numbered from 1, wherever in it their array lies."""
    text = decode(data, file)
    try:
        document = _parse(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"不是合法的 JSON（{_told(error)}）",
            where=Place(file, error.lineno, error.colno),
            expected=_EXPECTED,
            remedy="改正该处的标点或引号",
        ) from error
    except RecursionError:
        raise InputError(_TOO_DEEP, where=Place(file), expected=_EXPECTED, remedy="改成一层对象") from None
    listed, notes = _listed(document, file)
    return Records(tuple(_record(row, value) for row, value in enumerate(listed, start=1)), notes)


def read_json_lines(data: bytes, file: str) -> Iterator[Record]:
    """Yield a record a line, numbered as a text editor does; a broken line costs itself only."""
    # Not str.splitlines(), which also breaks at characters that JSON allows inside a string.
    for row, line in enumerate(decode(data, file).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _record(row, _parse(line))
        except json.JSONDecodeError as error:
            yield Record(row, None, f"不是合法的 JSON（第 {error.colno} 列：{_told(error)}）", line)
        except RecursionError:
            yield Record(row, None, _TOO_DEEP, line)


def _told(error: json.JSONDecodeError) -> str:
    return next((told for said, told in _FAULTS.items() if error.msg.startswith(said)), "写法不对")


def _parse(text: str) -> Any:
    # NaN and Infinity stay words: they are no numbers, and a field says so with its own reason.
    return json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_constant=str)


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    return JsonObject(tuple((clean(key), value) for key, value in pairs))


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _listed(document: Any, file: str) -> tuple[list[Any], tuple[str, ...]]:
    if (records := rows_as_records(document)) is not None:
        return records, ()
    if isinstance(document, list):
        return unpaged(document), ()
    lists = lists_of_records(document) if isinstance(document, JsonObject) else {}
    chosen = chosen_list(lists)
    if chosen is None:
        what = _SEVERAL.format(paths=_named(list(lists))) if lists else "JSON 中没有服务事项的数组"
        raise InputError(what, where=Place(file), expected=_EXPECTED, remedy="按此改写")
    return unpaged(lists[chosen]), tuple(_where(chosen, [path for path in lists if path != chosen]))


def _where(chosen: str, others: Sequence[str]) -> Iterator[str]:
    if chosen != ITEMS:
        yield words.RECORDS_IN.format(path=_named([chosen]))
    if others:
        yield words.OTHER_LISTS.format(paths=_named(others))


def _named(paths: Sequence[str]) -> str:
    more = "……" if len(paths) > _MOST_NAMED else ""
    return "、".join(path[:_LONGEST_PATH] for path in paths[:_MOST_NAMED]) + more


def _record(row: int, value: Any) -> Record:
    if isinstance(value, JsonObject):
        return Record(row, value.pairs)
    return Record(row, None, "不是对象，应为 {列名: 内容}", shown(value))


def shown(value: Any) -> str:
    """Return a JSON value as a report shows it; what lies inside an array or an object is left out."""
    if isinstance(value, JsonObject):
        return "{…}"
    return "[…]" if isinstance(value, list) else str(value)
