"""Put an item's own facts into a rule's message. Placeholders are names in braces; nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
# A submitted cell may be 100,000 characters long; a message is read in one glance.
_LONGEST = 60


def worded(template: str, words: Mapping[str, object]) -> str:
    """Return the template with every placeholder replaced; what is not known reads 未填."""
    return PLACEHOLDER.sub(lambda match: _short(words.get(match.group(1))), template)


def _short(value: object) -> str:
    text = "未填" if value is None or value == "" else " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
