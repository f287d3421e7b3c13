"""What a reviewer wrote beside an item → a precedent, or why it is none."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from procurement_rules.coding import words
from procurement_rules.coding.decisions import Decision
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.precedent import NOTHING_FITS, Precedent
from procurement_rules.model.text import Fold
from procurement_rules.review.shared_row import names_column

_TOKEN = re.compile(r"[0-9A-Z][0-9A-Z._-]*")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Ruling:
    """One row: the precedent that it makes, or the reason in Chinese why it makes none."""

    decision: Decision
    precedent: Precedent | None
    reason: str = ""

    @property
    def is_silent(self) -> bool:
        """Tell whether the reviewer wrote nothing that could make a precedent."""
        return self.reason == words.NO_OPINION


class _NotTakenError(Exception):
    """Why a row makes no precedent; its text is for the user."""


def rulings(
    decisions: Iterable[Decision], catalog: Catalog, by: str, on: date, fold: Fold
) -> Iterator[Ruling]:
    """Yield what each row decides on a code of the catalog; `by` and `on` say who decided and when."""
    codes = _Codes(catalog, fold)
    for decision in decisions:
        try:
            code = _decided(decision, codes)
        except _NotTakenError as reason:
            yield Ruling(decision, None, str(reason))
            continue
        item = decision.item
        yield Ruling(
            decision,
            Precedent(
                catalog=catalog.header.id,
                code=None if code == NOTHING_FITS else code,
                name=item.name or "",
                description=item.description or "",
                purchaser=item.purchaser or "",
                decided_by=by,
                decided_on=on,
                source=decision.place,
            ),
        )


def _decided(decision: Decision, codes: _Codes) -> str:
    if decision.opinion not in ("", words.ADOPTED, words.CORRECTED, words.REJECTED):
        told = words.OF_A_COLUMN if names_column(decision.opinion) else words.UNKNOWN_OPINION
        raise _NotTakenError(told.format(opinion=decision.opinion[:_SHOWN]))
    if decision.decided:
        return _consistent(decision, codes.one(decision.decided), codes)
    match decision.opinion:
        case words.ADOPTED if decision.suggested:
            return codes.one(decision.suggested)
        case words.ADOPTED:
            raise _NotTakenError(words.NOTHING_TO_ADOPT)
        case words.CORRECTED:
            named = codes.named_in(decision.reason)
            if len(named) == 1:
                return named.pop()
            raise _NotTakenError(words.NO_CODE_GIVEN)
        case words.REJECTED:
            raise _NotTakenError(words.ONLY_REJECTED)
        case _:
            raise _NotTakenError(words.NO_OPINION)


def _consistent(decision: Decision, decided: str, codes: _Codes) -> str:
    """Return the decided code unless the opinion says the contrary."""
    suggested = codes.named_in(decision.suggested)
    if decision.opinion == words.ADOPTED and suggested and decided not in suggested:
        raise _NotTakenError(
            words.ADOPTED_ANOTHER.format(decided=decided, suggested=decision.suggested[:_SHOWN])
        )
    if decision.opinion in (words.CORRECTED, words.REJECTED) and {decided} == suggested:
        raise _NotTakenError(words.CORRECTED_NOTHING.format(opinion=decision.opinion, decided=decided))
    return decided


class _Codes:
    """The codes of a catalog as officers write them: bare, with the name behind, or by the name alone."""

    def __init__(self, catalog: Catalog, fold: Fold) -> None:
        self._fold = fold
        self._catalog = catalog.header.id
        self._leaves = {_upper(entry.code): entry.code for entry in catalog.leaves}
        self._all = {_upper(entry.code) for entry in catalog.entries}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for entry in catalog.leaves:
            self._by_name[fold(entry.name).folded].append(entry.code)

    def one(self, text: str) -> str:
        """Return the code that a cell means, NONE where it says that nothing fits."""
        if _upper(text) in words.NO_ENTRY:
            return NOTHING_FITS
        found = self.named_in(text) or set(self._by_name.get(self._fold(text).folded, ()))
        if len(found) == 1:
            return found.pop()
        if found:
            raise _NotTakenError(
                words.SEVERAL_CODES.format(text=text[:_SHOWN], codes="、".join(sorted(found)))
            )
        group = next((token for token in _TOKEN.findall(_upper(text)) if token in self._all), None)
        if group:
            raise _NotTakenError(words.A_GROUP.format(code=group))
        raise _NotTakenError(words.NOT_A_CODE.format(text=text[:_SHOWN], catalog=self._catalog))

    def named_in(self, text: str) -> set[str]:
        """Return every code that stands in a text."""
        return {self._leaves[token] for token in _TOKEN.findall(_upper(text)) if token in self._leaves}


def _upper(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper().strip()
