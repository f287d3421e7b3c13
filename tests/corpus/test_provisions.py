"""Every provision of the five documents ends somewhere, and where it is said to end there is something."""

from pathlib import Path

import pytest
import yaml

from procurement_rules.knowledge import Knowledge
from tests.conftest import ROOT

ROWS = {"L": 15, "S": 22, "J": 7, "P": 6, "G": 12}


@pytest.fixture(scope="module")
def provisions() -> list[dict]:
    return yaml.safe_load((ROOT / "corpus/provisions.yaml").read_text(encoding="utf-8"))["provisions"]


def test_no_row_of_the_inventory_is_missing_or_twice(provisions: list[dict]) -> None:
    expected = [f"{letter}{number}" for letter, count in ROWS.items() for number in range(1, count + 1)]
    assert [each["row"] for each in provisions] == expected


def test_every_row_becomes_something_that_exists(provisions: list[dict], knowledge: Knowledge) -> None:
    rules = {rule.id for rule in knowledge.rules.all}
    lost = []
    for each in provisions:
        assert each["becomes"], each["row"]
        for kind, value in (pair for part in each["becomes"] for pair in part.items()):
            there = (
                value in rules
                if kind == "rule"
                else (ROOT / Path(value)).exists()
                if kind in ("data", "test")
                else value
            )
            if not there:
                lost.append((each["row"], kind, value))
    assert lost == []


def test_every_clause_is_registered(provisions: list[dict], knowledge: Knowledge) -> None:
    assert [each["row"] for each in provisions if each["instrument"] not in knowledge.instruments] == []


def test_the_contact_counties_are_fifteen_one_a_city() -> None:
    counties = yaml.safe_load((ROOT / "corpus/contact-counties.yaml").read_text(encoding="utf-8"))["counties"]
    assert len({each["city"] for each in counties}) == len(counties) == 15
