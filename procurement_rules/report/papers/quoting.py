"""The submitted words that show a finding, with where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Labels
from procurement_rules.model.verdict import Finding
from procurement_rules.report.about import resting_fields
from procurement_rules.report.highlight import Segment, segments
from procurement_rules.report.papers.words import NOT_GIVEN
from procurement_rules.report.values import LONGEST_VALUE, middle_left_out, value_words
from procurement_rules.report.words import label

Segments = tuple[Segment, ...]

# What shows an item where a finding points to no words of it.
_OWN_FIELDS = ("name", "declared_code")
_STOPS = ("。", "！", "？", "；")
_AROUND = 30
_LONGEST_NAME = 60


def sentence(text: str) -> Segments:
    """Return a text without marks that ends as a sentence does."""
    return plain(text if text.endswith(_STOPS) else f"{text}。")


def plain(text: str) -> Segments:
    """Return a text without marks."""
    return (Segment(text, marked=False),)


def clipped(name: str) -> str:
    """Return a name as headings and lists show it."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def quotes(
    item: ServiceItem, finding: Finding, labels: Labels, cells: Mapping[str, Sequence[str]]
) -> Segments:
    """Return what an item says that a finding rests on, its words marked in their surroundings.

    `cells` are the addresses of the item's fields. Whole values that it rests on follow the words.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    for one in finding.evidence:
        # A finding on several items may show words that only one of them has.
        if (getattr(item, one.field) or "")[one.start : one.end] == one.text:
            spans.setdefault(one.field, []).append((one.start, one.end))
    for field in resting_fields(finding, item):
        spans.setdefault(field, [])
    values = {field: value_words(item, field, labels) for field in spans}
    parts = [_quote(values[field], spans[field], _field(field, labels, cells)) for field in spans]
    parts += [plain(f"{_field(field, labels, cells)}{NOT_GIVEN}") for field in _absent(item, finding)]
    if not parts:
        shown = [field for field in _OWN_FIELDS if getattr(item, field)] or ["description"]
        parts = [_quote(getattr(item, field) or "", [], _field(field, labels, cells)) for field in shown]
    return _sentence(parts)


def only_lacks(item: ServiceItem, finding: Finding) -> bool:
    """Tell whether all that shows a finding is that fields of the item are empty."""
    return not finding.evidence and not resting_fields(finding, item) and any(_absent(item, finding))


def _absent(item: ServiceItem, finding: Finding) -> Iterator[str]:
    return (field for field in finding.missing if getattr(item, field) is None)


def _quote(value: str, spans: list[tuple[int, int]], called: str) -> Segments:
    cut = segments(value, spans)
    shown = (_surrounding(each, first=at == 0, last=at == len(cut) - 1) for at, each in enumerate(cut))
    opening = Segment(f"{called}“", marked=False)
    return (opening, *shown, Segment("”", marked=False))


def _field(field: str, labels: Labels, cells: Mapping[str, Sequence[str]]) -> str:
    """Return what a field is called, with its cells as Excel names them."""
    addresses = "、".join(cells.get(field, ()))
    return f"{label(labels.fields, field)}{f'（{addresses}）' if addresses else ''}"


def _surrounding(segment: Segment, *, first: bool, last: bool) -> Segment:
    text = segment.text
    if segment.marked:
        return Segment(middle_left_out(text, LONGEST_VALUE), marked=True)
    if first and last:
        text = middle_left_out(text, 2 * _AROUND)
    elif first:
        text = text if len(text) <= _AROUND else f"…{text[-_AROUND:]}"
    elif last:
        text = text if len(text) <= _AROUND else f"{text[:_AROUND]}…"
    else:
        text = middle_left_out(text, 2 * _AROUND)
    return Segment(text, marked=False)


def _sentence(parts: list[Segments]) -> Segments:
    joined: list[Segment] = []
    for part in parts:
        if joined:
            joined.append(Segment("；", marked=False))
        joined += part
    said = "".join(segment.text for segment in joined)
    return tuple(joined) if said.endswith(_STOPS, 0, len(said.rstrip("”"))) else (*joined, *plain("。"))
