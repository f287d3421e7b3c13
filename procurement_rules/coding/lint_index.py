"""What of a catalog its coding index does not reach, and what reaches too much."""

from __future__ import annotations

from collections.abc import Iterator

from procurement_rules.coding import lint_words as words
from procurement_rules.coding.fault import Fault
from procurement_rules.model.catalog import Catalog

_MOST_ENTRIES = 3


def index_faults(catalog: Catalog) -> Iterator[Fault]:
    """Yield every entry without a term or an example, and every term of many entries."""
    pointed = {code for term in catalog.terms for code in term.codes}
    pointed |= {code for example in catalog.examples for code in example.codes}
    if not pointed:
        told = words.NO_INDEX.format(count=len(catalog.leaves))
        yield Fault(words.UNINDEXED, catalog.header.id, told)
        return
    for entry in catalog.leaves:
        if entry.code not in pointed:
            yield Fault(words.UNINDEXED, entry.code, words.NO_TERM.format(name=entry.name))
    for term in catalog.terms:
        if len(term.codes) > _MOST_ENTRIES:
            told = words.MANY_ENTRIES.format(
                term=term.term, count=len(term.codes), codes="、".join(term.codes)
            )
            yield Fault(words.BROAD, term.codes[0], told)
