"""The conformance cases, as docs/conformance.md says that another system would run them."""

from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from procurement_rules import Screener, ServiceItem
from procurement_rules.batch_findings import compared
from procurement_rules.knowledge import Knowledge, knowledge_root
from tests.conftest import ROOT

FOLDER = ROOT / "corpus" / "conformance"
CASES = [
    case
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
]
KNOWLEDGE = Knowledge(knowledge_root())


@cache
def _screener(place: str, day: date) -> Screener:
    return Screener(KNOWLEDGE, KNOWLEDGE.place(place), as_of=day, engine="plain")


def _found(case: dict[str, Any]) -> list[dict[str, Any]]:
    screener = _screener(case["jurisdiction"], case["as_of"])
    if "items" in case:
        items = [ServiceItem(**item) for item in case["items"]]
        findings = list(compared(screener, items, [case["as_of"]] * len(items)))
    else:
        findings = list(screener.screen(ServiceItem(**case["item"])).findings)
    return [finding.model_dump(mode="json") for finding in findings]


def _says(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    return (
        (found["category"], found["outcome"]) == (expected["category"], expected["outcome"])
        and set(expected.get("missing", ())) <= set(found["missing"])
        and ("rows" not in expected or expected["rows"] == found["rows"])
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_is_judged_as_it_says(case: dict[str, Any]) -> None:
    found = _found(case)
    unmet = [each for each in case["expect"] if not any(_says(one, each) for one in found)]
    loud = [one["category"] for one in found if one["category"] in case.get("silent", ())]
    assert (unmet, loud) == ([], [])


def test_case_ids_are_unique_and_their_clauses_registered() -> None:
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    for case in CASES:
        clause = case["clause"]
        known = {each.locator for each in KNOWLEDGE.instruments[clause["instrument"]].clauses}
        assert clause["clause"] in known, case["id"]
