"""Citations as official papers write them: in full the first time, short afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from procurement_rules.model.rule import BasisRef
from procurement_rules.model.screening import Basis, Labels

_REMARK = re.compile(r"（[^（）]*修[正订][^（）]*）$")
_INNER_QUOTES = str.maketrans("《》", "〈〉")


def basis_of(labels: Labels, ref: BasisRef) -> Basis | None:
    """Return what is known of a cited clause."""
    return labels.bases.get(f"{ref.instrument} {ref.clause}")


class Citations:
    """Writes the citations of one paper and remembers what it has cited."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._cited: set[str] = set()

    def cite(self, refs: Sequence[BasisRef]) -> str:
        """Return the clauses, those of one instrument together, in full where it has not been cited yet."""
        parts = []
        for number, clauses in groupby(refs, key=lambda ref: ref.instrument):
            same = list(clauses)
            name = short(self._labels, same[0]) if number in self._cited else full(self._labels, same[0])
            self._cited.add(number)
            parts.append(name + "、".join(ref.clause for ref in same))
        return "；".join(parts)


def full(labels: Labels, ref: BasisRef) -> str:
    """Return an instrument as issuer《title》（number）; a law has neither issuer nor number."""
    basis = basis_of(labels, ref)
    if basis is None:
        return ref.instrument
    title, remark = _title(basis)
    if _numbered(ref):
        return f"{basis.issuer}{title}{remark}（{ref.instrument}）"
    return f"{title}{remark}"


def short(labels: Labels, ref: BasisRef) -> str:
    """Return an instrument as it is called after the first time: its number, or a law's and a decree's title."""
    basis = basis_of(labels, ref)
    if basis is None or "〔" in ref.instrument:
        return ref.instrument
    return _title(basis)[0] if _numbered(ref) else f"《{ref.instrument}》"


def short_citation(labels: Labels, refs: Iterable[BasisRef]) -> str:
    """Return the clauses with short names throughout, for a table beside which the full names stand."""
    grouped = [(number, list(same)) for number, same in groupby(refs, key=lambda ref: ref.instrument)]
    return "；".join(short(labels, same[0]) + "、".join(ref.clause for ref in same) for _, same in grouped)


def unverified(labels: Labels, refs: Iterable[BasisRef]) -> tuple[BasisRef, ...]:
    """Return the clauses, each once, that were not compared with the official text."""
    known = ((ref, basis_of(labels, ref)) for ref in dict.fromkeys(refs))
    return tuple(ref for ref, basis in known if basis is None or not basis.verified)


def _numbered(ref: BasisRef) -> bool:
    return ref.instrument.endswith("号")


def _title(basis: Basis) -> tuple[str, str]:
    """Return the title in quotes, and the remark on its version that stands outside of them."""
    remark = _REMARK.search(basis.title)
    title = _REMARK.sub("", basis.title)
    if title.startswith("《") and title.endswith("》") and title.count("《") == 1:
        title = title[1:-1]
    return f"《{title.translate(_INNER_QUOTES)}》", remark.group() if remark else ""
