"""What became of a row."""

from __future__ import annotations

from dataclasses import dataclass

from procurement_rules.model.precedent import Precedent
from procurement_rules.model.waiver import Waiver
from procurement_rules.review.marks import Mark


@dataclass(frozen=True, slots=True)
class Ruling:
    """One row: what was taken from it, or not, told in Chinese; `cell` is the cell that a refusal is about."""

    mark: Mark
    told: str
    cell: str = ""
    taken: bool = False
    adopted: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    precedent: Precedent | None = None


class NotTakenError(Exception):
    """Why a row is not taken, and the title of the column where it shows."""

    def __init__(self, title: str, reason: str) -> None:
        self.title = title
        self.reason = reason
        super().__init__(reason)
