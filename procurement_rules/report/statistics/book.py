"""The workbook of the statistics: the form, its check, the survey, and the shares."""

from __future__ import annotations

from pathlib import Path

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.statistics import Statistics
from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.check_sheet import CheckSheet
from procurement_rules.report.statistics.form_sheet import add_form
from procurement_rules.report.statistics.notes import notes, outside
from procurement_rules.report.statistics.own_form import OwnForm
from procurement_rules.report.statistics.shares_sheet import add_shares
from procurement_rules.report.statistics.survey_sheet import add_survey
from procurement_rules.report.statistics.tally import Tally
from procurement_rules.report.workbook.package import new_workbook, saved


def statistics(
    screening: Screening, labels: Labels, forms: Statistics, *, template: Path | None = None
) -> bytes:
    """Return the statistics as .xlsx, without formulas.

    `template` is a workbook of the user's own with the rows of the form and its own periods; its cells are filled,
    and the other sheets are added behind its own. Raises InputError where it lacks a row or a period.
    """
    form = forms.form
    own = OwnForm.read(template, form) if template else None
    tally = Tally.of(screening, labels, form, own.periods if own else None)
    check_title = f"{form.headings.number} {words.CHECK_SHEET}"
    told = list(notes(tally, screening, check_title))
    if own:
        left = list(outside(tally, check_title))
        own.fill(tally, form, left)
        workbook = own.workbook
        periods = "、".join(period.label for period in own.periods.periods)
        told += [*left, words.TEMPLATE_PERIODS.format(periods=periods)]
    else:
        workbook = new_workbook()
        add_form(workbook, tally, screening, form, told)
    CheckSheet(screening, labels, form, tally).add_to(workbook, check_title, told)
    add_survey(workbook, screening, labels, form)
    add_shares(workbook, screening, labels, forms)
    return saved(workbook)
