"""Facts that follow from an item, its code and its coding."""

from datetime import date, timedelta
from typing import Any

import pytest

from procurement_rules.evaluate import FactFinder
from procurement_rules.evaluate.facts import WORTH_ASKING
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Candidate, Decision, Match
from procurement_rules.normalise import fold
from tests.evaluate.conftest import UNITS, catalog, place

ACCEPTED, SHORTLIST, NONE = Decision.ACCEPTED, Decision.SHORTLIST, Decision.NONE
TWINS = (("A0104", "应急救援服务"), ("A1408", "应急救援服务"))


def _catalog(*, general: tuple[str, ...] = (), partial: bool = False) -> Catalog:
    whole = catalog(partial=partial, leaves=TWINS)
    return whole.model_copy(update={"header": whole.header.model_copy(update={"general_prefixes": general})})


def _match(decision: Decision = NONE, code: str | None = None, confidence: float = 0.9) -> Match:
    name = {"D0402": "审计服务", "D0401": "会计服务"}.get(code or "", "应急救援服务")
    candidates = (Candidate(code=code, name=name, score=1.0),) if code else ()
    accepted = code if decision is ACCEPTED else None
    return Match(catalog="小", decision=decision, code=accepted, confidence=confidence, candidates=candidates)


def _facts(match: Match | None = None, which: Catalog | None = None, **fields: Any) -> dict[str, Any]:
    finder = FactFinder(place(digits=0), which or _catalog(), UNITS, fold)
    return finder.facts(ServiceItem(**({"name": "审计服务"} | fields)), match or _match())


def test_the_fields_of_an_item_are_facts() -> None:
    facts = _facts(in_budget=False, funding_source="单位自筹")
    assert (facts["name"], facts["in_budget"], facts["funding_source"]) == ("审计服务", False, "单位自筹")


def test_what_is_not_filled_in_is_unknown() -> None:
    assert _facts()["in_budget"] is None


def test_where_an_item_was_read_is_no_fact() -> None:
    assert "source" not in _facts()


def test_the_facts_of_a_code_are_those_that_it_was_read_for() -> None:
    facts = _facts(declared_code="D0402")
    assert {name: facts[name] for name in ("code_well_formed", "guiding_code_known", "declared_entry")} == {
        "code_well_formed": True,
        "guiding_code_known": True,
        "declared_entry": "审计服务",
    }


@pytest.mark.parametrize(
    ("name", "code", "contradicts"),
    [
        ("审计服务", "D0402", False),
        ("审计服务", "D040201", False),
        ("审计服务", "D0401", True),
        ("审计服务", "D040101", True),
        ("“审计”服务", "D0401", True),
        ("审计服务", "D9999", True),
        ("内部审计服务", "D0401", False),
        ("应急救援服务", "A1408", False),
        ("审计服务", None, None),
        (None, "D0401", False),
    ],
)
def test_a_code_contradicts_a_name_that_is_another_entrys(
    name: str | None, code: str | None, contradicts: bool | None
) -> None:
    facts = _facts(name=name, description="对预算单位开展", declared_code=code)
    assert facts["code_contradicts_name"] is contradicts


@pytest.mark.parametrize(
    ("match", "code", "better"),
    [
        (_match(ACCEPTED, "D0402"), "D0402", False),
        (_match(ACCEPTED, "D0402"), "D040201", False),
        (_match(ACCEPTED, "D0402"), "D0401", True),
        (_match(ACCEPTED, "A0104"), "A1408", False),
        (_match(SHORTLIST, "D0402"), "D0401", False),
        (_match(NONE), "D0401", False),
        (_match(ACCEPTED, "D0402"), "D9999", None),
        (_match(ACCEPTED, "D0402"), None, None),
    ],
)
def test_a_better_code_is_an_accepted_one_of_another_name(
    match: Match, code: str | None, better: bool | None
) -> None:
    assert _facts(match, declared_code=code)["better_code_exists"] is better


@pytest.mark.parametrize(
    ("match", "code", "inside"),
    [
        (_match(ACCEPTED, "D0402"), None, True),
        (_match(NONE), "D0402", True),
        (_match(NONE), None, False),
        (_match(NONE), "D9999", False),
        (_match(SHORTLIST, "D0402"), None, None),
    ],
)
def test_an_item_is_in_the_catalog_by_its_coding_or_its_code(
    match: Match, code: str | None, inside: bool | None
) -> None:
    assert _facts(match, declared_code=code)["in_catalog"] is inside


