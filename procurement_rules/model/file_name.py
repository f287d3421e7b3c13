"""The names that a submitted file may go by: without the folders of one machine, and the same on every system."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from procurement_rules.model.clean import clean

_BETWEEN = "/"
# `C:\` and `\\server\share\` are no parts of a name anywhere else.
_OF_A_DRIVE = re.compile(r"[\\/:]")


def tail_names(path: Path) -> Iterator[str]:
    """Yield the names of a file, the shortest first: 目录建议.xlsx, then 部门甲/目录建议.xlsx, and so on to the root."""
    # Without asking the disk: `..` is no part of a name, but a link keeps the name that it was given.
    whole = Path(os.path.normpath(path.absolute()))
    parts = [part for part in (_OF_A_DRIVE.sub("", whole.anchor), *whole.parts[1:]) if part]
    for first in reversed(range(len(parts))):
        yield _BETWEEN.join(str(clean(part)) for part in parts[first:])


def flat_name(name: str) -> str:
    """Return the name as that of a file which lies beside all others: 部门甲/目录建议.xlsx → 部门甲_目录建议.xlsx."""
    return name.replace(_BETWEEN, "_")
