"""What one cell of a header row says: which column this is, and how many entries the document declares."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_DECLARED = re.compile(r"\(共?([0-9]{1,6})(?:项|个|类|条)\)")
_BRACKETED = re.compile(r"\([^()]*\)")
_LEVEL_NAME = re.compile(r"第?([一二三四五六七八九1-9])级(?:目录|品目)?(?:名称)?")
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九", start=1)}


class Role(StrEnum):
    """What a column of a catalog or of a list of units holds."""

    CODE = "code"
    NAME = "name"
    UNIT_NAME = "unit_name"
    DESCRIPTION = "description"
    LEVEL = "level"
    PARENT = "parent"


_TITLES = {
    Role.CODE: (
        "code",
        "代码",
        "编码",
        "品目编码",
        "品目代码",
        "目录编码",
        "目录代码",
        "单位代码",
        "单位编码",
    ),
    Role.NAME: ("name", "名称", "品目名称", "目录名称"),
    Role.UNIT_NAME: ("单位名称", "部门名称", "单位", "部门", "部门单位", "单位全称"),
    Role.DESCRIPTION: ("description", "说明", "备注", "品目说明", "目录说明"),
    Role.LEVEL: ("level", "级次", "级别", "层级"),
    Role.PARENT: ("parent", "上级", "上级代码", "上级编码", "上级目录"),
}
_ROLES = {title: role for role, titles in _TITLES.items() for title in titles}


@dataclass(frozen=True, slots=True)
class Heading:
    """One header cell; `level` is set for 一级目录 and its like, `declared` for a count such as (2项)."""

    role: Role | None
    level: int | None = None
    declared: int | None = None


def heading(text: str) -> Heading:
    """Return what the header cell says; a title of another kind has no role."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    count = _DECLARED.search(plain)
    title = _BRACKETED.sub("", plain).strip("*:")
    level = _LEVEL_NAME.fullmatch(title)
    return Heading(
        role=Role.NAME if level else _ROLES.get(title),
        level=_numeral(level[1]) if level else None,
        declared=int(count[1]) if count else None,
    )


def _numeral(text: str) -> int:
    return _NUMERALS[text] if text in _NUMERALS else int(text)