def test_what_says_too_little_is_neither_in_the_catalog_nor_outside() -> None:
    facts = _facts(_match(NONE).model_copy(update={"blank": True}))
    assert (facts["in_catalog"], facts["catalog_decision"]) == (None, None)


def test_before_its_catalog_was_issued_nothing_is_outside_it() -> None:
    finder = FactFinder(place(digits=0), _catalog(), UNITS, fold)
    issued = _catalog().header.issued_on

    def told(day: date) -> tuple[object, ...]:
        facts = finder.facts(ServiceItem(name="审计服务"), _match(NONE), day)
        return facts["catalog_binding"], facts["catalog_decision"], facts["in_catalog"]

    assert told(issued - timedelta(days=1)) == (None, None, None)
    assert told(issued) == (True, "none", False)


def test_what_a_partial_catalog_lacks_may_still_be_in_it() -> None:
    assert _facts(_match(NONE), _catalog(partial=True))["in_catalog"] is None


def test_a_code_in_the_part_that_is_not_at_hand_is_believed() -> None:
    facts = _facts(_match(NONE), _catalog(partial=True), declared_code="B0101")
    assert (facts["guiding_code_known"], facts["in_catalog"]) == (None, True)


@pytest.mark.parametrize(
    ("match", "code", "general"),
    [
        (_match(NONE), "D0402", True),
        (_match(ACCEPTED, "D0402"), None, True),
        (_match(ACCEPTED, "A0104"), None, False),
        (_match(ACCEPTED, "A0104"), "A0104", False),
        (_match(SHORTLIST, "D0402", WORTH_ASKING), None, None),
        (_match(SHORTLIST, "D0402", WORTH_ASKING - 0.01), None, False),
        (_match(NONE), None, False),
    ],
)
def test_a_general_item_is_one_that_the_finance_bureau_compiles(
    match: Match, code: str | None, general: bool | None
) -> None:
    assert _facts(match, _catalog(general=("D",)), declared_code=code)["general_item"] is general


def test_a_code_of_the_departments_own_part_leaves_it_to_the_reader() -> None:
    which = _catalog(general=("D",), partial=True)
    assert _facts(_match(ACCEPTED, "D0402"), which, declared_code="B0101")["general_item"] is None


@pytest.mark.parametrize("match", [_match(ACCEPTED, "D0402"), _match(SHORTLIST, "D0402"), _match(NONE)])
def test_a_catalog_without_general_items_has_none(match: Match) -> None:
    assert _facts(match)["general_item"] is False


@pytest.mark.parametrize(
    ("description", "code", "given"),
    [
        ("对预算单位开展审计。", None, True),
        (None, None, None),
        (None, "D0402", False),
        ("——", "D0402", False),
        ("", None, None),
    ],
)
def test_an_explanation_is_given_where_something_is_said(
    description: str | None, code: str | None, given: bool | None
) -> None:
    assert _facts(description=description, declared_code=code)["explanation_given"] is given


@pytest.mark.parametrize(
    ("name", "description", "repeats"),
    [
        ("审计服务", "审计服务。", True),
        ("审计服务", "“审计”，服务", True),
        ("ＰＰＰ审计", "ppp 审计", True),
        ("审计服务", "离任审计服务", False),
        ("审计服务", None, None),
        ("审计服务", "。", None),
        (None, "审计服务", False),
    ],
)
def test_an_explanation_may_only_repeat_the_name(
    name: str | None, description: str | None, repeats: bool | None
) -> None:
    assert _facts(name=name, description=description)["explanation_repeats_name"] is repeats


def test_the_coding_is_told_for_the_wording() -> None:
    facts = _facts(_match(SHORTLIST, "D0402"))
    assert (facts["catalog_decision"], facts["matched_entry"]) == ("shortlist", "D0402 审计服务")


def test_nothing_near_is_no_entry() -> None:
    facts = _facts(_match(NONE))
    assert (facts["catalog_decision"], facts["matched_entry"]) == ("none", None)


@pytest.mark.parametrize("binding", [True, False])
def test_a_place_says_whether_its_catalog_binds(binding: bool) -> None:
    where = place().model_copy(update={"catalog_binding": binding})
    finder = FactFinder(where, _catalog(), UNITS, fold)
    assert finder.facts(ServiceItem(name="审计服务"), _match())["catalog_binding"] is binding
