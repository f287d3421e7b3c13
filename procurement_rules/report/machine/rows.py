"""The flat form: one row a finding, and one row for an item of which nothing was found. Names are stable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import Source
from procurement_rules.model.verdict import BatchFinding, Evidence, Finding, Verdict
from procurement_rules.report.about import resting_fields
from procurement_rules.report.identity import identified
from procurement_rules.report.values import value_words
from procurement_rules.report.words import label

_BETWEEN = "; "


class FlatRow(NamedTuple):
    """One row. Of a finding on several items the item's columns are the first one's, and `places` names all.

    `outcome` is the finding's, or the item's where it has none; a waived finding does not count for `item_outcome`.
    `budget` is in yuan; lists are joined by `; `. `change` is against the earlier screening, where one was compared.
    """

    finding_key: str | None
    file: str | None
    sheet: str | None
    row: int | None
    places: str
    item_id: str | None
    purchaser: str | None
    name: str | None
    description: str | None
    declared_code: str | None
    budget: Decimal | None
    fiscal_year: int | None
    as_of: date
    item_outcome: str
    coding: str
    code: str | None
    confidence: float
    outcome: str
    rule: str | None
    rule_title: str | None
    category: str | None
    category_label: str | None
    stage: str | None
    severity: str | None
    message: str | None
    remedy: str | None
    basis: str | None
    evidence: str | None
    concepts: str | None
    missing: str | None
    cured_by: str | None
    waiver_reason: str | None
    waiver_approver: str | None
    waiver_expires_on: date | None
    change: str | None


def flat_rows(screening: Screening, labels: Labels) -> Iterator[FlatRow]:
    """Yield the rows in the order of the items, findings on several items last."""
    keyed = identified(screening)
    for verdict in screening.verdicts:
        if not verdict.findings:
            yield _row([verdict], None, None, labels)
        for key, _, finding in islice(keyed, len(verdict.findings)):
            yield _row([verdict], key, finding, labels)
    for key, _, finding in keyed:
        rows = finding.rows if isinstance(finding, BatchFinding) else ()
        yield _row([screening.verdicts[row] for row in rows], key, finding, labels)


def _row(verdicts: list[Verdict], key: str | None, finding: Finding | None, labels: Labels) -> FlatRow:
    first = verdicts[0]
    item, source = first.item, first.item.source or Source(file="")
    return FlatRow(
        finding_key=key,
        file=source.file or None,
        sheet=source.sheet,
        row=source.row,
        places=_BETWEEN.join(_place(verdict.item.source) for verdict in verdicts),
        item_id=item.id,
        purchaser=item.purchaser,
        name=item.name,
        description=item.description,
        declared_code=item.declared_code,
        budget=item.budget,
        fiscal_year=item.fiscal_year,
        as_of=first.as_of,
        item_outcome=first.outcome.value,
        coding=first.match.decision.value,
        code=None if first.match.vetoed_by else first.match.code,
        confidence=first.match.confidence,
        **(
            _of_finding(finding, verdicts, labels)
            if finding
            else _NOTHING_FOUND | {"outcome": first.outcome.value}
        ),
    )


_NOTHING_FOUND: dict[str, Any] = dict.fromkeys(
    (
        *("rule", "rule_title", "category", "category_label", "stage", "severity"),
        *("message", "remedy", "basis", "evidence", "concepts", "missing", "cured_by"),
        *("waiver_reason", "waiver_approver", "waiver_expires_on", "change"),
    )
)


def _of_finding(finding: Finding, verdicts: list[Verdict], labels: Labels) -> dict[str, Any]:
    waiver = finding.waiver
    return {
        "outcome": finding.outcome.value,
        "rule": finding.rule,
        "rule_title": label(labels.rules, finding.rule),
        "category": finding.category,
        "category_label": label(labels.categories, finding.category),
        "stage": finding.stage.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "basis": _BETWEEN.join(f"{ref.instrument} {ref.clause}" for ref in finding.basis),
        "evidence": _BETWEEN.join(_shown(finding, verdicts, labels)) or None,
        "concepts": _BETWEEN.join(finding.concepts) or None,
        "missing": _BETWEEN.join(finding.missing) or None,
        "cured_by": _quoted(finding.cured_by),
        "waiver_reason": waiver.reason if waiver else None,
        "waiver_approver": waiver.approver if waiver else None,
        "waiver_expires_on": waiver.expires_on if waiver else None,
        "change": finding.change.value if finding.change else None,
    }


def _shown(finding: Finding, verdicts: list[Verdict], labels: Labels) -> Iterator[str]:
    """Yield the words that show a finding, then the whole values that it rests on where it is on one item."""
    yield from map(_field_text, finding.evidence)
    if len(verdicts) == 1:
        item = verdicts[0].item
        yield from (f"{field}: {value_words(item, field, labels)}" for field in resting_fields(finding, item))


def _quoted(evidence: Iterable[Evidence]) -> str | None:
    return _BETWEEN.join(map(_field_text, evidence)) or None


def _field_text(one: Evidence) -> str:
    return f"{one.field}: {one.text}"


def _place(source: Source | None) -> str:
    if source is None:
        return ""
    return ":".join(str(part) for part in (source.file, source.sheet, source.row) if part is not None)
