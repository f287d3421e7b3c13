"""Shares of the key areas and of the suppliers whose share is to grow, with what each rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl import Workbook

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.statistics import Statistics, SupplierShare
from procurement_rules.model.verdict import Verdict
from procurement_rules.report.amounts import added, rows_of
from procurement_rules.report.papers.citation import Citations
from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.figures import FigureCounter
from procurement_rules.report.statistics.sheet import RowSheet, Share, Value, amount_of
from procurement_rules.report.statistics.sums import Sum
from procurement_rules.report.values import value_words
from procurement_rules.report.words import label

_WIDTHS = (30.0, 12.0, 14.0, 18.0, 14.0)


def add_shares(workbook: Workbook, screening: Screening, labels: Labels, forms: Statistics) -> None:
    """Add the sheet. What may not be bought is no purchase and has no part in the shares."""
    sheet = RowSheet(workbook, words.SHARES_SHEET, _WIDTHS)
    sheet.title(words.SHARES_TITLE)
    bought = [verdict for verdict in screening.verdicts if not verdict.match.vetoed_by]
    prohibited = len(screening.verdicts) - len(bought)
    if prohibited:
        sheet.lines([words.PROHIBITED_LEFT_OUT.format(items=prohibited)])
    _add_areas(sheet, screening, bought, labels, forms)
    _add_suppliers(sheet, screening, bought, labels, forms)
    sheet.print_on_a4("portrait")


def _add_areas(
    sheet: RowSheet, screening: Screening, bought: Sequence[Verdict], labels: Labels, forms: Statistics
) -> None:
    areas = forms.key_areas
    basis = Citations(labels).cite([areas.basis])
    sheet.heading(words.AREAS)
    if screening.jurisdiction not in forms.key_area_places:
        sheet.lines([words.AREAS_NOT_BOUND.format(place=screening.jurisdiction_name, basis=basis)])
        return
    since = areas.in_force.since.isoformat()
    base = [verdict for verdict in bought if areas.in_force.covers(verdict.as_of)]
    sheet.lines([words.AREAS_BASIS.format(basis=basis, since=since)])
    groups = [(each.label, [one for one in base if each.id in one.key_areas]) for each in areas.areas]
    groups.append((words.ANY_AREA, [one for one in base if one.key_areas]))
    groups.append((words.NO_AREA, [one for one in base if not one.key_areas]))
    _add_table(sheet, words.AREAS_HEADER, groups, base)
    described = sum(not (verdict.item.description or "").strip() for verdict in base)
    early = len(bought) - len(base)
    sheet.lines(
        [
            *([words.TOO_EARLY.format(items=early, since=since)] if early else []),
            *([words.NO_DESCRIPTION.format(items=described)] if described else []),
            *_unpriced(base),
        ]
    )


def _add_suppliers(
    sheet: RowSheet, screening: Screening, bought: Sequence[Verdict], labels: Labels, forms: Statistics
) -> None:
    wanted = forms.form.suppliers
    field = label(labels.fields, wanted.test.field or "")
    counter = FigureCounter(bought, forms.form.texts)
    kinds = [(verdict, _kind(verdict, counter, wanted, labels)) for verdict in bought]
    base = [verdict for verdict, kind in kinds if kind]
    sheet.heading(words.SUPPLIERS.format(label=wanted.label))
    said = words.SUPPLIERS_BASIS if _binds(screening, bought, forms) else words.SUPPLIERS_NOT_BOUND
    sheet.lines([said.format(basis=Citations(labels).cite([wanted.basis]), field=field)])
    if not base:
        sheet.lines([words.NO_SUPPLIERS.format(field=field)])
        return
    others = [other.label for other in wanted.others]
    rows = dict.fromkeys([wanted.label, *labels.choices.get(wanted.test.field or "", {}).values(), *others])
    groups = [(row, [verdict for verdict, kind in kinds if kind == row]) for row in rows]
    shown = [(row, verdicts) for row, verdicts in groups if verdicts or row == wanted.label]
    _add_table(sheet, words.SUPPLIERS_HEADER, shown, base)
    apart = [(row, verdicts) for row, verdicts in shown if row in others]
    sheet.lines([_written_so(row, verdicts, wanted, field) for row, verdicts in apart])
    unsaid = len(bought) - len(base)
    told = words.NO_SUPPLIER.format(field=field, items=unsaid, share=Share(unsaid, len(bought)))
    sheet.lines([*([told] if unsaid else []), *_unpriced(base)])


def _kind(verdict: Verdict, counter: FigureCounter, wanted: SupplierShare, labels: Labels) -> str:
    """Return what the supplier is called in the table, nothing where the item does not say."""
    answer = counter.passes(verdict, wanted.test)
    if answer is not None:
        return wanted.label if answer else value_words(verdict.item, wanted.test.field or "", labels)
    written = _written(verdict, wanted)
    return next((other.label for other in wanted.others if written in other.terms), "")


def _written(verdict: Verdict, wanted: SupplierShare) -> str:
    """Return what was written of the supplier that is not one of the choices."""
    problems = verdict.item.source.problems if verdict.item.source else ()
    return next(("".join(each.value.split()) for each in problems if each.field == wanted.test.field), "")


def _written_so(row: str, verdicts: Sequence[Verdict], wanted: SupplierShare, field: str) -> str:
    said = "、".join(dict.fromkeys(f"“{_written(verdict, wanted)}”" for verdict in verdicts))
    return words.SUPPLIER_APART.format(
        row=row, items=len(verdicts), said=said, field=field, label=wanted.label
    )


def _binds(screening: Screening, bought: Sequence[Verdict], forms: Statistics) -> bool:
    """Tell whether the clause on suppliers binds here; of its notice it is known where and since when."""
    notice = forms.key_areas
    if forms.form.suppliers.basis.instrument != notice.basis.instrument:
        return True
    here = screening.jurisdiction in forms.key_area_places
    return here and any(notice.in_force.covers(verdict.as_of) for verdict in bought)


def _add_table(
    sheet: RowSheet,
    header: Sequence[str],
    groups: Sequence[tuple[str, Sequence[Verdict]]],
    base: Sequence[Verdict],
) -> None:
    whole, rows = Sum.of(base), rows_of(base)
    sheet.header(header)
    for name, verdicts in groups:
        # What a row of the base holds is in that row's group.
        part = Sum.of_amounts([added(verdict.item, rows) for verdict in verdicts])
        sheet.cells(_row(name, part, whole))
    sheet.cells(_row(words.BASE_ROW, whole, whole), strong=True)


def _row(name: str, part: Sum, whole: Sum) -> Sequence[Value]:
    amount = words.NOTHING if part.known_amount is None else Share(part.amount, whole.amount)
    return name, part.items, Share(part.items, whole.items), amount_of(part), amount


def _unpriced(verdicts: Sequence[Verdict]) -> Iterator[str]:
    unpriced = Sum.of(verdicts).unpriced
    if unpriced:
        yield words.NO_BUDGET.format(items=unpriced)
