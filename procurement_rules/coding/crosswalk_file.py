"""`crosswalk.csv`: which entry of a known catalog each new one was taken for, for officers to correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from procurement_rules.coding.crosswalk import Equivalent
from procurement_rules.errors import KnowledgeError, Place
from procurement_rules.knowledge.csv_text import MARK, csv_lines, unguarded
from procurement_rules.knowledge.tables import rows
from procurement_rules.model.catalog import Catalog, CodedExample, Entry, IndexTerm

COLUMNS = (
    "code",
    "name",
    "like_catalog",
    "like_code",
    "like_name",
    "confidence",
    "use",
    "others",
    "terms",
    "examples",
)
_USED = {"是": True, "否": False}


def write_crosswalk(equivalents: Iterable[Equivalent], like: Catalog) -> str:
    """Return the crosswalk as CSV, with the number of terms and examples that each used row brings."""
    terms = Counter(code for term in like.terms for code in term.codes)
    examples = Counter(code for example in like.examples for code in example.codes)
    table = [_row(each, like.header.id, terms, examples) for each in equivalents]
    return MARK + csv_lines([COLUMNS, *table])


def read_crosswalk(path: Path, new: Catalog, like: Catalog) -> list[Equivalent]:
    """Return a crosswalk as an officer left it. Raises KnowledgeError with the row of a fault."""
    found = []
    for where, row in rows(path, path.parent, COLUMNS):
        cells = {name: unguarded(cell) for name, cell in row.items()}
        if cells["like_catalog"] != like.header.id:
            raise KnowledgeError(
                f"对照的是目录 {cells['like_catalog']:.40}",
                where=where,
                expected=like.header.id,
                remedy="改用那个目录（--like），或删去这个文件后重新导入",
            )
        if cells["use"] not in _USED:
            raise KnowledgeError(f"use 列是“{cells['use']:.20}”", where=where, expected="是 或 否")
        entry = _entry(new, cells["code"], where)
        near = _entry(like, cells["like_code"], where) if cells["like_code"] else None
        # An officer's own row needs no figure.
        confidence = float(cells["confidence"]) if _is_number(cells["confidence"]) else 1.0
        found.append(Equivalent(entry, near, confidence, _USED[cells["use"]]))
    return found


def write_index(terms: Iterable[IndexTerm]) -> str:
    """Return the text of an `index.csv`."""
    return csv_lines([("codes", "term"), *(("|".join(each.codes), each.term) for each in terms)])


def write_examples(examples: Iterable[CodedExample]) -> str:
    """Return the text of an `examples.csv`."""
    table = (("|".join(each.codes), each.name, each.description) for each in examples)
    return csv_lines([("codes", "name", "description"), *table])


def _row(each: Equivalent, like: str, terms: Mapping[str, int], examples: Mapping[str, int]) -> Sequence[str]:
    code, name = (each.like.code, each.like.name) if each.like else ("", "")
    return (
        each.entry.code,
        each.entry.name,
        like,
        code,
        name,
        f"{each.confidence:.2f}",
        "是" if each.used else "否",
        "；".join(f"{other.code} {other.name}" for other in each.others),
        str(terms[code] if each.used else 0),
        str(examples[code] if each.used else 0),
    )


def _entry(catalog: Catalog, code: str, where: Place) -> Entry:
    entry = catalog.by_code.get(code)
    if entry is None:
        raise KnowledgeError(f"目录 {catalog.header.id} 没有编码 {code:.40}", where=where, remedy="改正编码")
    return entry


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
