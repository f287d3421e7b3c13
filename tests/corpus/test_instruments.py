"""The register of instruments: each clause once, each day possible."""

from collections import Counter

import yaml

from procurement_rules.knowledge import Knowledge


def test_every_number_is_registered_once(knowledge: Knowledge) -> None:
    text = (knowledge.root / "corpus/instruments.yaml").read_text(encoding="utf-8")
    numbers = Counter(each["number"] for each in yaml.safe_load(text)["instruments"])
    assert [number for number, count in numbers.items() if count > 1] == []


def test_every_clause_of_an_instrument_has_a_locator_of_its_own(knowledge: Knowledge) -> None:
    twice = {
        number: [locator for locator, count in Counter(c.locator for c in each.clauses).items() if count > 1]
        for number, each in knowledge.instruments.items()
    }
    assert {number: locators for number, locators in twice.items() if locators} == {}


def test_every_clause_says_what_it_is_about(knowledge: Knowledge) -> None:
    silent = [
        (number, clause.locator)
        for number, each in knowledge.instruments.items()
        for clause in each.clauses
        if not (clause.locator.strip() and clause.summary.strip())
    ]
    assert silent == []


def test_no_instrument_ends_before_it_begins(knowledge: Knowledge) -> None:
    wrong = [
        number
        for number, each in knowledge.instruments.items()
        if each.in_force.since and each.in_force.until and each.in_force.until < each.in_force.since
    ]
    assert wrong == []


def test_no_instrument_binds_before_it_is_issued(knowledge: Knowledge) -> None:
    wrong = [
        number
        for number, each in knowledge.instruments.items()
        if each.in_force.since and each.issued_on and each.in_force.since < each.issued_on
    ]
    assert wrong == []


def test_what_supersedes_an_instrument_is_not_itself(knowledge: Knowledge) -> None:
    wrong = [number for number, each in knowledge.instruments.items() if each.superseded_by == number]
    assert wrong == []


def test_the_instrument_of_every_catalog_has_a_number(knowledge: Knowledge) -> None:
    headers = [knowledge.catalog(place.catalog).header for place in knowledge.jurisdictions.values()]
    assert [header.id for header in headers if "〔" not in header.instrument] == []
