"""The survey: what the items answer, on what basis, and what only a person can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from openpyxl import Workbook

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.statistics import Figure, Question, Shown, StatisticsForm
from procurement_rules.model.verdict import Verdict
from procurement_rules.report.groups import Group
from procurement_rules.report.places import Places
from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.figures import Counts, FigureCounter
from procurement_rules.report.statistics.form_sheet import titled
from procurement_rules.report.statistics.sheet import RowSheet, Share
from procurement_rules.report.statistics.sums import Sum
from procurement_rules.report.words import label, ten_thousands
from procurement_rules.report.workbook import look

_WIDTHS = (34.0, 44.0, 30.0, 30.0)
# Enough to look up; the sheet of cells has all of them.
_MOST_PLACES = 5


def add_survey(workbook: Workbook, screening: Screening, labels: Labels, form: StatisticsForm) -> None:
    """Add the sheet."""
    sheet = RowSheet(workbook, words.SURVEY_SHEET, _WIDTHS)
    sheet.title(titled(form.survey.title, screening, form))
    sheet.lines([words.REPORTER])
    sheet.header((*form.survey.columns, words.DATA))
    sheet.sheet.freeze_panes = f"A{sheet.row + 1}"
    sheet.sheet.print_title_rows = f"{sheet.row}:{sheet.row}"
    answers = _Answers(screening, labels, form)
    for section in form.survey.sections:
        sheet.band(section.title)
        for question in section.questions:
            fill = None if question.figures else look.GROUP_FILLS[Group.MISSING]
            told = (answers.answer(question), question.hint, answers.basis(question))
            sheet.cells((f"{question.number}. {question.question}", *told), fill=fill)
    sheet.print_on_a4("portrait")


class _Answers:
    """Says in words what the figures come to."""

    def __init__(self, screening: Screening, labels: Labels, form: StatisticsForm) -> None:
        self._counter = FigureCounter(screening.verdicts, form.texts)
        self._fields: Mapping[str, str] = labels.fields
        self._places = Places.of(screening)

    def answer(self, question: Question) -> str:
        """Return the lines of the answer."""
        return "\n".join(self._lines(question))

    def basis(self, question: Question) -> str:
        """Return on how many items the figures rest, and which of them do not say."""
        if not question.figures:
            return ""
        lacking: dict[str, int] = {}
        for figure in question.figures:
            for field, items in self._lacking(figure).items():
                lacking[field] = max(items, lacking.get(field, 0))
        texts = [
            words.LACKING.format(field=label(self._fields, field), items=items)
            for field, items in lacking.items()
            if items
        ]
        return "；".join([words.BASE.format(items=len(self._counter.verdicts)), *texts])

    def _lines(self, question: Question) -> Iterator[str]:
        if not question.figures:
            yield f"{words.MANUAL}：{question.manual}" if question.manual else words.MANUAL
            return
        yield from (f"{self._figure(figure)}。" for figure in question.figures)
        if question.manual:
            yield f"{words.MANUAL_REST.format(rest=question.manual)}。"

    def _lacking(self, figure: Figure) -> dict[str, int]:
        if figure.field is not None:
            return {figure.field: self._counter.different(figure.field)[1]}
        return self._counter.count(figure).lacking

    def _figure(self, figure: Figure) -> str:
        if figure.field is not None:
            number, _ = self._counter.different(figure.field)
            told = words.DIFFERENT if number else words.CANNOT_SAY
            return told.format(label=figure.label, number=number)
        counts = self._counter.count(figure)
        if figure.show is Shown.EXISTS:
            return self._exists(figure.label, counts)
        if figure.show is Shown.COUNT:
            return words.COUNT.format(label=figure.label, sum=_sum(counts.passing))
        if not counts.known:
            return words.NO_SHARE.format(label=figure.label)
        share = Share(len(counts.passing), counts.known)
        return words.SHARE.format(
            label=figure.label, sum=_sum(counts.passing), known=counts.known, share=share
        )

    def _exists(self, label_: str, counts: Counts) -> str:
        if counts.passing:
            places = self._where(counts.passing)
            return words.ANY.format(label=label_, sum=_sum(counts.passing), places=places)
        if not counts.unknown:
            return words.NONE.format(label=label_)
        if not counts.known:
            return words.CANNOT_SAY.format(label=label_)
        return words.NONE_KNOWN.format(label=label_, known=counts.known, unknown=counts.unknown)

    def _where(self, verdicts: Sequence[Verdict]) -> str:
        named = [self._places.words(each.item.source) for each in islice(verdicts, _MOST_PLACES)]
        more = [words.AND_MORE.format(number=len(verdicts))] if len(verdicts) > _MOST_PLACES else []
        return "、".join(named) + "".join(more)


def _sum(verdicts: Sequence[Verdict]) -> str:
    counted = Sum.of(verdicts)
    if counted.amount == Decimal(0):
        return words.ITEMS_ONLY.format(items=counted.items)
    return words.ITEMS_AND_AMOUNT.format(items=counted.items, amount=ten_thousands(counted.amount))
