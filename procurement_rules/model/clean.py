"""Text that can be stored, searched and printed on any machine."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

# One for one, so that offsets into the submitted text stay right.
_UNPRINTABLE = re.compile("[\ud800-\udfff\x00]")
REPLACEMENT = "\ufffd"


def clean(value: Any) -> Any:
    """Replace lone surrogates and NUL, which neither UTF-8 nor XML can carry, by U+FFFD."""
    return _UNPRINTABLE.sub(REPLACEMENT, value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(clean)]
Year = Annotated[int, Field(ge=1949, le=2199)]
