"""The register in the working paper: every clause that is cited, with what it says and whether it was verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from procurement_rules.model.rule import BasisRef
from procurement_rules.model.screening import Labels
from procurement_rules.report.papers import words
from procurement_rules.report.papers.citation import basis_of, full, short_citation, unverified

SHARES = (50, 88, 18)


def register_rows(labels: Labels, cited: Sequence[BasisRef]) -> Iterator[tuple[str, ...]]:
    """Yield the clauses in the order of the register, before those of each instrument its name."""
    order = {key: place for place, key in enumerate(labels.bases)}
    ranked = sorted(cited, key=lambda ref: order.get(f"{ref.instrument} {ref.clause}", len(order)))
    unsure = set(unverified(labels, cited))
    for _, clauses in groupby(ranked, key=lambda ref: ref.instrument):
        same = list(clauses)
        yield (full(labels, same[0]),)
        for ref in same:
            basis = basis_of(labels, ref)
            checked = words.UNVERIFIED if ref in unsure else words.VERIFIED
            yield (ref.clause, (basis and basis.summary) or words.NONE, checked)


def verification(labels: Labels, cited: Sequence[BasisRef]) -> str:
    """Say which of the clauses that findings rest on were not compared with the official text."""
    unsure = unverified(labels, cited)
    if not unsure:
        return words.ALL_VERIFIED
    return words.SOME_UNVERIFIED.format(clauses=short_citation(labels, unsure))
