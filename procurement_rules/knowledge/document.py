"""YAML documents that remember the line and column of every key and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from procurement_rules.errors import KnowledgeError, Place

YamlPath = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A leading zero makes a code, not a number.
_INTEGER = re.compile(r"0|[-+]?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTED = ('"', "'", "|", ">")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# Deeper nesting than any rule needs; a hostile file must not exhaust the stack.
_DEEPEST = 60


class Document:
    """A YAML file as plain data, and where each part of it stands."""

    def __init__(self, path: Path, shown: str, text: str) -> None:
        self.path = path
        self.shown = shown
        self._marks: dict[YamlPath, tuple[int, int]] = {}
        self._keys: dict[YamlPath, tuple[int, int]] = {}
        self._seen: set[int] = set()
        node = self._compose(text)
        if node is None:
            raise KnowledgeError("文件是空的", where=Place(shown, 1, 1), remedy="写入内容或删除文件")
        self.data: Any = self._construct(node, ())

    def place(self, path: YamlPath = (), *, key: bool = False) -> Place:
        """Return where the value (or with `key` its key) stands, or the nearest part above it that does."""
        for length in range(len(path), -1, -1):
            part = path[:length]
            mark = (self._keys if key else self._marks).get(part) or self._marks.get(part)
            if mark is not None:
                return Place(self.shown, mark[0] + 1, mark[1] + 1)
        return Place(self.shown, 1, 1)

    def has(self, path: YamlPath) -> bool:
        """Tell whether the document has a value at `path`."""
        return path in self._marks

    def fault(
        self, what: str, path: YamlPath = (), *, key: bool = False, expected: str = "", remedy: str = ""
    ) -> KnowledgeError:
        """Return an error at a part of the document."""
        return KnowledgeError(what, where=self.place(path, key=key), expected=expected, remedy=remedy)

    def _compose(self, text: str) -> yaml.Node | None:
        try:
            self._check_depth(text)
            return yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            where = Place(self.shown, mark.line + 1, mark.column + 1) if mark else Place(self.shown)
            raise KnowledgeError(
                "不是合法的 YAML",
                where=where,
                expected="缩进对齐、冒号后有空格、括号和引号成对",
                remedy="检查这一行及上一行",
            ) from error
        except (yaml.YAMLError, RecursionError) as error:
            raise KnowledgeError(
                "不是合法的 YAML", where=Place(self.shown), remedy="检查文件中的特殊字符和嵌套层数"
            ) from error

    def _check_depth(self, text: str) -> None:
        """Refuse deep nesting from the flat stream of events: the composer itself would exhaust the stack."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST + 1:
                mark = event.start_mark
                where = Place(self.shown, mark.line + 1, mark.column + 1) if mark else Place(self.shown)
                raise KnowledgeError(f"嵌套超过 {_DEEPEST} 层", where=where, remedy="简化条件")

    def _construct(self, node: yaml.Node, path: YamlPath) -> Any:
        self._marks[path] = (node.start_mark.line, node.start_mark.column)
        if id(node) in self._seen:
            raise self.fault("不支持 YAML 的锚点和引用（& 和 *）", path, remedy="把内容写全")
        if len(path) > _DEEPEST:
            raise self.fault(f"嵌套超过 {_DEEPEST} 层", path, remedy="简化条件")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: self._construct(value, (*path, key)) for key, value in self._pairs(node, path)}
        if isinstance(node, yaml.SequenceNode):
            return [self._construct(value, (*path, number)) for number, value in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # noqa: S101 - YAML has no fourth kind of node
        return _scalar(node)

    def _pairs(self, node: yaml.MappingNode, path: YamlPath) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, value in node.value:
            key = str(key_node.value)
            mark = (key_node.start_mark.line, key_node.start_mark.column)
            if (*path, key) in self._keys:
                raise KnowledgeError(
                    f"键 {key} 写了两次",
                    where=Place(self.shown, mark[0] + 1, mark[1] + 1),
                    remedy="合并或删去一处",
                )
            self._keys[(*path, key)] = mark
            yield key, value


def _scalar(node: yaml.ScalarNode) -> Any:
    """Return a plain value. Only true and false are boolean: `no` and `on` are words."""
    text = str(node.value)
    if node.style in _QUOTED:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else _date(text)


def _date(text: str) -> date | str:
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else text
    except ValueError:
        return text


def read_document(path: Path, root: Path) -> Document:
    """Read a YAML file; it is shown relative to `root`. Raises KnowledgeError."""
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnowledgeError(
            "文件无法读取", where=Place(shown), remedy="检查文件是否存在、是否有权限"
        ) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError("文件不是 UTF-8 编码", where=Place(shown), remedy="另存为 UTF-8 编码") from error
    return Document(path, shown, text)
