"""What the office has decided before: the decisions in force, and the one on exactly this text."""

from __future__ import annotations

from collections.abc import Sequence

from procurement_rules.model.precedent import Precedent
from procurement_rules.model.text import Fold, FoldedText

_ANYBODY = ""


class PrecedentBook:
    """The latest decision on every text, apart for each purchaser; immutable once built."""

    def __init__(self, precedents: Sequence[Precedent], fold: Fold) -> None:
        self._decided: dict[tuple[str, str], dict[str, Precedent]] = {}
        # Of decisions of one day, the one further down in the file is the later.
        for each in sorted(precedents, key=lambda precedent: precedent.decided_on):
            text = fold(each.name).folded, fold(each.description).folded
            self._decided.setdefault(text, {})[fold(each.purchaser).folded] = each

    @property
    def in_force(self) -> tuple[Precedent, ...]:
        """Every decision that no later one has replaced."""
        return tuple(each for by_purchaser in self._decided.values() for each in by_purchaser.values())

    def decided(
        self, name: FoldedText | None, description: FoldedText | None, purchaser: FoldedText | None
    ) -> Precedent | None:
        """Return the decision on exactly this text, None where there is none or it hangs on another purchaser."""
        decisions = self._decided.get((_folded(name), _folded(description)))
        if decisions is None:
            return None
        own = decisions.get(_folded(purchaser)) or decisions.get(_ANYBODY)
        if own is not None or len({each.code for each in decisions.values()}) != 1:
            return own
        return max(decisions.values(), key=lambda each: each.decided_on)


def _folded(text: FoldedText | None) -> str:
    return text.folded if text else ""
