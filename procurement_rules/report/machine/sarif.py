"""SARIF 2.1.0 (OASIS): every rule declared, every finding a result, every rejected row a notification.

The outcomes are SARIF's kinds: violation → fail, undetermined → open. The standard gives a level to `fail` only; the
severity of an open result is among its properties. A row of a sheet is told as a line, a sheet as a logical location.
A waived finding is a suppressed result, and what has changed since the earlier screening is its baseline state; what
that one found and this one does not are results without a place, `absent`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import Any
from urllib.parse import quote

from procurement_rules.model.rule import Outcome, RuleHead
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import RejectedRow, Source
from procurement_rules.model.verdict import BatchFinding, Finding, Verdict
from procurement_rules.model.waiver import Waiver
from procurement_rules.report.about import field_of, resting_fields
from procurement_rules.report.cells import Cells
from procurement_rules.report.identity import Identified, identified
from procurement_rules.report.machine.sarif_rules import sarif_rule
from procurement_rules.report.printable import visible
from procurement_rules.report.values import value_words

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION = "2.1.0"
FINGERPRINT = "findingKey/v1"
_KINDS = {
    Outcome.VIOLATION: "fail",
    Outcome.UNDETERMINED: "open",
    Outcome.COMPLIANT: "pass",
    Outcome.NOT_APPLICABLE: "notApplicable",
}


def sarif_report(screening: Screening, labels: Labels, rules: Sequence[RuleHead]) -> str:
    """Return the batch as a SARIF log; `rules` are all rules of the pack, those that compare included."""
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    cells = Cells(screening.tables)
    log = {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [
            {
                "tool": {"driver": _driver(screening, labels, rules)},
                "language": "zh-CN",
                "columnKind": "unicodeCodePoints",
                "artifacts": _artifacts(screening),
                "invocations": [_invocation(screening.rejected)],
                "results": [
                    *(_result(each, screening, labels, numbers, cells) for each in identified(screening)),
                    *_absent(screening, numbers),
                ],
                "properties": _run_properties(screening),
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(screening: Screening, labels: Labels, rules: Sequence[RuleHead]) -> dict[str, Any]:
    return {
        "name": "procurement-rules",
        "version": screening.program_version,
        "language": "zh-CN",
        "rules": [sarif_rule(rule, labels) for rule in rules],
        "properties": {"rulesVersion": screening.rules_version, "rulesDigest": screening.rules_digest},
    }


def _artifacts(screening: Screening) -> list[dict[str, Any]]:
    artifacts: list[dict[str, Any]] = [{"location": {"uri": quote(file)}} for file in screening.files]
    for artifact, digest in zip(artifacts, screening.input_digests, strict=False):
        artifact["hashes"] = {"sha-256": digest}
    return artifacts


def _invocation(rejected: Sequence[RejectedRow]) -> dict[str, Any]:
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {
                "level": "note",
                "message": {"text": visible(f"未审查：{row.reason}")},
                "locations": [_location(row.source)],
            }
            for row in rejected
        ],
    }


def _result(
    each: Identified, screening: Screening, labels: Labels, numbers: Mapping[str, int], cells: Cells
) -> dict[str, Any]:
    finding = each.finding
    rows = finding.rows if isinstance(finding, BatchFinding) else ()
    verdicts = [each.verdict] if each.verdict else [screening.verdicts[row] for row in rows]
    locations = [place for verdict in verdicts for place in _places(finding, verdict, labels, cells)]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "kind": _KINDS[finding.outcome],
        "level": finding.severity.value if finding.outcome is Outcome.VIOLATION else "none",
        "message": {"text": visible(finding.message)},
        "locations": locations[:1],
        "fingerprints": {FINGERPRINT: each.key},
        "properties": {
            "outcome": finding.outcome.value,
            "severity": finding.severity.value,
            "category": finding.category,
            "stage": finding.stage.value,
            "remedy": visible(finding.remedy),
            "basis": [f"{ref.instrument} {ref.clause}" for ref in finding.basis],
            "concepts": list(finding.concepts),
            "missing": list(finding.missing),
            "also": list(finding.also),
            "curedBy": [{"field": one.field, "text": visible(one.text)} for one in finding.cured_by],
            "items": [visible(verdict.item.name or "") for verdict in verdicts],
        },
    }
    if finding.change is not None:
        result["baselineState"] = finding.change.value
    # The standard wants it of all results or of none.
    if screening.screened_on is not None:
        result["suppressions"] = [_suppression(finding.waiver)] if finding.waiver else []
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    # Several `locations` would say that all must be changed; one of two duplicates is enough.
    if len(locations) > 1:
        result["relatedLocations"] = locations[1:]
    return result


def _absent(screening: Screening, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield what the earlier screening found and this one does not; it stands nowhere any more."""
    for gone in screening.baseline.gone if screening.baseline else ():
        result: dict[str, Any] = {
            "ruleId": gone.rule,
            "kind": _KINDS[gone.outcome],
            "message": {"text": visible(gone.message)},
            "fingerprints": {FINGERPRINT: gone.key},
            "properties": {
                "outcome": gone.outcome.value,
                "category": gone.category,
                "items": [visible(gone.name)],
                "why": gone.why.value,
            },
            "baselineState": "absent",
        }
        # Of a failure the rule's own level holds.
        if gone.outcome is not Outcome.VIOLATION:
            result["level"] = "none"
        if screening.screened_on is not None:
            result["suppressions"] = []
        if gone.rule in numbers:
            result["ruleIndex"] = numbers[gone.rule]
        yield result


