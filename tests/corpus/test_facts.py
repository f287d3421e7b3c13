"""corpus/facts.yaml and what the program works out are one."""

from datetime import date

import pytest

from procurement_rules.evaluate import FactFinder
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Decision, Match
from procurement_rules.normalise import fold

PYTHON_TYPES = {"boolean": bool, "text": str, "choice": str, "number": int}
ITEMS = [
    ServiceItem(
        name="审计服务", declared_code="004001D0402", purchaser="聊城市水利局", description="离任审计。"
    ),
    ServiceItem(name="审计服务", declared_code="D04", description="审计服务"),
    ServiceItem(
        description="道路清扫",
        publicity_start=date(2020, 9, 28),
        publicity_end=date(2020, 10, 10),
        contract_start=date(2020, 1, 1),
        contract_end=date(2020, 12, 31),
        issued_on=date(2020, 11, 5),
    ),
]


def _all_facts(knowledge: Knowledge) -> list[dict[str, object]]:
    found = []
    for place in knowledge.jurisdictions.values():
        catalog = knowledge.catalog(place.catalog)
        finder = FactFinder(place, catalog, knowledge.units(place), fold)
        code = catalog.leaves[0].code
        matches = [
            Match(catalog=catalog.header.id, decision=Decision.ACCEPTED, code=code, confidence=1.0),
            Match(catalog=catalog.header.id, decision=Decision.NONE, confidence=0.0),
        ]
        found += [finder.facts(item, match) for item in ITEMS for match in matches]
    return found


def test_the_facts_are_those_that_the_program_works_out_beyond_the_fields(knowledge: Knowledge) -> None:
    declared = {fact.name for fact in knowledge.derived_facts}
    fields = {field.name for field in knowledge.dictionary.fields}
    for facts in _all_facts(knowledge):
        assert set(facts) - fields == declared
        assert fields <= set(facts)


def test_every_fact_has_the_type_that_is_declared(knowledge: Knowledge) -> None:
    declared = {fact.name: PYTHON_TYPES[fact.type] for fact in knowledge.derived_facts}
    wrong = {
        (name, type(facts[name]).__name__)
        for facts in _all_facts(knowledge)
        for name, kind in declared.items()
        if facts[name] is not None and type(facts[name]) is not kind
    }
    assert wrong == set()


def test_a_choice_has_the_values_of_its_decision(knowledge: Knowledge) -> None:
    values = {fact.name: fact.values for fact in knowledge.derived_facts if fact.type == "choice"}
    assert values == {"catalog_decision": tuple(decision.value for decision in Decision)}


def test_what_a_fact_asks_for_is_a_field(knowledge: Knowledge) -> None:
    fields = {field.name for field in knowledge.dictionary.fields}
    assert {fact.name: fact.asks for fact in knowledge.derived_facts if not set(fact.asks) <= fields} == {}


def test_a_fact_is_declared_once_and_is_no_field(knowledge: Knowledge) -> None:
    names = [fact.name for fact in knowledge.derived_facts]
    assert len(set(names)) == len(names)
    assert set(names) & {field.name for field in knowledge.dictionary.fields} == set()


@pytest.mark.parametrize("part", ["label", "help"])
def test_every_fact_says_what_it_is(knowledge: Knowledge, part: str) -> None:
    assert [fact.name for fact in knowledge.derived_facts if not getattr(fact, part).strip()] == []
