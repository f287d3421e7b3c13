"""Verdicts as JSON: one document for a batch, or one line for an item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.verdict import Finding, Verdict
from procurement_rules.report.groups import lacks
from procurement_rules.report.identity import Identified, identified

RUN_KEYS = (
    "files",
    "input_digests",
    "jurisdiction",
    "jurisdiction_name",
    "as_of",
    "catalog",
    "catalog_title",
    "catalog_digest",
    "engine",
    "program_version",
    "rules_version",
    "rules_digest",
    "screened_on",
)

# Some readers take these for the end of a line though JSON does not, and UTF-8 has no lone surrogates.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_report(screening: Screening, labels: Labels) -> str:
    """Return the batch as one JSON document, with the labels that its ids stand for."""
    keyed = identified(screening)
    document = {
        "run": screening.model_dump(mode="json", include=set(RUN_KEYS)),
        "summary": _summary(screening),
        "verdicts": [_verdict(verdict, keyed) for verdict in screening.verdicts],
        "batch_findings": [_under_key(finding, keyed) for finding in screening.batch_findings],
        "idle_waivers": [waiver.model_dump(mode="json") for waiver in screening.idle_waivers],
        "baseline": screening.baseline.model_dump(mode="json") if screening.baseline else None,
        "rejected": [row.model_dump(mode="json") for row in screening.rejected],
        "failed": [file.model_dump(mode="json") for file in screening.failed],
        "tables": [table.model_dump(mode="json") for table in screening.tables],
        "labels": labels.model_dump(mode="json"),
    }
    return _text(document, indent=2) + "\n"


def jsonl_report(screening: Screening) -> Iterator[str]:
    """Yield a line for each verdict, then one for each finding on several items: `{"batch_finding": …}`.

    Where an earlier screening was compared, a line for each of its findings that is gone ends it: `{"gone": …}`.
    """
    keyed = identified(screening)
    for verdict in screening.verdicts:
        yield _line(_verdict(verdict, keyed))
    for finding in screening.batch_findings:
        yield _line({"batch_finding": _under_key(finding, keyed)})
    for earlier in screening.baseline.gone if screening.baseline else ():
        yield _line({"gone": earlier.model_dump(mode="json")})


def _verdict(verdict: Verdict, keyed: Iterator[Identified]) -> dict[str, Any]:
    """Return a verdict with its findings under their keys, which come in the same order."""
    findings = [_under_key(finding, keyed) for finding in verdict.findings]
    return verdict.model_dump(mode="json") | {"findings": findings}


def _under_key(finding: Finding, keyed: Iterator[Identified]) -> dict[str, Any]:
    return {"key": next(keyed).key, **finding.model_dump(mode="json")}


def _line(data: dict[str, Any]) -> str:
    return _text(data, indent=None) + "\n"


def _summary(screening: Screening) -> dict[str, Any]:
    return {
        "rows_read": screening.rows_read,
        "items": len(screening.verdicts),
        "rejected": len(screening.rejected),
        "outcomes": {outcome.value: screening.count(outcome) for outcome in Outcome},
        "missing": [
            {"fields": list(lack.fields), "items": lack.items, "categories": list(lack.categories)}
            for lack in lacks(screening.verdicts)
        ],
    }


def _text(data: Any, indent: int | None) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
