"""What a reviewer wrote in a row → a finding that stands, a waiver, a precedent, or why it is none of these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from procurement_rules.model.precedent import Precedent
from procurement_rules.model.source import Cell
from procurement_rules.model.verdict import Verdict
from procurement_rules.model.waiver import Waiver
from procurement_rules.review import words
from procurement_rules.review.baseline import joined
from procurement_rules.review.contradiction import uncontradicted
from procurement_rules.review.item import is_about, item_of, keys_of_row, lost_keys
from procurement_rules.review.marks import Mark
from procurement_rules.review.record import Record, RecordedFinding
from procurement_rules.review.shared_row import each_item
from procurement_rules.review.told import NotTakenError, Ruling

# The precedent that a row corrected makes of an item, or in Chinese why it makes none.
Recode = Callable[[Verdict, Mark], Precedent | str]
# The day that a cell names, or in Chinese why it is none.
ReadDay = Callable[[Cell], date | str]

_WHICH = re.compile(rf"{words.PROBLEM}\s*(\d+(?:\s*[、,，]\s*\d+)*)\s*[:：]?")
_LONGEST_NAME = 40
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Review:
    """By whom and on which day a review was made, of which screening; the rest is handed over by others."""

    record: Record
    by: str
    on: date
    recode: Recode
    read_day: ReadDay

    def rulings(self, marks: Iterable[Mark]) -> tuple[Ruling, ...]:
        """Return what every row decides, in order; what rows say against each other is not taken."""
        return tuple(uncontradicted([ruling for mark in marks for ruling in self._of_row(mark)]))

    def _of_row(self, mark: Mark) -> list[Ruling]:
        try:
            return [self._ruling(each) for each in each_item(mark, self.record)]
        except NotTakenError as refused:
            return [Ruling(mark, refused.reason, cell=mark.cell(refused.title))]

    def _ruling(self, mark: Mark) -> Ruling:
        try:
            return self._taken(mark)
        except NotTakenError as refused:
            return Ruling(mark, refused.reason, cell=mark.cell(refused.title))

    def _taken(self, mark: Mark) -> Ruling:
        if mark.calculated:
            text = mark.text(mark.calculated)[:_SHOWN]
            raise NotTakenError(mark.calculated, words.CALCULATED.format(title=mark.calculated, text=text))
        match mark.opinion:
            case words.ADOPTED:
                return self._adopted(mark)
            case words.REJECTED:
                return self._rejected(mark)
            case words.CORRECTED:
                return self._corrected(mark)
            case "":
                raise NotTakenError(words.OPINION, words.NO_OPINION)
            case other:
                raise NotTakenError(words.OPINION, words.UNKNOWN_OPINION.format(opinion=other[:_SHOWN]))

    def _adopted(self, mark: Mark) -> Ruling:
        found = self._found(mark)
        if not found:
            self._require_without_problem(mark)
        told = words.TAKEN_ADOPTED.format(count=len(found)) if found else words.TAKEN_WITHOUT_PROBLEM
        return Ruling(mark, told, taken=True, adopted=mark.keys)

    def _rejected(self, mark: Mark) -> Ruling:
        found = self._found(mark)
        if not found:
            raise NotTakenError(words.KEY, words.NO_KEY)
        if not _WHICH.sub("", mark.text(words.REASON)).strip():
            raise NotTakenError(words.REASON, words.NO_REASON)
        chosen = _chosen(found, mark)
        approver, until = _required(mark, words.APPROVER, words.NO_APPROVER), self._end(mark)
        waivers = tuple(self._waiver(each, mark, approver, until) for each in chosen)
        told = words.TAKEN_REJECTED.format(
            keys=words.BETWEEN.join(each.key for each in chosen), approver=approver, until=until
        )
        return Ruling(mark, told, taken=True, waivers=waivers)

    def _corrected(self, mark: Mark) -> Ruling:
        self._found(mark)
        verdict = item_of(mark, self.record)
        if verdict is None:
            raise NotTakenError(words.OPINION, words.ITEM_UNKNOWN)
        precedent = self.recode(verdict, mark)
        if isinstance(precedent, str):
            title = words.DECIDED if mark.text(words.DECIDED) else words.REASON
            raise NotTakenError(title, precedent)
        told = words.TAKEN_CORRECTED.format(code=precedent.code or words.NOTHING_FITS)
        return Ruling(mark, told, taken=True, precedent=precedent)

    def _found(self, mark: Mark) -> list[RecordedFinding]:
        unknown = next((key for key in mark.keys if key not in self.record.findings), None)
        if unknown is not None:
            raise NotTakenError(words.KEY, words.UNKNOWN_KEY.format(key=unknown[:_SHOWN]))
        found = [self.record.findings[key] for key in mark.keys]
        strange = next((each for each in found if not is_about(mark, each.verdicts, self.record)), None)
        if strange is not None:
            name = joined(verdict.item.name for verdict in strange.verdicts)[:_SHOWN]
            raise NotTakenError(words.KEY, words.OTHER_KEY.format(key=strange.key, name=name))
        if lost := lost_keys(mark, self.record):
            raise NotTakenError(words.KEY, words.LOST_KEYS.format(keys=words.BETWEEN.join(sorted(lost))))
        return found

    def _require_without_problem(self, mark: Mark) -> None:
        """Raise NotTakenError where a row has no keys though it should, or where nobody can tell."""
        keys = keys_of_row(mark, self.record)
        if keys is None:
            raise NotTakenError(words.KEY, words.NO_KEY_NO_ITEM)
        if keys:
            raise NotTakenError(words.KEY, words.LOST_KEYS.format(keys=words.BETWEEN.join(sorted(keys))))

    def _end(self, mark: Mark) -> date:
        text = _required(mark, words.VALID_UNTIL, words.NO_END)
        until = self.read_day(mark.values[words.VALID_UNTIL])
        if isinstance(until, str):
            raise NotTakenError(words.VALID_UNTIL, words.NOT_A_DAY.format(text=text[:_SHOWN], reason=until))
        if until < self.on:
            raise NotTakenError(words.VALID_UNTIL, words.ENDED.format(until=until, on=self.on))
        return until

    def _waiver(self, found: RecordedFinding, mark: Mark, approver: str, until: date) -> Waiver:
        items = [verdict.item for verdict in found.verdicts]
        return Waiver(
            finding=found.key,
            rule=found.finding.rule,
            purchaser=joined(item.purchaser for item in items),
            name=joined((item.name or item.description or "")[:_LONGEST_NAME] for item in items),
            reason=mark.text(words.REASON),
            approver=approver,
            approved_on=self.on,
            expires_on=until,
            source=words.GRANTED_AT.format(place=mark.place, by=self.by),
        )


def _required(mark: Mark, title: str, lacking: str) -> str:
    if title not in mark.columns:
        raise NotTakenError(words.OPINION, words.NO_COLUMN.format(title=title))
    text = mark.text(title)
    if not text:
        raise NotTakenError(title, lacking)
    return text


def _chosen(found: Sequence[RecordedFinding], mark: Mark) -> list[RecordedFinding]:
    """Return the findings that are rejected: the only one, or those that the reason names by number."""
    numbers = list(dict.fromkeys(_numbers(mark.text(words.REASON))))
    outside = next((number for number in numbers if not 1 <= number <= len(found)), None)
    if outside is not None:
        raise NotTakenError(words.REASON, words.NO_SUCH_PROBLEM.format(number=outside, count=len(found)))
    if not numbers and len(found) > 1:
        raise NotTakenError(words.REASON, words.WHICH_PROBLEM.format(count=len(found)))
    return [found[number - 1] for number in numbers] or list(found)


def _numbers(reason: str) -> Iterator[int]:
    for each in _WHICH.finditer(reason):
        yield from map(int, re.findall(r"\d+", each[1]))
