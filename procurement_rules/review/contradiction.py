"""Rows that say of one finding that it stands and that it is waived: neither is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procurement_rules.review import words
from procurement_rules.review.marks import Mark
from procurement_rules.review.told import Ruling


def uncontradicted(rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """Yield the rulings, those that others contradict as refused."""
    adopted = {key: each.mark for each in rulings for key in each.adopted}
    rejected = {waiver.finding: each.mark for each in rulings for waiver in each.waivers}
    for ruling in rulings:
        own = set(ruling.adopted) & rejected.keys()
        if own:
            yield _refused(ruling, own, words.REJECTED, rejected[min(own)])
            continue
        own = {waiver.finding for waiver in ruling.waivers} & adopted.keys()
        yield _refused(ruling, own, words.ADOPTED, adopted[min(own)]) if own else ruling


def _refused(ruling: Ruling, keys: set[str], opinion: str, other: Mark) -> Ruling:
    reason = words.CONTRADICTED.format(
        keys=words.BETWEEN.join(sorted(keys)), opinion=opinion, place=other.place
    )
    return Ruling(ruling.mark, reason, cell=ruling.mark.cell(words.OPINION))
