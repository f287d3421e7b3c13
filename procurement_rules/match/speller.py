"""What a misspelt name means: the index term that it resembles up to a wrong character or two."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

# A shorter name resembles too many terms.
_SHORTEST = 4
_LONGEST = 40


class Speller:
    """Looks a name up among all terms of a catalog; only for names that say nothing known, as it takes a while."""

    def __init__(self, terms: Sequence[str], similarity: float) -> None:
        self._terms = terms
        self._similarity = similarity

    def meant(self, core: str) -> str | None:
        """Return the term that is meant, or None; a number is never a misspelt one."""
        if not _SHORTEST <= len(core) <= _LONGEST or core.isdigit():
            return None
        near = process.extractOne(core, self._terms, scorer=fuzz.ratio, score_cutoff=self._similarity)
        return near[0] if near else None
