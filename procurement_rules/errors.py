"""Every error of the package's own, on one page.

    ProcurementRulesError            base of all; str() is one Chinese line for the user
    ├── InputError                   the submitted file cannot be read as a table of services
    ├── UsageError                   a parameter names something that does not exist
    ├── KnowledgeError               a file of rules/ or corpus/ breaks its own format
    │   └── RuleTooLargeError        a rule is larger than an engine can judge safely
    └── EngineError                  an engine failed; never turned into a verdict

A message says what is wrong, where, what was expected and what to do, in that order.
"""

from __future__ import annotations

import errno
import re
from typing import NamedTuple

# Python tells these in English, or in the language of the machine.
_SYSTEM_FAULTS = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "路径太长",
    errno.EIO: "磁盘读写出错",
}


# How the tables of a document or a web page are named, which have no names of their own.
BUILT_TABLE = "第 {number} 个表格"
_BUILT_TABLE = re.compile(BUILT_TABLE.format(number="[0-9]+"))


def is_built(sheet: str | None) -> bool:
    """Tell whether the name is that of a table of a document or a web page."""
    return _BUILT_TABLE.fullmatch(sheet or "") is not None


def sheet_words(sheet: str) -> str:
    """Return how a sentence names a sheet: 工作表“目录”; a table of a document is named as it is: 第 2 个表格."""
    return sheet if is_built(sheet) else f"工作表“{sheet}”"


class Place(NamedTuple):
    """Where in a file a fault is: `file:line:column`, or file, sheet and cell."""

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.sheet is not None or self.cell is not None:
            parts = [self.file]
            if self.sheet:
                parts.append(sheet_words(self.sheet))
            if self.cell:
                parts.append(f"单元格 {self.cell}")
            return " ".join(parts)
        numbers = [str(n) for n in (self.line, self.column) if n is not None]
        return ":".join([self.file, *numbers])


class ProcurementRulesError(Exception):
    """Base class: one line that says what, where, what was expected, and what to do."""

    def __init__(
        self, what: str, *, where: Place | None = None, expected: str = "", remedy: str = ""
    ) -> None:
        self.what = what
        self.where = where
        self.expected = expected
        self.remedy = remedy
        super().__init__(self._line())

    def _line(self) -> str:
        # A file name or a cell may hold line breaks; the message stays one line.
        parts = [f"{self.where}：{self.what}" if self.where else self.what]
        if self.expected:
            parts.append(f"应为：{self.expected}")
        if self.remedy:
            parts.append(f"请{self.remedy}")
        return "；".join(" ".join(part.split()) for part in parts)


def system_fault(error: OSError | ValueError) -> str:
    """Return in Chinese what the file system objects to; a ValueError is a path that no file system can hold."""
    if not isinstance(error, OSError):
        return "路径里有不能用的字符"
    return _SYSTEM_FAULTS.get(error.errno or 0, "系统读写出错")


class InputError(ProcurementRulesError):
    """The submitted file cannot be read as a table of services."""


class UsageError(ProcurementRulesError):
    """A parameter names something that does not exist, such as a jurisdiction."""


class KnowledgeError(ProcurementRulesError):
    """A file of `rules/` or `corpus/` breaks its own format."""


class RuleTooLargeError(KnowledgeError):
    """A rule has more branches than the engine can judge safely."""


class EngineError(ProcurementRulesError):
    """An engine failed; the failure is never turned into a verdict."""
