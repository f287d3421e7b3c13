"""What the survey counts: every item passes, fails, or does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from procurement_rules.model.rule import Outcome
from procurement_rules.model.statistics import Figure, FigureTest, TextReading
from procurement_rules.model.verdict import Verdict
from procurement_rules.report.printable import one_line


@dataclass(frozen=True, slots=True)
class Counts:
    """The items that pass, how many fail, how many do not say, and for which field how many do not."""

    passing: tuple[Verdict, ...]
    failing: int
    unknown: int
    lacking: dict[str, int]

    @property
    def known(self) -> int:
        """Number of items that say."""
        return len(self.passing) + self.failing


class FigureCounter:
    """Counts the items of one screening."""

    def __init__(self, verdicts: Sequence[Verdict], texts: Iterable[TextReading]) -> None:
        self.verdicts = verdicts
        self._texts = {reading.field: reading for reading in texts}

    def count(self, figure: Figure) -> Counts:
        """Return how the items stand to a figure's tests."""
        answers = [self._answer(verdict, figure) for verdict in self.verdicts]
        unsaid = [each for each, answer in zip(self.verdicts, answers, strict=True) if answer is None]
        lacking = Counter(
            test.field
            for verdict in unsaid
            for test in figure.tests
            if test.field is not None and self.passes(verdict, test) is None
        )
        passing = tuple(each for each, answer in zip(self.verdicts, answers, strict=True) if answer)
        return Counts(passing, sum(answer is False for answer in answers), len(unsaid), dict(lacking))

    def different(self, field: str) -> tuple[int, int]:
        """Return how many different values a text field has, and in how many items it is empty."""
        values = [one_line(getattr(verdict.item, field) or "") for verdict in self.verdicts]
        return len(set(filter(None, values))), values.count("")

    def passes(self, verdict: Verdict, test: FigureTest) -> bool | None:
        """Tell whether an item passes one test, None where it does not say."""
        if test.finding is not None:
            return any(
                each.category == test.finding and each.outcome is Outcome.VIOLATION
                for each in verdict.findings
            )
        value = getattr(verdict.item, test.field or "")
        if test.given is not None:
            return (value is not None) is test.given
        return None if value is None else self._compared(value, test)

    def _compared(self, value: Any, test: FigureTest) -> bool | None:
        if test.equals is not None:
            return bool(value == test.equals)
        if test.one_of is not None:
            return value in test.one_of
        if test.includes is not None:
            return test.includes in value
        read = _read(value, self._texts[test.field or ""])
        return None if read is None else read == test.reads

    def _answer(self, verdict: Verdict, figure: Figure) -> bool | None:
        answers = [self.passes(verdict, test) for test in figure.tests]
        # Kleene: one answer may settle it whatever the unknown ones would say.
        settling = bool(figure.any)
        if settling in answers:
            return settling
        return None if None in answers else not settling


def _read(text: str, reading: TextReading) -> str | None:
    """Return the one value that a text names, None where it names none, several, or denies one."""
    said = "".join(text.split())
    if any(term in said for term in reading.not_used):
        return None
    named = [value for value, terms in reading.values.items() if any(term in said for term in terms)]
    return named[0] if len(named) == 1 else None
