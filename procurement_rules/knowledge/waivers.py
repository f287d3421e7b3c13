"""The central file of waivers: read with the place of every fault, added to without touching what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from procurement_rules.errors import KnowledgeError, Place
from procurement_rules.knowledge.kept_table import add_rows, cell_place, kept_date, kept_rows
from procurement_rules.model.clean import clean
from procurement_rules.model.waiver import Waiver

WAIVER_COLUMNS = (
    "finding",
    "rule",
    "purchaser",
    "name",
    "reason",
    "approver",
    "approved_on",
    "expires_on",
    "source",
)
_REQUIRED = ("finding", "rule", "reason", "approver", "approved_on", "expires_on")
_DATES = ("approved_on", "expires_on")


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """Return the waivers of a file as they stand there. Raises KnowledgeError with the place of a fault."""
    return tuple(_waiver(row, where) for where, row in kept_rows(path, WAIVER_COLUMNS))


def append_waivers(path: Path, granted: Iterable[Waiver]) -> tuple[Waiver, ...]:
    """Add the waivers that the file does not hold yet, and return them; nothing that stands there is changed.

    A waiver of the same finding with the same reason, approver and end is held already, whenever it was written.
    A missing file is begun. Raises KnowledgeError where the file has a fault.
    """
    seen = {_granted(each) for each in read_waivers(path)} if path.exists() else set()
    added = []
    for row in map(_cells, granted):
        # As it will be read back: blanks are joined in writing.
        waiver = _waiver(row, Place(path.name))
        if _granted(waiver) not in seen:
            seen.add(_granted(waiver))
            added.append(waiver)
    if added:
        add_rows(path, WAIVER_COLUMNS, [list(_cells(each).values()) for each in added])
    return tuple(added)


def _granted(waiver: Waiver) -> tuple[object, ...]:
    return waiver.finding, waiver.reason, waiver.approver, waiver.expires_on


def _cells(waiver: Waiver) -> dict[str, str]:
    told = waiver.model_dump(mode="json")
    return {column: " ".join(str(clean(told[column])).split()) for column in WAIVER_COLUMNS}


def _waiver(row: dict[str, str], where: Place) -> Waiver:
    for column in _REQUIRED:
        if not row[column]:
            raise _fault(row, column, where, f"{column} 列是空的", "", "补上这一格")
    dates = {column: kept_date(row[column]) for column in _DATES}
    for column, day in dates.items():
        if day is None:
            raise _fault(row, column, where, f"{column} 不是日期：{row[column]:.20}", "如 2026-12-31", "")
    try:
        return Waiver.model_validate({**row, **dates})
    except ValidationError as error:
        first = error.errors()[0]
        if first["loc"]:
            raise _fault(
                row,
                str(first["loc"][0]),
                where,
                f"finding 不是问题编号：{row['finding']:.20}",
                "十二位十六进制数，如 3f2a91c0b7de",
                "从台账或批注工作簿的“问题编号”列复制",
            ) from error
        what = f"有效期至 {row['expires_on']} 早于批准日期 {row['approved_on']}"
        raise _fault(row, "expires_on", where, what, "", "核对这两个日期") from error


def _fault(
    row: dict[str, str], column: str, where: Place, what: str, expected: str, remedy: str
) -> KnowledgeError:
    place = cell_place(WAIVER_COLUMNS, row, column, where)
    return KnowledgeError(what, where=place, expected=expected, remedy=remedy)
