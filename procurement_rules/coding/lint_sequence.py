"""Codes that are missing in a row of siblings: lines that scanning may have lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import digits

from procurement_rules.coding import lint_words as words
from procurement_rules.coding.fault import Fault
from procurement_rules.model.catalog import Catalog

# The national catalog keeps this number for 其他, whatever stands before.
_OTHERS = "99"
_EMPTY_PAIR = "00"
_SHOWN = 5


def sequence_faults(catalog: Catalog) -> Iterator[Fault]:
    """Yield every gap between codes under the same parent."""
    siblings: dict[str, list[str]] = defaultdict(list)
    for entry in catalog.entries:
        siblings[entry.parent].append(entry.code)
    for parent, codes in siblings.items():
        if parent:
            yield from _gaps(sorted(codes))


def _gaps(codes: Sequence[str]) -> Iterator[Fault]:
    ending = _common_ending(codes)
    stems = [code.removesuffix(ending) for code in codes]
    heads = {stem.rstrip(digits) for stem in stems}
    # Siblings of several lengths or letters are counted in no one row.
    if len({len(stem) for stem in stems}) != 1 or len(heads) != 1:
        return
    head = heads.pop()
    numbers = [stem.removeprefix(head) for stem in stems]
    for (before, one), (after, other) in pairwise(zip(codes, numbers, strict=True)):
        missing = range(int(one) + 1, int(other)) if one and other else range(0)
        if missing and not other.endswith(_OTHERS):
            shown = [f"{head}{number:0{len(one)}d}{ending}" for number in missing[:_SHOWN]]
            more = f"等 {len(missing)} 个" if len(missing) > _SHOWN else ""
            told = words.MISSING_CODES.format(before=before, after=after, missing="、".join(shown) + more)
            yield Fault(words.GAP, after, told)


def _common_ending(codes: Sequence[str]) -> str:
    """Return the pairs of zeros that fill up all of the codes."""
    ending = ""
    while all(code.removesuffix(ending).endswith(_EMPTY_PAIR) for code in codes):
        ending += _EMPTY_PAIR
    return ending