def _suppression(waiver: Waiver) -> dict[str, Any]:
    return {
        "kind": "external",
        "justification": visible(waiver.reason),
        "properties": {
            "approver": visible(waiver.approver),
            "approvedOn": waiver.approved_on.isoformat(),
            "expiresOn": waiver.expires_on.isoformat(),
        },
    }


def _places(finding: Finding, verdict: Verdict, labels: Labels, cells: Cells) -> list[dict[str, Any]]:
    """Return a location for each cell that a finding rests on or wants filled in, or else the item's row."""
    source = verdict.item.source
    if source is None:
        return []
    placed = {field: addresses[0] for field, addresses in cells.of(source).items()}
    quoted: dict[str, list[str]] = defaultdict(list)
    for field, text in _shown(finding, verdict, labels):
        quoted[placed.get(field, "")].append(text)
    for field in finding.missing:
        if field in placed:
            quoted.setdefault(placed[field], [])
    about = placed.get(field_of(finding, verdict.item, labels.fields, placed), "")
    return [
        _location(source, cell, "；".join(dict.fromkeys(texts)))
        for cell, texts in (quoted or {about: []}).items()
    ]


def _shown(finding: Finding, verdict: Verdict, labels: Labels) -> Iterator[tuple[str, str]]:
    yield from ((one.field, one.text) for one in finding.evidence)
    for field in resting_fields(finding, verdict.item):
        yield field, value_words(verdict.item, field, labels)


def _location(source: Source, cell: str = "", quoted: str = "") -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(source.file)}}
    row = int(cell.lstrip(ascii_uppercase)) if cell else source.row
    if row is not None and row > 0:
        snippet = {"snippet": {"text": visible(quoted)}} if quoted else {}
        physical["region"] = {"startLine": row, **snippet}
    location: dict[str, Any] = {"physicalLocation": physical}
    if source.sheet is not None:
        location["logicalLocations"] = [
            {
                "name": visible(source.sheet),
                "fullyQualifiedName": visible(f"{source.sheet}!{cell or row}"),
                "kind": "sheet",
            }
        ]
    return location


def _run_properties(screening: Screening) -> dict[str, Any]:
    return {
        "jurisdiction": screening.jurisdiction,
        "asOf": screening.as_of.isoformat() if screening.as_of else None,
        "catalog": screening.catalog,
        "catalogDigest": screening.catalog_digest,
        "engine": screening.engine,
        "items": len(screening.verdicts),
        "rejected": len(screening.rejected),
    }
