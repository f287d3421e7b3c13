"""JSON and JSON Lines → records, each with its row and its pairs of key and value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from procurement_rules.errors import InputError, Place
from procurement_rules.model.clean import clean
from procurement_rules.read.encoding import decode

# Python refuses to write longer whole numbers as text, and no field holds one.
_LONGEST_NUMBER = 400
_EXPECTED = '对象的数组，或 {"items": [对象, …]}'
_ITEMS = "items"
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
class JsonObject:
    """An object with its pairs as they were written: a dict would drop repeated keys without a word."""

    pairs: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `pairs` is None where there is none, with the reason and the text that stands there."""

    row: int
    pairs: tuple[tuple[str, Any], ...] | None
    reason: str = ""
    text: str = ""


def read_json(data: bytes, file: str) -> Iterator[Record]:
    """Yield the records of a `.json` file, numbered from 1."""
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
    for row, value in enumerate(_listed(document, file), start=1):
        yield _record(row, value)


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


def _listed(document: Any, file: str) -> list[Any]:
    if isinstance(document, JsonObject):
        document = next((value for key, value in document.pairs if key == _ITEMS), None)
    if not isinstance(document, list):
        raise InputError(
            "JSON 中没有服务事项的数组", where=Place(file), expected=_EXPECTED, remedy="按此改写"
        )
    return document


def _record(row: int, value: Any) -> Record:
    if isinstance(value, JsonObject):
        return Record(row, value.pairs)
    return Record(row, None, "不是对象，应为 {列名: 内容}", shown(value))


def shown(value: Any) -> str:
    """Return a JSON value as a report shows it; what lies inside an array or an object is left out."""
    if isinstance(value, JsonObject):
        return "{…}"
    return "[…]" if isinstance(value, list) else str(value)
