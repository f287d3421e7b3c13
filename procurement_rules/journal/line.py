"""One line of a journal ↔ the answer on one item."""

from __future__ import annotations

import hashlib
import re

from pydantic import BaseModel, ConfigDict, ValidationError

from procurement_rules.errors import UsageError
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Verdict

# A verdict, or why there can be none.
Answer = Verdict | UsageError

_LINE = re.compile(rb'\{"check":"([0-9a-f]{64})","kept":(.*)\}\n', re.DOTALL)


class _Kept(BaseModel):
    """An answer under the key of its item: a verdict, or else the reason why there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    item: str
    verdict: Verdict | None = None
    reason: str = ""


def item_key(item: ServiceItem) -> str:
    """Return the SHA-256 of an item's content and place."""
    return _digest(item.model_dump_json().encode())


def line_of(key: str, answer: Answer) -> bytes:
    """Return the line that keeps an answer, with its line end."""
    judged = isinstance(answer, Verdict)
    kept = _Kept(item=key, verdict=answer) if judged else _Kept(item=key, reason=str(answer))
    said = kept.model_dump_json(exclude_none=True).encode()
    return b'{"check":"%s","kept":%s}\n' % (_digest(said).encode(), said)


def answer_of(line: bytes) -> tuple[str, Answer] | None:
    """Return what a line keeps, with the key of its item; None where it is not as it was written."""
    found = _LINE.fullmatch(line)
    # A damaged word inside a text would still be a verdict.
    if found is None or _digest(found[2]) != found[1].decode():
        return None
    try:
        kept = _Kept.model_validate_json(found[2], strict=True)
    except ValidationError:
        return None
    return kept.item, kept.verdict or UsageError(kept.reason)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
