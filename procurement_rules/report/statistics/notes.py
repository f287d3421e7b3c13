"""What a reader must know beside the form: what it counts, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Screening
from procurement_rules.report.amounts import rows_of, whole_of
from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.tally import Tally, total
from procurement_rules.report.unscreened import holds_item
from procurement_rules.report.words import ten_thousands


def notes(tally: Tally, screening: Screening, check_sheet: str) -> Iterator[str]:
    """Yield the sentences; `check_sheet` is the name of the sheet that shows where every item went."""
    counted = tally.counted
    everything = total(counted)
    wholes = [whole for each in counted if (whole := whole_of(each.verdict.item)) is not None]
    rows = rows_of(each.verdict for each in counted)
    held = sum(whole in rows for whole in wholes)
    yield words.SCREENED.format(
        every=len(tally.items), counted=len(counted), excluded=len(tally.excluded), sheet=check_sheet
    )
    yield words.SUM.format(items=everything.items, amount=ten_thousands(everything.amount))
    for items, sentence in (
        (everything.unpriced, words.UNPRICED_NOTE),
        (held, words.PARTS_NOTE),
        (len(wholes) - held, words.PARTS_ALONE_NOTE),
        (sum(each.entry is None for each in counted), words.UNPLACED_NOTE),
        (sum(each.period is None for each in counted), words.UNDATED_NOTE),
        (sum(each.entry is not None and not each.entry.sure for each in counted), words.UNSURE_NOTE),
        (sum(each.verdict.outcome is Outcome.VIOLATION for each in counted), words.VIOLATIONS_NOTE),
    ):
        if items:
            label = words.UNPLACED if sentence is words.UNPLACED_NOTE else words.UNDATED
            yield sentence.format(items=items, sheet=check_sheet, label=label)
    yield from _unread(screening)


def outside(tally: Tally, check_sheet: str) -> Iterator[str]:
    """Say what a form of the user's own has no row or column for, where there is anything."""
    left = total(each for each in tally.excluded if not each.verdict.match.vetoed_by)
    if left.items:
        amount = ten_thousands(left.amount)
        yield words.OUTSIDE_NOTE.format(items=left.items, amount=amount, sheet=check_sheet)


def _unread(screening: Screening) -> Iterator[str]:
    every = len(screening.rejected)
    rows = sum(map(holds_item, screening.rejected))
    files = sum(not each.skipped for each in screening.failed)
    if rows or files:
        yield words.UNREAD_NOTE.format(every=every, rows=rows, others=every - rows, files=files)
