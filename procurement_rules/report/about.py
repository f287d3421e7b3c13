"""Which fields of an item a finding rests on, and which it is about where nothing of the item shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Finding
from procurement_rules.report.words import label

_NAME = "name"
# Shorter values stand in any sentence by chance.
_SHORTEST_CITED = 4


def field_of(finding: Finding, item: ServiceItem, labels: Mapping[str, str], placed: Collection[str]) -> str:
    """Return a field with a cell of its own: one that is missing, or that the message cites or names, or the name.

    `labels` are the words for the fields, `placed` those with a cell. Empty where the item was not read from cells.
    """
    return next(
        (each for each in _candidates(finding, item, labels) if each in placed), next(iter(placed), "")
    )


def resting_fields(finding: Finding, item: ServiceItem) -> tuple[str, ...]:
    """Return the fields whose whole values show the finding: those that decided it, else those that its message cites.

    Words of the text that are evidence go before values that are only cited.
    """
    decided = tuple(name for name in finding.fields if getattr(item, name) is not None)
    return decided or (() if finding.evidence else tuple(cited_fields(finding, item)))


def cited_fields(finding: Finding, item: ServiceItem) -> Iterator[str]:
    """Yield the fields other than the name whose values the message cites."""
    return (name for name in _others(item) if _is_cited(getattr(item, name), finding.message))


def _candidates(finding: Finding, item: ServiceItem, labels: Mapping[str, str]) -> Iterator[str]:
    yield from finding.missing
    yield from cited_fields(finding, item)
    yield from (name for name in _others(item) if label(labels, name) in finding.message)
    yield _NAME


def _others(item: ServiceItem) -> Iterator[str]:
    # Rules speak of an item by its name, whatever else they are about.
    return (name for name in type(item).model_fields if name not in (_NAME, "source"))


def _is_cited(value: object, message: str) -> bool:
    return isinstance(value, str | date) and len(str(value)) >= _SHORTEST_CITED and str(value) in message
