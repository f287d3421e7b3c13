"""A rule as SARIF declares it, in Chinese."""

from __future__ import annotations

import re
from typing import Any

from procurement_rules.model.rule import BasisRef, RuleHead
from procurement_rules.model.screening import Labels
from procurement_rules.report.words import STAGES, label

# What a finding puts an item's own words into.
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def sarif_rule(rule: RuleHead, labels: Labels) -> dict[str, Any]:
    """Return the reportingDescriptor of a rule: what it finds, what to do, and by which clauses."""
    category = label(labels.categories, rule.category)
    basis = "；".join(_citation(ref, labels) for ref in rule.basis)
    return {
        "id": rule.id,
        "name": rule.title,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{category}（{STAGES[rule.stage]}）。依据：{basis}"},
        "help": {"text": f"{_without_placeholders(rule.remedy)}\n依据：{basis}"},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "category": rule.category,
            "stage": rule.stage.value,
            "jurisdiction": rule.jurisdiction,
            "severityUndetermined": rule.severity_undetermined.value,
            "inForceFrom": rule.in_force.since.isoformat(),
            "inForceTo": rule.in_force.until.isoformat() if rule.in_force.until else None,
            "basis": [f"{ref.instrument} {ref.clause}" for ref in rule.basis],
        },
    }


def _citation(ref: BasisRef, labels: Labels) -> str:
    basis = labels.bases.get(f"{ref.instrument} {ref.clause}")
    title = f"《{basis.title.strip('《》')}》（{ref.instrument}）" if basis else f"{ref.instrument} "
    return f"{title}{ref.clause}"


def _without_placeholders(text: str) -> str:
    return _PLACEHOLDER.sub("〔…〕", text)
