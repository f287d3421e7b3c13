"""Put an item's own facts into a rule's message. Placeholders are names in braces; nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
BRACKETED = re.compile("（[^（）]*）")
# A submitted cell may be 100,000 characters long; a message is read in one glance.
_LONGEST = 60


def worded(template: str, facts: Mapping[str, object], own: Mapping[str, str]) -> str:
    """Return the template with every placeholder replaced by our `own` words or by a fact of the item, shortened.

    A fact that is not known reads 未填; brackets that would hold nothing else are left out.
    """

    def told(match: re.Match[str]) -> str:
        names = PLACEHOLDER.findall(match.group())
        empty = names and all(name not in own and facts.get(name) in (None, "") for name in names)
        return "" if empty else match.group()

    def said(match: re.Match[str]) -> str:
        name = match.group(1)
        return own[name] if name in own else shortened(facts.get(name))

    return PLACEHOLDER.sub(said, BRACKETED.sub(told, template))


def shortened(value: object) -> str:
    """Return a submitted value on one line, as long as can be read in one glance."""
    if isinstance(value, bool):
        value = "是" if value else "否"
    if isinstance(value, frozenset):
        value = "、".join(sorted(value))
    text = " ".join(str("" if value is None else value).split()) or "未填"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
