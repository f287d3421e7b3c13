"""Which run a journal belongs to: answers of another one say nothing here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from procurement_rules.model.clean import Text
from procurement_rules.model.precedent import Precedent
from procurement_rules.screen import Screener
from procurement_rules.version import __version__

_CALLED = {
    "program": "程序版本",
    "rules": "规则和数据",
    "catalog": "指导性目录",
    "precedents": "先例",
    "jurisdiction": "适用地区",
    "as_of": "法规截止日",
    "engine": "引擎",
    "all_rules": "是否列出每一条规则",
    "mapping": "列名的对应",
}


class JudgedRun(BaseModel):
    """All that an answer depends on besides its item; `rules`, `catalog` and `precedents` are SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["procurement-rules journal 1"] = "procurement-rules journal 1"
    program: str
    rules: str
    catalog: str
    precedents: str | None
    jurisdiction: str
    as_of: date | None
    engine: str
    all_rules: bool
    mapping: dict[Text, Text | None]

    @classmethod
    def of(cls, screener: Screener, *, all_rules: bool, mapping: Mapping[str, str | None] | None) -> Self:
        """Return what a screener judges by."""
        return cls(
            program=__version__,
            rules=screener.knowledge.rules.digest,
            catalog=screener.catalog.digest,
            precedents=_digest(screener.precedents) if screener.precedents else None,
            jurisdiction=screener.place.id,
            as_of=screener.as_of,
            engine=screener.engine,
            all_rules=all_rules,
            mapping=dict(sorted((mapping or {}).items())),
        )

    def differences(self, other: Self) -> list[str]:
        """Return what of another run is not as in this one, in Chinese."""
        return [called for name, called in _CALLED.items() if getattr(self, name) != getattr(other, name)]


def _digest(precedents: Iterable[Precedent]) -> str:
    said = "\n".join(each.model_dump_json() for each in precedents)
    return hashlib.sha256(said.encode()).hexdigest()
