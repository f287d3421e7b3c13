"""Apply one declared reading to the signals of a field."""

from __future__ import annotations

from collections.abc import Mapping

from procurement_rules.detect.occurrences import FieldSignals, Occurrence, gap
from procurement_rules.model.concept import Reading, Scope, Side, Undoing

Found = tuple[str, Occurrence]


def find_reading(
    reading: Reading, name: str, fields: Mapping[str, FieldSignals], head: int | None
) -> list[Found]:
    """Return the occurrences that show the reading in the field `name`, each with its field, anchor first, or nothing.

    `head` is the end of what the name ends in (folded offset), None for fields that have no head. Signals other than
    the anchor may stand in other fields where the scope is the whole item.
    """
    field = fields[name]
    elsewhere = (
        {other: found for other, found in fields.items() if other != name}
        if reading.scope is Scope.ITEM
        else {}
    )
    anchor_signal, *others = reading.all
    anchors = field.places(anchor_signal)
    if reading.at_head:
        anchors = [each for each in anchors if each.end == head]
    if not anchors:
        return []
    said = field.signals
    for found in elsewhere.values():
        said |= found.signals
    against = [signal for signal in reading.none if signal in said]
    if against and _is_one_part(field, reading.scope):
        return []
    undoings = [each for each in reading.undone_by if not field.signals.isdisjoint(each.signals)]
    for anchor in anchors:
        if any(_undone(undoing, anchor, field) for undoing in undoings):
            continue

        def partner(signal: str, anchor: Occurrence = anchor) -> Found | None:
            near = _nearest(signal, anchor, field, reading.scope)
            return (name, near) if near else _first(signal, elsewhere)

        if any(partner(signal) for signal in against):
            continue
        partners = [partner(signal) for signal in others]
        if all(partners):
            return [(name, anchor), *(found for found in partners if found)]
    return []


def is_undone(reading: Reading, field: FieldSignals) -> bool:
    """Tell whether the field says the reading's anchor only where a context takes its meaning away."""
    anchors = field.places(reading.all[0])
    return bool(anchors) and all(
        any(_undone(undoing, anchor, field) for undoing in reading.undone_by) for anchor in anchors
    )


def _nearest(signal: str, anchor: Occurrence, field: FieldSignals, scope: Scope) -> Occurrence | None:
    near = (found for found in field.neighbours(signal, anchor) if _together(found, anchor, field, scope))
    return min(near, key=lambda found: gap(found, anchor), default=None)


def _first(signal: str, fields: Mapping[str, FieldSignals]) -> Found | None:
    places = ((name, field.places(signal)[0]) for name, field in fields.items() if signal in field.signals)
    return next(places, None)


def _together(one: Occurrence, other: Occurrence, field: FieldSignals, scope: Scope) -> bool:
    if _is_one_part(field, scope):
        return True
    part = field.clause if scope is Scope.CLAUSE else field.sentence
    return part(one.start) == part(other.start)


def _is_one_part(field: FieldSignals, scope: Scope) -> bool:
    """Tell whether whatever the field says stands within the scope of everything else that it says."""
    if scope is Scope.SENTENCE:
        return not field.sentences
    return scope is not Scope.CLAUSE or not field.clauses


def _undone(undoing: Undoing, anchor: Occurrence, field: FieldSignals) -> bool:
    return any(
        _on_side(found, anchor, undoing.side) and _together(found, anchor, field, Scope.SENTENCE)
        for signal in undoing.signals
        for found in field.around(signal, anchor, undoing.within)
    )


def _on_side(found: Occurrence, anchor: Occurrence, side: Side) -> bool:
    before, after = found.start < anchor.start, found.end > anchor.end
    return (before and side is not Side.AFTER) or (after and side is not Side.BEFORE)
