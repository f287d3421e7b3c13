"""Places: what they name is there, and the chain ends at the top."""

from collections import Counter

import pytest

from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.normalise import fold


def _links(knowledge: Knowledge, name: str) -> list[str]:
    """Return a place and those above it, stopping where one comes a second time."""
    seen: list[str] = []
    parent: str | None = name
    while parent is not None and parent not in seen:
        seen.append(parent)
        parent = knowledge.jurisdictions[parent].parent
    return [*seen, *([parent] if parent else [])]


def test_every_place_above_is_there(knowledge: Knowledge) -> None:
    places = knowledge.jurisdictions
    assert [place.id for place in places.values() if place.parent and place.parent not in places] == []


def test_no_chain_has_a_loop_and_all_end_at_the_country(knowledge: Knowledge) -> None:
    chains = {name: _links(knowledge, name) for name in knowledge.jurisdictions}
    assert {name: chain for name, chain in chains.items() if chain[-1] != "national"} == {}


def test_a_chain_read_from_above_is_the_links_from_below(knowledge: Knowledge) -> None:
    for place in knowledge.jurisdictions.values():
        assert [each.id for each in knowledge.chain(place)] == _links(knowledge, place.id)[::-1]


def test_a_higher_place_is_listed_before_those_below(knowledge: Knowledge) -> None:
    order = list(knowledge.jurisdictions)
    early = [
        place.id
        for place in knowledge.jurisdictions.values()
        if place.parent and order.index(place.parent) > order.index(place.id)
    ]
    assert early == []


def test_the_catalog_of_every_place_is_there(knowledge: Knowledge) -> None:
    for place in knowledge.jurisdictions.values():
        assert knowledge.catalog(place.catalog).leaves


def test_the_units_of_every_place_are_there_with_codes_of_its_form(knowledge: Knowledge) -> None:
    for place in knowledge.jurisdictions.values():
        codes = [unit.code for unit in knowledge.units(place)]
        assert bool(codes) is (place.units is not None)
        assert [
            code for code in codes if not (code.isdecimal() and len(code) == place.unit_code_digits)
        ] == []
        assert len(set(codes)) == len(codes)


def test_no_name_stands_for_two_places(knowledge: Knowledge) -> None:
    names = Counter(
        fold(name).folded
        for place in knowledge.jurisdictions.values()
        for name in {place.id, place.name, *place.aliases}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_a_place_with_a_partial_catalog_of_its_own_says_which_letters_there_are(knowledge: Knowledge) -> None:
    silent = [
        place.id
        for place in knowledge.jurisdictions.values()
        if place.catalog_binding
        and knowledge.catalog(place.catalog).header.partial
        and not place.code_letters
    ]
    assert silent == []


@pytest.mark.parametrize("word", ["聊城市", "焦作市", "吉林省", "濮阳市", "博山", "全国"])
def test_places_are_found_by_the_words_that_people_use(knowledge: Knowledge, word: str) -> None:
    assert knowledge.place(word).id in knowledge.jurisdictions


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("淄博市", "zibo"),
        ("boshan", "zibo-boshan"),
        ("河南省", "henan"),
        ("冠县", "liaocheng-counties"),
        ("焦作市武陟县", "jiaozuo-counties"),
        ("台前县", "puyang-counties"),
    ],
)
def test_a_place_is_found_by_the_names_that_it_goes_by(name: str, place: str) -> None:
    assert Knowledge(knowledge_root()).place(name).id == place
