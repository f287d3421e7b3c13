"""Prepare a text for matching: which characters speak of the thing bought, and how loudly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.text import Fold, FoldedText

# The name of a purchaser at the front of a title, if something is left after it.
_SHORTEST_REST = 4
_LONGEST_ORGANISATION = 28
_YEAR = "[0-9]{2,4}年度?"
_NEVER = r"(?!)"
# Digits may be a hotline or a programme.
_SIGN = r"[\W_]"
# Stands for a character that says nothing; neither a letter nor a digit, so it separates.
_MASK = "\n"
_NOTHING = FoldedText("", "", (), ())


@dataclass(frozen=True, slots=True)
class Query:
    """One field of an item: `masked` has boilerplate blanked out, place for place, and none at its end."""

    field: str
    text: FoldedText
    folded: str
    masked: str
    organisation_end: int

    @property
    def core(self) -> str:
        """The text without boilerplate, for comparing whole names."""
        return _core(self.masked)


class QueryMaker:
    """Makes queries of fields; thread-safe."""

    def __init__(self, parameters: MatchingParameters, fold: Fold) -> None:
        phrases = sorted((fold(each).folded for each in parameters.boilerplate), key=len, reverse=True)
        self._boilerplate = re.compile("|".join([_YEAR, *map(re.escape, phrases)]))
        vague = sorted({fold(each).folded for each in parameters.vague}, key=len, reverse=True)
        # Possessive: a hostile text of half words must not be tried in every way.
        self._vague = re.compile(rf"(?:{'|'.join([*map(re.escape, vague), _SIGN])})*+")
        endings = "|".join(map(re.escape, sorted(parameters.organisation_endings, key=len, reverse=True)))
        self._organisation = re.compile(
            rf"\A.{{1,{_LONGEST_ORGANISATION}}}?(?:{endings or _NEVER})(?=.{{{_SHORTEST_REST}}})"
        )
        self._longest = parameters.longest_text

    def query(self, field: str, text: FoldedText | None) -> Query:
        """Return what a field says, if anything."""
        if text is None:
            return Query(field, _NOTHING, "", "", 0)
        folded = text.folded[: self._longest]
        organisation = self._organisation.match(folded)
        return Query(field, text, folded, self.masked(folded), organisation.end() if organisation else 0)

    def purchaser(self, text: FoldedText | None, name: Query) -> Query:
        """Return who purchases, as far as it is told; failing that, whom the front of the name names."""
        if text is not None:
            return Query("purchaser", text, text.folded[: self._longest], "", 0)
        return Query(name.field, name.text, name.folded[: name.organisation_end], "", name.organisation_end)

    def masked(self, folded: str) -> str:
        """Return the text with its boilerplate blanked out, place for place."""
        return self._boilerplate.sub(lambda match: _MASK * len(match.group()), folded).rstrip(_MASK)

    def says_nothing(self, query: Query) -> bool:
        """Tell whether what is left of a field beside boilerplate would fit any service."""
        return self._vague.fullmatch(query.masked) is not None

    def core(self, folded: str) -> str:
        """Return the text without boilerplate, for comparing whole names."""
        return _core(self.masked(folded))


def _core(masked: str) -> str:
    return masked.replace(_MASK, "")
