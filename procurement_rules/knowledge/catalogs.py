"""Read a catalog folder: catalog.yaml, entries.csv, and what helps to code to it, as far as it is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from procurement_rules.errors import KnowledgeError, Place
from procurement_rules.knowledge.contexts import read_contexts
from procurement_rules.knowledge.document import read_document
from procurement_rules.knowledge.tables import rows
from procurement_rules.knowledge.validate import validated
from procurement_rules.model.catalog import (
    Catalog,
    CatalogHeader,
    CodedExample,
    Entry,
    IndexTerm,
    Unit,
)

ENTRY_COLUMNS = ("code", "level", "parent", "name", "description")
INDEX_COLUMNS = ("codes", "term")
EXAMPLE_COLUMNS = ("codes", "name", "description")
# What an example without a code is, where its catalog does not say more.
_UNLISTED = "目录没有列入的服务"
OUTSIDE_COLUMNS = ("why", "name", "description")


def read_catalog(folder: Path, outside: Path, root: Path) -> Catalog:
    """Return the catalog in `folder`; raises KnowledgeError with the row of a fault.

    `outside` is the list of what belongs to no catalog: examples without a code.
    """
    header = validated(CatalogHeader, read_document(folder / "catalog.yaml", root))
    entries = tuple(_entries(folder / "entries.csv", root))
    index = folder / "index.csv"
    known = {entry.code for entry in entries}
    terms = tuple(_terms(index, root, known)) if index.exists() else ()
    examples = folder / "examples.csv"
    coded = tuple(_examples(examples, root, known)) if examples.exists() else ()
    uncoded = tuple(_outside(outside, root)) if outside.exists() else ()
    contexts = folder / "contexts.csv"
    leaves = {entry.code for entry in Catalog(header=header, entries=entries).leaves}
    told = tuple(read_contexts(contexts, root, leaves)) if contexts.exists() else ()
    return Catalog(header=header, entries=entries, terms=terms, examples=coded + uncoded, contexts=told)


def read_units(path: Path, root: Path) -> tuple[Unit, ...]:
    """Return the units of a list `code,name`, with the short names of the list `…-aliases.csv` beside it, if any."""
    short: dict[str, list[str]] = defaultdict(list)
    beside = path.with_name(f"{path.stem}-aliases.csv")
    if beside.is_file():
        for _, row in rows(beside, root, ("code", "alias")):
            short[row["code"]].append(row["alias"])
    return tuple(
        Unit(code=row["code"], name=row["name"], aliases=tuple(short[row["code"]]))
        for _, row in rows(path, root, ("code", "name"))
    )


def _entries(path: Path, root: Path) -> Iterable[Entry]:
    seen: set[str] = set()
    for where, row in rows(path, root, ENTRY_COLUMNS):
        if row["code"] in seen:
            raise KnowledgeError(f"编码 {row['code']} 出现两次", where=where, remedy="合并或改正")
        seen.add(row["code"])
        if not row["level"].isdecimal() or not row["code"] or not row["name"]:
            raise KnowledgeError("条目不完整", where=where, expected="编码、数字级次和名称")
        yield Entry.model_validate({**row, "level": int(row["level"])})


def _examples(path: Path, root: Path, known: set[str]) -> Iterable[CodedExample]:
    for where, row in rows(path, root, EXAMPLE_COLUMNS):
        if not row["codes"]:
            yield CodedExample(codes=(), outside=_UNLISTED, name=row["name"], description=row["description"])
            continue
        codes = _codes(row, "name", where, known)
        yield CodedExample(codes=codes, name=row["name"], description=row["description"])


def _outside(path: Path, root: Path) -> Iterable[CodedExample]:
    for _, row in rows(path, root, OUTSIDE_COLUMNS):
        yield CodedExample(codes=(), outside=row["why"], name=row["name"], description=row["description"])


def _codes(row: Mapping[str, str], text: str, where: Place, known: set[str]) -> tuple[str, ...]:
    codes = tuple(code for code in row["codes"].split("|") if code)
    unknown = [code for code in codes if code not in known]
    if unknown or not codes or not row[text]:
        raise KnowledgeError(
            f"编码索引有误：{row[text] or '词条为空'} {'、'.join(unknown)}",
            where=where,
            expected="目录中的编码（多个用 | 隔开）和非空的词条",
        )
    return codes


def _terms(path: Path, root: Path, known: set[str]) -> Iterable[IndexTerm]:
    seen: set[str] = set()
    for where, row in rows(path, root, INDEX_COLUMNS):
        codes = _codes(row, "term", where, known)
        if row["term"] in seen:
            raise KnowledgeError(
                f"词条 {row['term']} 出现两次", where=where, remedy="合并成一行，编码用 | 隔开"
            )
        seen.add(row["term"])
        yield IndexTerm(term=row["term"], codes=codes)
