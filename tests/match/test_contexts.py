"""Contexts: they tell siblings apart by what stands beside an item, and do nothing else."""

from __future__ import annotations

import pytest

from procurement_rules.match import Matcher
from procurement_rules.model.catalog import Catalog, Context, ContextField, Effect, Strength
from procurement_rules.model.verdict import Decision, Match
from procurement_rules.normalise import fold
from tests.match.conftest import PARAMETERS, matcher_of, small_catalog

NAME, DESCRIPTION, PURCHASER = ContextField
NOTE = "审计机关办的是审计"


def context(*terms: str, **changed: object) -> Context:
    """Return a context that speaks weakly for auditing beside accounting, wherever its terms stand."""
    given = {
        "codes": ("D02",),
        "beside": ("D01",),
        "where": tuple(ContextField),
        "effect": Effect.TOWARDS,
        "strength": Strength.WEAK,
        "note": NOTE,
    }
    return Context.model_validate({**given, "terms": terms, **changed})


def catalog_with(*contexts: Context) -> Catalog:
    return small_catalog().model_copy(update={"contexts": contexts})


def matcher_with(*contexts: Context) -> Matcher:
    return matcher_of(catalog_with(*contexts))


def told(matcher: Matcher, name: str, description: str = "", purchaser: str = "") -> Match:
    return matcher.match(*_folded(name, description, purchaser))


def weighed(matcher: Matcher, name: str, description: str = "", purchaser: str = "") -> list[str]:
    """Return what stands where a context was weighed, as the field and its characters."""
    found = matcher.contexts(*_folded(name, description, purchaser))
    return [f"{each.query.field} {each.query.folded[each.start : each.end]}" for each in found]


def _folded(*texts: str) -> list:
    return [fold(text) if text else None for text in texts]


def _ahead(match: Match, first: str, second: str) -> float:
    scores = {each.code: each.score for each in match.candidates}
    return scores[first] - scores[second]


@pytest.mark.parametrize(
    ("name", "description", "purchaser", "stands"),
    [
        ("财务咨询", "", "某县审计局", "purchaser 审计局"),
        ("财务咨询", "由审计局派人", "", "description 审计局"),
        ("委托审计局财务咨询", "", "", "name 审计局"),
        # Who purchases stands in front of a title where it is told nowhere else.
        ("某县审计局财务咨询", "", "", "name 审计局"),
    ],
)
def test_a_term_is_found_in_any_field_that_it_may_stand_in(
    name: str, description: str, purchaser: str, stands: str
) -> None:
    assert weighed(matcher_with(context("审计局")), name, description, purchaser) == [stands]


def test_a_term_elsewhere_says_nothing() -> None:
    matcher = matcher_with(context("审计局", where=(PURCHASER,)))
    assert weighed(matcher, "财务咨询", "由审计局派人", "某县财政局") == []


def test_the_purchaser_that_is_told_hides_the_one_in_front_of_the_title() -> None:
    matcher = matcher_with(context("审计局", where=(PURCHASER,)))
    assert weighed(matcher, "某县审计局财务咨询") == ["name 审计局"]
    assert weighed(matcher, "某县审计局财务咨询", purchaser="某县财政局") == []


def test_siblings_are_told_apart_by_the_purchaser() -> None:
    matcher = matcher_with(context("审计局", where=(PURCHASER,)))
    without, beside = told(matcher, "财务咨询"), told(matcher, "财务咨询", purchaser="某县审计局")
    moved = _ahead(beside, "D02", "D01") - _ahead(without, "D02", "D01")
    assert moved == pytest.approx(PARAMETERS.context_weights.weak, abs=1e-3)
    assert beside.candidates[0].code == "D02"


def test_a_context_says_nothing_of_whether_the_item_is_listed() -> None:
    plain, beside = matcher_of(), matcher_with(context("咨询"))
    [one] = plain.standings([(fold("财务咨询"), None)])
    [other] = beside.standings([(fold("财务咨询"), None)])
    assert one is not None
    assert other is not None
    assert one.inside == pytest.approx(other.inside)


def test_a_context_is_weighed_only_beside_its_siblings() -> None:
    matcher = matcher_with(context("审计局", where=(PURCHASER,)))
    assert weighed(matcher, "垃圾清运", purchaser="某县审计局") == []
    assert told(matcher, "垃圾清运", purchaser="某县审计局") == told(matcher_of(), "垃圾清运")


