"""Waivers → the findings that they lift, and the waivers that did nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from procurement_rules.model.screening import Screening
from procurement_rules.model.waiver import Idle, IdleWaiver, Waiver
from procurement_rules.review.findings import with_each
from procurement_rules.review.identify import Identify


def apply_waivers(
    screening: Screening, waivers: Sequence[Waiver], day: date, identify: Identify
) -> Screening:
    """Return the screening with every finding that is waived on `day` marked so; what is waived does not count.

    Waived findings stay where they are. Waivers that have expired, do not hold yet, or whose finding was not found
    are in `idle_waivers`. Whatever waivers were applied before no longer are.
    """
    holding = _holding(waivers, day)
    found = {key for key, _, _ in identify(screening)}
    marked = with_each(screening, identify, lambda key: {"waiver": holding.get(key)})
    idle = tuple(_idle(waivers, holding, found, day))
    return marked.model_copy(update={"screened_on": day, "idle_waivers": idle})


def _holding(waivers: Iterable[Waiver], day: date) -> dict[str, Waiver]:
    """Return the waiver that holds for each finding: of several the one approved last, further down if on one day."""
    latest = sorted((each for each in waivers if each.covers(day)), key=lambda each: each.approved_on)
    return {each.finding: each for each in latest}


def _idle(
    waivers: Iterable[Waiver], holding: dict[str, Waiver], found: set[str], day: date
) -> Iterator[IdleWaiver]:
    for waiver in waivers:
        if waiver.finding not in holding:
            why = Idle.EXPIRED if waiver.expires_on < day else Idle.NOT_YET
            yield IdleWaiver(waiver=waiver, why=why)
        # One that a later one has replaced is no news.
        elif waiver is holding[waiver.finding] and waiver.finding not in found:
            yield IdleWaiver(waiver=waiver, why=Idle.UNUSED)
