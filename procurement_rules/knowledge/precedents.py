"""The file of precedents: read with the place of every fault, added to without touching what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from procurement_rules.errors import KnowledgeError, Place
from procurement_rules.knowledge.kept_table import add_rows, cell_place, kept_date, kept_rows
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.clean import clean
from procurement_rules.model.precedent import NOTHING_FITS, Precedent

PRECEDENT_COLUMNS = (
    "catalog",
    "code",
    "name",
    "description",
    "purchaser",
    "decided_by",
    "decided_on",
    "source",
)
_REQUIRED = ("catalog", "code", "decided_by")


def read_precedents(path: Path, catalog: Catalog | None = None) -> tuple[Precedent, ...]:
    """Return the precedents of a file as they stand there, with `catalog` only those on it.

    Raises KnowledgeError with the place of a fault, where there is no such file, and also where the catalog has no such entry to code to.
    """
    if not path.exists():
        raise KnowledgeError("先例文件不存在", where=Place(path.name), remedy="检查路径和文件名")
    known = None if catalog is None else {entry.code for entry in catalog.leaves}
    found = []
    for where, row in kept_rows(path, PRECEDENT_COLUMNS):
        precedent = _precedent(row, where)
        if catalog is not None and precedent.catalog != catalog.header.id:
            continue
        if known is not None and precedent.code is not None and precedent.code not in known:
            raise KnowledgeError(
                f"目录 {precedent.catalog} 没有末级编码 {precedent.code:.40}",
                where=_at(row, "code", where),
                expected=f"目录中的末级编码，或 {NOTHING_FITS}（目录中没有合适的条目）",
                remedy="改正编码；目录换了版本的，按新目录重新认定",
            )
        found.append(precedent)
    return tuple(found)


def append_precedents(path: Path, decided: Iterable[Precedent]) -> tuple[Precedent, ...]:
    """Add the precedents that the file does not hold yet, and return them; nothing that stands there is changed.

    The same decision out of another file is the same. A missing file is begun. Raises KnowledgeError where the file has a fault.
    """
    seen = {_without_source(each) for each in read_precedents(path)} if path.exists() else set()
    added: list[Precedent] = []
    # From below: of several on one text the lowest holds, also where an upper one says the same.
    for row in reversed([_cells(each) for each in decided]):
        # As it will be read back: blanks are joined in writing.
        precedent = _precedent(row, Place(path.name))
        if _without_source(precedent) not in seen:
            seen.add(_without_source(precedent))
            added.append(precedent)
    added.reverse()
    if added:
        add_rows(path, PRECEDENT_COLUMNS, [list(_cells(each).values()) for each in added])
    return tuple(added)


def _without_source(precedent: Precedent) -> Precedent:
    return precedent.model_copy(update={"source": ""})


def _precedent(row: dict[str, str], where: Place) -> Precedent:
    for column in _REQUIRED:
        if not row[column]:
            raise KnowledgeError(f"{column} 列是空的", where=_at(row, column, where), remedy="补上这一格")
    if not row["name"] and not row["description"]:
        raise KnowledgeError("name 和 description 至少填一项", where=_at(row, "name", where))
    code = None if row["code"].upper() == NOTHING_FITS else row["code"]
    day = kept_date(row["decided_on"])
    if day is None:
        raise KnowledgeError(
            f"decided_on 不是日期：{row['decided_on']:.20}",
            where=_at(row, "decided_on", where),
            expected="认定的日期，如 2026-03-01",
        )
    return Precedent.model_validate({**row, "code": code, "decided_on": day})


def _at(row: dict[str, str], column: str, where: Place) -> Place:
    return cell_place(PRECEDENT_COLUMNS, row, column, where)


def _cells(precedent: Precedent) -> dict[str, str]:
    told = precedent.model_dump(mode="json") | {"code": precedent.code or NOTHING_FITS}
    return {column: " ".join(str(clean(told[column])).split()) for column in PRECEDENT_COLUMNS}
