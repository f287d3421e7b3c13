"""Which field of an item a finding is about where no words of the item show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Source
from procurement_rules.model.verdict import Finding
from procurement_rules.report.words import label

_NAME = "name"
# Shorter values stand in any sentence by chance.
_SHORTEST_CITED = 4


def field_of(finding: Finding, item: ServiceItem, labels: Mapping[str, str]) -> str:
    """Return a field with a column of its own: one that is missing, or that the message cites or names, or the name.

    `labels` are the words for the fields. Empty where the item was not read from columns.
    """
    columns = (item.source or Source(file="")).columns
    return next(
        (each for each in _candidates(finding, item, labels) if each in columns), next(iter(columns), "")
    )


def _candidates(finding: Finding, item: ServiceItem, labels: Mapping[str, str]) -> Iterator[str]:
    yield from finding.missing
    # Rules speak of an item by its name, whatever else they are about.
    others = [name for name in type(item).model_fields if name not in (_NAME, "source")]
    yield from (name for name in others if _is_cited(getattr(item, name), finding.message))
    yield from (name for name in others if label(labels, name) in finding.message)
    yield _NAME


def _is_cited(value: object, message: str) -> bool:
    return isinstance(value, str | date) and len(str(value)) >= _SHORTEST_CITED and str(value) in message
