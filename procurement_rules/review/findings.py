"""Say something of every finding of a screening, by its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Finding, Verdict, outcome_of
from procurement_rules.review.identify import Identify

AnyFinding = TypeVar("AnyFinding", bound=Finding)
# What is to be said of the finding with a key: names of fields and their values.
Say = Callable[[str], dict[str, object]]


def with_each(screening: Screening, identify: Identify, say: Say) -> Screening:
    """Return the screening with the fields that `say` gives for each key; outcomes follow their findings."""
    keys = (key for key, _, _ in identify(screening))
    return screening.model_copy(
        update={
            "verdicts": tuple(_verdict(each, keys, say) for each in screening.verdicts),
            "batch_findings": tuple(_said(each, keys, say) for each in screening.batch_findings),
        }
    )


def _verdict(verdict: Verdict, keys: Iterator[str], say: Say) -> Verdict:
    if not verdict.findings:
        return verdict
    findings = tuple(_said(each, keys, say) for each in verdict.findings)
    return verdict.model_copy(update={"findings": findings, "outcome": outcome_of(findings)})


def _said(finding: AnyFinding, keys: Iterator[str], say: Say) -> AnyFinding:
    return finding.model_copy(update=say(next(keys)))
