"""A fault of a catalog, as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where; what is not `grave` is only worth a look."""

    kind: str
    where: str
    message: str
    grave: bool = False
