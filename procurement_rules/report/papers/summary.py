"""What both papers say of a department's items altogether."""

from __future__ import annotations

from collections.abc import Iterable

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Screening
from procurement_rules.report.papers import words
from procurement_rules.report.papers.departments import Department, Entry, Tally
from procurement_rules.report.values import money
from procurement_rules.report.words import EXCEPTED


def law_day(screening: Screening) -> str:
    """Say of which day the law was applied."""
    return words.EACH_ITS_DAY if screening.as_of is None else words.day(screening.as_of)


def addressee(department: Department) -> str:
    """Call the department; of a file that was not read nobody knows whose it is."""
    return department.name if department.failed is None else words.SUBMITTER


def submitted(department: Department, screening: Screening) -> str:
    """Name the files that the department submitted, all of the screening where its items name none."""
    if department.failed is not None:
        return words.UNREAD_FILE.format(file=department.failed.file)
    return "、".join(department.files or screening.files)


def result(department: Department) -> str:
    """Say how many items there are and what they cost, in all and by result."""
    counted = {
        words.RESULTS[Outcome.VIOLATION]: department.with_outcome(Outcome.VIOLATION),
        words.RESULTS[Outcome.UNDETERMINED]: department.with_outcome(Outcome.UNDETERMINED),
        EXCEPTED: department.excepted,
        words.RESULTS[Outcome.COMPLIANT]: department.in_order,
    }
    every = _tally_of(department.entries)
    parts = "；".join(f"{word} {tally(_tally_of(each))}" for word, each in counted.items() if each)
    return words.RESULT.format(every=tally(every), parts=parts) if parts else words.NOTHING_SCREENED


def _tally_of(entries: Iterable[Entry]) -> Tally:
    return Tally.of(entry.verdict for entry in entries)


def tally(tally: Tally) -> str:
    """Say a number of items and their budget: 3 项，预算金额 2,720,000 元（1 项未填预算金额）."""
    if tally.unpriced == tally.items:
        return words.TALLY_UNPRICED.format(items=tally.items)
    said = words.TALLY_PARTLY if tally.unpriced else words.TALLY
    return said.format(items=tally.items, amount=money(tally.amount), unpriced=tally.unpriced)
