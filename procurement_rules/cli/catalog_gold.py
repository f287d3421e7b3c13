"""The list of right answers to a crosswalk, as `catalog crosswalk` is given it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from procurement_rules.errors import Place
from procurement_rules.model.precedent import NOTHING_FITS
from procurement_rules.read import read_grids


@dataclass(frozen=True, slots=True)
class Answer:
    """The codes of the known catalog that are right for an entry of the new one; NONE: no entry is."""

    where: Place
    code: str
    right: tuple[str, ...]

    def is_met(self, row: dict[str, str]) -> bool:
        """Tell whether this row of a crosswalk is right; where no entry fits, it is if it takes nothing over."""
        if row["like_code"] in self.right:
            return True
        return NOTHING_FITS in self.right and (row["use"] != "是" or not row["like_code"])

    def fault(self, new: Container[str], known: Container[str] | None, like: str) -> str:
        """Return why the answer cannot be counted, or nothing; `known` is None where those codes are not at hand."""
        if self.code not in new:
            return f"对照表里没有编码“{self.code:.40}”"
        unknown = [code for code in self.right if not _may_be(code, known)]
        return f"目录 {like} 没有编码“{'、'.join(unknown):.40}”" if unknown else ""


def read_answers(path: Path) -> Iterator[Answer]:
    """Yield the answers of the file's first table: the code first, the right ones last. Raises InputError."""
    grid = next(read_grids(path), None)
    for number, cells in grid.rows[1:] if grid else ():
        texts = ["" if cell is None else str(cell).strip() for cell in cells]
        if any(texts):
            yield Answer(
                where=Place(str(path), number),
                code=texts[0],
                right=tuple(code.strip() for code in texts[-1].split("|")),
            )


def _may_be(code: str, known: Container[str] | None) -> bool:
    return code == NOTHING_FITS or (code in known if known is not None else bool(code))