def test_a_context_counts_once_however_often_it_stands() -> None:
    matcher = matcher_with(context("审计局", "某县"))
    assert weighed(matcher, "财务咨询", "某县的审计局", "某县审计局") == ["description 某县"]


def test_a_context_in_a_description_counts_less_beside_a_name_that_speaks() -> None:
    matcher = matcher_with(context("派人"))
    [beside] = matcher.contexts(*_folded("财务咨询", "派人来", ""))
    [alone] = matcher.contexts(*_folded("采购项目", "财务咨询派人来", ""))
    weak = PARAMETERS.context_weights.weak
    assert (beside.pull, alone.pull) == (weak * PARAMETERS.description_weight, weak)


def test_contexts_add_up() -> None:
    one, both = matcher_with(context("常年")), matcher_with(context("常年"), context("审计局"))
    texts = ("常年财务咨询", "", "审计局")
    moved = _ahead(told(both, *texts), "D02", "D01") - _ahead(told(one, *texts), "D02", "D01")
    assert moved == pytest.approx(PARAMETERS.context_weights.weak, abs=1e-3)


def test_a_strong_context_decides_between_siblings() -> None:
    matcher = matcher_with(context("审计局", strength=Strength.STRONG))
    match = told(matcher, "代理记账", purchaser="审计局")
    assert match.candidates[0].code == "D02"
    assert _ahead(match, "D02", "D01") > 5


def forbidding(**changed: object) -> Matcher:
    """Return a matcher to whose accounting schools are no purchasers."""
    given = {"codes": ("D01",), "beside": (), "where": (PURCHASER,), "effect": Effect.AWAY}
    return matcher_with(
        context("学校", **{**given, "strength": Strength.STRONG, "note": "学校自己记账", **changed})
    )


@pytest.mark.parametrize("name", ["代理记账", "会计服务"])
def test_what_a_context_forbids_is_not_coded_and_the_reason_says_why(name: str) -> None:
    assert told(forbidding(), name).code == "D01"
    match = told(forbidding(), name, purchaser="某学校")
    assert (match.decision, match.code, match.reason) == (Decision.NONE, None, "学校自己记账")


def test_a_forbidden_entry_leaves_the_way_to_its_sibling() -> None:
    match = told(forbidding(beside=("D02",)), "财务咨询", purchaser="某学校")
    assert match.candidates[0].code == "D02"
    assert match.reason != "学校自己记账"


def test_a_weak_context_against_an_entry_forbids_nothing() -> None:
    match = told(forbidding(strength=Strength.WEAK), "会计服务", purchaser="某学校")
    assert (match.decision, match.code) == (Decision.ACCEPTED, "D01")


def test_a_shared_term_is_left_open_unless_something_beside_it_tells() -> None:
    matcher = matcher_of(
        catalog_with(context("审计局", strength=Strength.STRONG, where=(PURCHASER,))),
        accept=0.3,
        least_known=0.0,
    )
    assert told(matcher, "财务咨询").decision is Decision.SHORTLIST
    assert told(matcher, "财务咨询", purchaser="审计局").code == "D02"


def test_what_a_context_pulled_stands_in_the_evidence() -> None:
    matcher = matcher_with(context("审计局", strength=Strength.STRONG))
    [first, *_] = told(matcher, "财务咨询", purchaser="某县审计局").candidates
    shown = {(each.field, each.term, each.start, each.end) for each in first.evidence}
    assert ("purchaser", "审计局", 2, 5) in shown
    assert sum(each.share for each in first.evidence) <= 1.0 + 1e-9


def test_a_context_inside_an_index_term_is_shown_as_part_of_it() -> None:
    matcher = matcher_with(context("离任", strength=Strength.STRONG))
    [first, *_] = told(matcher, "离任审计").candidates
    assert [(each.term, each.share) for each in first.evidence] == [("离任审计", 1.0)]


def test_nothing_is_told_of_contexts_where_the_name_is_the_entry_s_own() -> None:
    assert weighed(matcher_with(context("审计局")), "审计服务", purchaser="审计局") == []


@pytest.mark.parametrize("name", ["", "采购项目"])
def test_what_says_nothing_has_no_contexts(name: str) -> None:
    assert weighed(matcher_with(context("审计局")), name, purchaser="审计局") == []
