"""Look over a catalog: what is broken in its table, and what will make its coding hard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from procurement_rules.coding.fault import Fault
from procurement_rules.coding.lint_index import index_faults
from procurement_rules.coding.lint_names import name_faults
from procurement_rules.coding.lint_sequence import sequence_faults
from procurement_rules.coding.lint_table import table_faults
from procurement_rules.errors import KnowledgeError
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.text import Fold


def faults(folder: Path, load: Callable[[], Catalog], fold: Fold) -> Iterator[Fault]:
    """Yield the faults of the catalog in `folder`, those of its table first.

    `load` reads the whole catalog. Raises KnowledgeError where the folder is no catalog; faults for which a table does
    not load are yielded, and then nothing else can be looked at.
    """
    found = list(table_faults(folder / "entries.csv"))
    yield from found
    try:
        catalog = load()
    except KnowledgeError:
        if any(fault.grave for fault in found):
            return
        raise
    yield from name_faults(catalog, fold)
    yield from index_faults(catalog)
    yield from sequence_faults(catalog)
