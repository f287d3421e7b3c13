"""Prepare a text for matching: which characters speak of the thing bought, and how loudly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.text import Fold, FoldedText

# The name of a purchaser at the front of a title, if something is left after it.
_SHORTEST_REST = 4
_LONGEST_ORGANISATION = 28
# An agent, its client and the client's part; a hostile name is not walked through.
_MOST_ORGANISATIONS = 4
# What stands around the names of organisations.
_AROUND = r"(?:关于|的|[（(【\[〔][^）)】\]〕]{1,40}[）)】\]〕])*+"
_YEAR = re.compile("[0-9]{2,4}年度?")
_NEVER = r"(?!)"
# Digits may be a hotline or a programme.
_SIGN = r"[\W_]"
# Stands for a character that says nothing; neither a letter nor a digit, so it separates.
_MASK = "\n"
# Between texts that are masked together; no text folds to it.
_BETWEEN = "\0"


class Query(NamedTuple):
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


_SILENT = {field: Query(field, FoldedText("", "", (), ()), "", "", 0) for field in ("name", "description")}


class QueryMaker:
    """Makes queries of fields; thread-safe."""

    def __init__(self, parameters: MatchingParameters, fold: Fold) -> None:
        phrases = {fold(each).folded for each in parameters.boilerplate} - {""}
        self._boilerplate = AhoCorasick(sorted(phrases), matchkind=MatchKind.LeftmostLongest)
        vague = sorted({fold(each).folded for each in parameters.vague}, key=len, reverse=True)
        # Possessive: a hostile text of half words must not be tried in every way.
        self._vague = re.compile(rf"(?:{'|'.join([*map(re.escape, vague), _SIGN])})*+")
        self._organisation = _organisation(parameters.organisation_endings)
        self._further_organisation = _organisation(parameters.further_organisation_endings)
        self._longest = parameters.longest_text

    def query(self, field: str, text: FoldedText | None) -> Query:
        """Return what a field says, if anything."""
        return self.queries(field, [text])[0]

    def queries(self, field: str, texts: Sequence[FoldedText | None]) -> list[Query]:
        """Return what a field of many items says."""
        given = [text.folded[: self._longest] if text else "" for text in texts]
        return [
            Query(field, text, folded, masked, self._organisation_end(folded)) if text else _SILENT[field]
            for text, folded, masked in zip(texts, given, self.masked(given), strict=True)
        ]

    def _organisation_end(self, folded: str) -> int:
        """Return where the names of those who purchase or invite end, 0 where a title begins with none."""
        end, pattern = 0, self._organisation
        for _ in range(_MOST_ORGANISATIONS):
            found = pattern.match(folded, end)
            if found is None:
                break
            end, pattern = found.end(), self._further_organisation
        return end

    def purchaser(self, text: FoldedText | None, name: Query) -> Query:
        """Return who purchases, as far as it is told; failing that, whom the front of the name names."""
        if text is not None:
            return Query("purchaser", text, text.folded[: self._longest], "", 0)
        return Query(name.field, name.text, name.folded[: name.organisation_end], "", name.organisation_end)

    def masked(self, texts: Sequence[str]) -> list[str]:
        """Return folded texts with their boilerplate blanked out, place for place, and none at their ends."""
        joined = _YEAR.sub(_blank, _BETWEEN.join(texts))
        pieces: list[str] = []
        done = 0
        for _, start, end in self._boilerplate.find_matches_as_indexes(joined):
            pieces += joined[done:start], _MASK * (end - start)
            done = end
        blanked = "".join([*pieces, joined[done:]])
        return [text.rstrip(_MASK) for text in blanked.split(_BETWEEN)][: len(texts)]

    def bought(self, texts: Sequence[str]) -> list[str]:
        """Return masked titles from where the names of those who purchase end.

        Who buys says little of what is bought, and in the titles of hospitals far too much.
        """
        ends = map(self._organisation_end, texts)
        return [masked[end:] for masked, end in zip(self.masked(texts), ends, strict=True)]

    def says_nothing(self, query: Query) -> bool:
        """Tell whether what is left of a field beside boilerplate would fit any service."""
        return self._vague.fullmatch(query.masked) is not None

    def core(self, folded: str) -> str:
        """Return the text without boilerplate, for comparing whole names."""
        return _core(self.masked([folded])[0])


def _organisation(endings: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of the name of an organisation, if something is left after it."""
    ending = "|".join(map(re.escape, sorted(endings, key=len, reverse=True))) or _NEVER
    return re.compile(
        rf"{_AROUND}.{{1,{_LONGEST_ORGANISATION}}}?(?:{ending}){_AROUND}(?=.{{{_SHORTEST_REST}}})"
    )


def _blank(found: re.Match[str]) -> str:
    return _MASK * len(found.group())


def _core(masked: str) -> str:
    return masked.replace(_MASK, "")
