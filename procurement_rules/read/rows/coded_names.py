"""A code and a name in one cell, as exports of budget systems write units: 101001-市民政局, [101001]市民政局."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Field of the name → field of the code.
_CODES = {"purchaser": "purchaser_code"}
# Field of the code → field of the name.
_NAMES = {"declared_code": "declared_catalog_name"}
# 120急救中心 has no code.
_CODED_UNIT = re.compile(
    r"(?:[(（\[【](?P<bracketed>[0-9]{3,12})[)）\]】]\s*|(?P<parted>[0-9]{3,12})[\s\-—_:：]+|(?P<long>[0-9]{6,12}))"
    r"(?P<name>[一-鿿].+)",
    re.DOTALL,
)
_CODED_ENTRY = re.compile(r"(?P<code>[0-9]*[A-Za-z][0-9]{4,})[\s\-—_:：、]*(?P<name>[一-鿿].*)", re.DOTALL)


def parted(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields that a cell with a code and a name stands for; a cell of its own goes first."""
    found: dict[str, str] = {}
    for name, code in _CODES.items():
        if code not in fields and (match := _matched(_CODED_UNIT, fields.get(name))):
            found |= {name: match["name"], code: match["bracketed"] or match["parted"] or match["long"]}
    for code, name in _NAMES.items():
        if match := _matched(_CODED_ENTRY, fields.get(code)):
            found |= {code: match["code"]} if name in fields else {code: match["code"], name: match["name"]}
    return found


def _matched(pattern: re.Pattern[str], value: Any) -> re.Match[str] | None:
    return pattern.fullmatch(value) if isinstance(value, str) else None
