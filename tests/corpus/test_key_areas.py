"""Key areas: each is found in its own examples and not in their look-alikes."""

from datetime import date

import pytest

from procurement_rules import Screener, ServiceItem
from procurement_rules.detect import KeyAreaTagger
from procurement_rules.knowledge import Knowledge
from procurement_rules.normalise import fold


def test_every_area_is_told_from_its_look_alikes(knowledge: Knowledge) -> None:
    tagger = KeyAreaTagger(knowledge.key_areas.areas, fold)
    for area in knowledge.key_areas.areas:
        for text in area.examples.within:
            assert area.id in tagger.tags({"name": fold(text)}), text
        for text in area.examples.out:
            assert area.id not in tagger.tags({"description": fold(text)}), text


def test_the_areas_rest_on_a_registered_clause(knowledge: Knowledge) -> None:
    basis = knowledge.key_areas.basis
    assert basis.clause in {clause.locator for clause in knowledge.instruments[basis.instrument].clauses}


@pytest.mark.parametrize(
    ("place", "day", "areas"),
    [
        ("liaocheng", date(2022, 8, 16), ("elderly_care",)),
        ("liaocheng", date(2022, 8, 15), ()),
        ("jiaozuo", date(2023, 8, 16), ()),
    ],
)
def test_items_are_tagged_where_and_when_the_notice_binds(
    place: str, day: date, areas: tuple[str, ...]
) -> None:
    screener = Screener.for_jurisdiction(place, as_of=day, engine="plain")
    assert screener.screen(ServiceItem(name="失能老年人上门照护")).key_areas == areas
