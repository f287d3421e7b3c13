"""A finding's short name: the same from one run to the next, whatever row its item stands in."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import BatchFinding, Finding, Verdict

KEY_LENGTH = 12


class Identified(NamedTuple):
    """A finding under its key; `verdict` is None where it is a `BatchFinding`, whose `rows` name the verdicts."""

    key: str
    verdict: Verdict | None
    finding: Finding


def finding_key(verdict: Verdict, finding: Finding) -> str:
    """Return twelve hexadecimal digits over the rule and what the item says of itself."""
    return _key(finding.rule, [verdict])


def batch_finding_key(verdicts: Sequence[Verdict], finding: BatchFinding) -> str:
    """Return the key of a finding on several of the verdicts; their order does not matter."""
    return _key(finding.rule, [verdicts[row] for row in finding.rows])


def identified(screening: Screening) -> Iterator[Identified]:
    """Yield every finding, those of single items first; what has the same key is numbered: `…-2`, `…-3`."""
    seen: Counter[str] = Counter()
    for key, verdict, finding in _keyed(screening):
        seen[key] += 1
        yield Identified(key if seen[key] == 1 else f"{key}-{seen[key]}", verdict, finding)


def _keyed(screening: Screening) -> Iterator[Identified]:
    for verdict in screening.verdicts:
        for finding in verdict.findings:
            yield Identified(finding_key(verdict, finding), verdict, finding)
    for together in screening.batch_findings:
        yield Identified(batch_finding_key(screening.verdicts, together), None, together)


def _key(rule: str, verdicts: Sequence[Verdict]) -> str:
    said = json.dumps([rule, *sorted(map(_content, verdicts))], ensure_ascii=True)
    return hashlib.sha256(said.encode("ascii")).hexdigest()[:KEY_LENGTH]


def _content(verdict: Verdict) -> list[str]:
    item = verdict.item
    # Blanks and line breaks change when a table is laid out anew; the finding does not.
    return ["".join((text or "").split()) for text in (item.purchaser, item.name, item.description)]
