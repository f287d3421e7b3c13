"""The columns of the ledger: what each says of a finding; those that only people fill begin empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import Source
from procurement_rules.model.verdict import BatchFinding, Verdict
from procurement_rules.report.identity import identified
from procurement_rules.report.places import Places
from procurement_rules.report.view import FindingView, Viewer
from procurement_rules.report.words import EXCEPTED, SINCE, UNNAMED
from procurement_rules.report.workbook import words
from procurement_rules.report.workbook.review import citation, whole_message, whole_remedy


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding of the ledger, and the items that it is on."""

    key: str
    view: FindingView
    verdicts: tuple[Verdict, ...]

    @property
    def purchasers(self) -> str:
        """Who submitted the items."""
        return _each(verdict.item.purchaser or "" for verdict in self.verdicts)

    @property
    def files(self) -> str:
        """The files in which the items stand."""
        return _each(source.file for source in self._sources())

    @property
    def sheets(self) -> str:
        """The sheets in which the items stand."""
        return _each(source.sheet or "" for source in self._sources())

    @property
    def rows(self) -> str | int:
        """The row, or the rows in the order of the items."""
        rows = [source.row for source in self._sources() if source.row is not None]
        return rows[0] if len(rows) == 1 else "、".join(map(str, rows))

    @property
    def names(self) -> str:
        """What the items are called."""
        return _each(verdict.item.name or UNNAMED for verdict in self.verdicts)

    @property
    def quotes(self) -> str:
        """The submitted words that show the finding, a line a field."""
        return _each(
            f"{quote.field}：{'、'.join(f'“{text}”' for text in quote.texts)}" for quote in self.view.quotes
        )

    @property
    def status(self) -> str:
        """How far it is put right: what is waived need not be."""
        return EXCEPTED if self.view.waived else words.NOT_PUT_RIGHT

    def _sources(self) -> Iterator[Source]:
        return (verdict.item.source for verdict in self.verdicts if verdict.item.source is not None)


_SHORT = 7


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """A column: its title, its width in digits, what it says, and the choices that a person has in it."""

    title: str
    width: float
    value: Callable[[Entry], str | int] = lambda _: ""
    choices: Sequence[str] = ()
    is_date: bool = False

    @property
    def is_short(self) -> bool:
        """Tell whether the column holds words and no sentences."""
        return self.width <= _SHORT


LEDGER_COLUMNS = (
    LedgerColumn(words.KEY, 8, lambda entry: entry.key),
    LedgerColumn(words.PURCHASER, 10, lambda entry: entry.purchasers),
    LedgerColumn(words.FILE, 9, lambda entry: entry.files),
    LedgerColumn(words.SHEET, 7, lambda entry: entry.sheets),
    LedgerColumn(words.ROW, 4, lambda entry: entry.rows),
    LedgerColumn(words.ITEM, 13, lambda entry: entry.names),
    LedgerColumn(words.CATEGORY, 9, lambda entry: entry.view.category),
    LedgerColumn(words.STAGE, 5, lambda entry: entry.view.stage),
    LedgerColumn(words.OUTCOME, 7, lambda entry: entry.view.standing),
    LedgerColumn(SINCE, 5, lambda entry: entry.view.change),
    LedgerColumn(words.DESCRIPTION, 25, lambda entry: whole_message(entry.view)),
    LedgerColumn(words.EVIDENCE, 13, lambda entry: entry.quotes),
    LedgerColumn(words.BASIS, 30, lambda entry: _each(map(citation, entry.view.clauses))),
    LedgerColumn(words.REMEDY, 23, lambda entry: whole_remedy(entry.view)),
    LedgerColumn(words.STATUS, 7, lambda entry: entry.status, words.STATUSES),
    LedgerColumn(words.OWNER, 7),
    LedgerColumn(words.DEADLINE, 10, is_date=True),
    LedgerColumn(words.OPINION, 8, choices=words.OPINIONS),
    LedgerColumn(words.REASON, 10),
    LedgerColumn(words.APPROVER, 7),
    LedgerColumn(words.VALID_UNTIL, 10, is_date=True),
)


def own_columns(screening: Screening) -> tuple[LedgerColumn, ...]:
    """Return the columns of our own form: what has changed is among them where an earlier screening was compared."""
    return tuple(each for each in LEDGER_COLUMNS if screening.baseline or each.title != SINCE)


def entries(screening: Screening, labels: Labels) -> Iterator[Entry]:
    """Yield every finding of a batch, those of single items in the order of the rows first."""
    viewer = Viewer(labels, Places.of(screening), dated_each=False)
    for key, verdict, finding in identified(screening):
        rows = finding.rows if isinstance(finding, BatchFinding) else ()
        verdicts = (verdict,) if verdict else tuple(screening.verdicts[row] for row in rows)
        yield Entry(key, viewer.finding(finding, verdict.item if verdict else None), verdicts)


def _each(texts: Iterator[str] | map[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))
