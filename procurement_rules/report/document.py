"""Verdicts as JSON: one document for a batch, or one line for an item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report.groups import lacks

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
)

# Some readers take these for the end of a line though JSON does not, and UTF-8 has no lone surrogates.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_report(screening: Screening, labels: Labels) -> str:
    """Return the batch as one JSON document, with the labels that its ids stand for."""
    document = {
        "run": screening.model_dump(mode="json", include=set(RUN_KEYS)),
        "summary": _summary(screening),
        "verdicts": [verdict.model_dump(mode="json") for verdict in screening.verdicts],
        "batch_findings": [finding.model_dump(mode="json") for finding in screening.batch_findings],
        "rejected": [row.model_dump(mode="json") for row in screening.rejected],
        "tables": [table.model_dump(mode="json") for table in screening.tables],
        "labels": labels.model_dump(mode="json"),
    }
    return _text(document, indent=2) + "\n"


def jsonl_report(screening: Screening) -> Iterator[str]:
    """Yield a line for each verdict, then one for each finding on several items: `{"batch_finding": …}`."""
    for verdict in screening.verdicts:
        yield _line(verdict.model_dump(mode="json"))
    for finding in screening.batch_findings:
        yield _line({"batch_finding": finding.model_dump(mode="json")})


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
