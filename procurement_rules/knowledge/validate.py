"""Check a document against a model, and tell its first fault in Chinese with line and column."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.document import Document, YamlPath

Model = TypeVar("Model", bound=BaseModel)

_LONGEST_SHOWN = 60
_EXPECTED = {
    "string_type": "文本",
    "int_parsing": "整数",
    "int_type": "整数",
    "bool_type": "true 或 false",
    "bool_parsing": "true 或 false",
    "date_from_datetime_parsing": "日期，例如 2020-03-01",
    "date_parsing": "日期，例如 2020-03-01",
    "date_type": "日期，例如 2020-03-01",
    "tuple_type": "列表（每行以 - 开头，或 [ ]）",
    "model_type": "键值对",
    "dict_type": "键值对",
    "string_pattern_mismatch": "小写英文字母、数字和连字符",
    "too_short": "至少一项",
    "string_too_short": "不能是空的",
    "float_type": "数",
    "float_parsing": "数",
    "finite_number": "数",
    "decimal_type": "数",
    "decimal_parsing": "数",
    "greater_than": "大于 {gt} 的数",
    "greater_than_equal": "不小于 {ge} 的数",
    "less_than": "小于 {lt} 的数",
    "less_than_equal": "不大于 {le} 的数",
    "list_type": "列表（每行以 - 开头，或 [ ]）",
    "set_type": "列表（每行以 - 开头，或 [ ]）",
    "frozen_set_type": "列表（每行以 - 开头，或 [ ]）",
}


def validated(model: type[Model], document: Document, path: YamlPath = ()) -> Model:
    """Return the part of the document at `path` as `model`. Raises KnowledgeError."""
    data = document.data
    for step in path:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        # A misspelt key is the cause where a missing one is the effect, and a list is short of what was refused in it.
        found = [each for each in error.errors() if each["type"] != "too_short"] or error.errors()
        details = sorted(found, key=lambda each: each["type"] != "extra_forbidden")
        raise _fault(document, path, details[0], model, len(details) - 1) from error


def _fault(
    document: Document, path: YamlPath, detail: ErrorDetails, model: type[BaseModel], others: int
) -> KnowledgeError:
    kind, full = detail["type"], _found(document, path, detail["loc"])
    more = f"（另有 {others} 处）" if others else ""
    if kind == "missing":
        return document.fault(f"缺少 {detail['loc'][-1]}{more}", full, remedy="补上这一项")
    if kind == "extra_forbidden":
        name = str(detail["loc"][-1])
        return document.fault(
            f"不认识的键 {name}{more}", (*full, name), key=True, remedy=_hint(name, _keys(model))
        )
    if kind in ("enum", "literal_error"):
        allowed = str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", "、").replace(", ", "、")
        return document.fault(f"值 {detail['input']!s:.60} 不在允许范围{more}", full, expected=allowed)
    if kind in ("value_error", "condition_kind"):
        return document.fault(f"{detail['msg'].removeprefix('Value error, ')}{more}", full)
    return document.fault(
        f"值 {_shown(detail['input'])} 不符合要求{more}",
        full,
        expected=_EXPECTED.get(kind, "格式说明中写明的类型和范围").format_map(detail.get("ctx", {})),
        remedy="改正这一项",
    )


def _found(document: Document, path: YamlPath, loc: tuple[str | int, ...]) -> YamlPath:
    """Return the path of the fault in the document; pydantic's own steps (the tags of a union) are not in it."""
    for step in loc:
        if document.has((*path, step)):
            path = (*path, step)
    return path


def _keys(model: type[BaseModel]) -> list[str]:
    names: set[str] = set()
    todo: list[Any] = [model]
    while todo:
        kind = todo.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            new = {field.alias or name for name, field in kind.model_fields.items()} - names
            names |= new
            todo.extend(field.annotation for field in kind.model_fields.values() if new)
        todo.extend(getattr(kind, "__args__", ()))
    return sorted(names)


# What cannot be left out must be filled in.
_REQUIRED = {"文件": "写上 corpus/instruments.yaml 里登记的文号，没有登记的文件先在那里登记"}


def _hint(name: str, known: Iterable[str], what: str = "") -> str:
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    if near:
        return f"确认是否想写 {near[0]}"
    return _REQUIRED.get(what, "删去它，或查阅 docs/rules.md 的格式说明")


def unknown_name(
    document: Document, path: YamlPath, what: str, name: str, known: Iterable[str]
) -> KnowledgeError:
    """Return the error for a name that is not in its vocabulary, with the nearest one that is."""
    return document.fault(f"{what} {name} 不存在", path, remedy=_hint(name, known, what))


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
