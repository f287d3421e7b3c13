"""Findings: the words, the clauses, what shows them and what is missing."""

from typing import Any

import pytest

from procurement_rules.evaluate.findings import Wording, finding, joined
from procurement_rules.model.case import Case
from procurement_rules.model.concept import Certainty, ConceptHit
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import BasisRef, ConceptTest, FactTest, Outcome, Severity, Stage
from procurement_rules.model.verdict import Evidence, Finding
from tests.evaluate.conftest import case, rule

WORDING = Wording(
    labels={"in_budget": "是否已列入预算", "budget": "预算金额", "description": "说明"},
    asks={
        "in_budget": ("in_budget",),
        "budget": ("budget",),
        "funded": ("budget", "in_budget"),
        "binding": (),
    },
    questions={"works": "是施工还是监理？", "goods": "是买还是租？"},
    elements={"works": "施工范围", "goods": ""},
    ranks={},
)
WORKS = ConceptTest(concept="works")
GOODS = ConceptTest(concept="goods")
IN_BUDGET = FactTest(fact="in_budget", equals=True)
FUNDED = FactTest(fact="funded", equals=True)
BINDING = FactTest(fact="binding", equals=True)


def _case(*concepts: str, **fields: Any) -> Case:
    """Return an item, 道路施工和监理, in which the concepts are found at 施工."""
    item = ServiceItem(name="道路施工和监理", **fields)
    hits = {
        name: ConceptHit(concept=name, reading="r", certainty=Certainty.CLEAR, spans=(("name", 2, 4),))
        for name in concepts
    }
    return Case(item, case({}).match, item.model_dump(exclude={"source"}), hits)


def test_a_breach_is_told_in_the_words_of_the_rule() -> None:
    which = rule(forbid=WORKS, message="工程不得购买：{evidence}", remedy="{name}另行办理")
    told = finding(which, Outcome.VIOLATION, _case("works"), (), WORDING)
    assert told.message == "工程不得购买：“施工”"
    assert told.remedy == "道路施工和监理另行办理"
    assert (told.rule, told.category, told.stage) == ("rule-0", "works", Stage.CATALOG)
    assert told.basis == (BasisRef(instrument="文", clause="条"),)


@pytest.mark.parametrize(
    ("outcome", "severity", "message"),
    [(Outcome.VIOLATION, Severity.ERROR, "是"), (Outcome.UNDETERMINED, Severity.WARNING, "或许")],
)
def test_what_is_undetermined_has_a_gravity_and_a_message_of_its_own(
    outcome: Outcome, severity: Severity, message: str
) -> None:
    which = rule(forbid=WORKS, message="是", message_undetermined="或许", severity_undetermined="warning")
    told = finding(which, outcome, _case(), (), WORDING)
    assert (told.severity, told.message) == (severity, message)


def test_what_is_missing_is_asked_for_by_its_label() -> None:
    which = rule(forbid=IN_BUDGET, message_undetermined="请补充：{missing}")
    told = finding(which, Outcome.UNDETERMINED, _case(), (FUNDED, IN_BUDGET), WORDING)
    assert told.missing == ("budget", "in_budget")
    assert told.message == "请补充：预算金额、是否已列入预算"


def test_a_field_without_a_label_is_asked_for_by_its_name() -> None:
    wording = Wording(labels={}, asks={"in_budget": ("in_budget",)}, questions={}, elements={}, ranks={})
    which = rule(forbid=IN_BUDGET, message_undetermined="{missing}")
    assert finding(which, Outcome.UNDETERMINED, _case(), (IN_BUDGET,), wording).message == "in_budget"


@pytest.mark.parametrize("unknown", [(BINDING,), (FactTest(fact="unheard_of", equals=True),), ()])
def test_what_nobody_can_fill_in_is_not_asked_for(unknown: tuple[FactTest, ...]) -> None:
    assert finding(rule(forbid=BINDING), Outcome.UNDETERMINED, _case(), unknown, WORDING).missing == ()


def test_an_open_concept_asks_its_question_once() -> None:
    which = rule(forbid=WORKS, message_undetermined="{question}")
    told = finding(which, Outcome.UNDETERMINED, _case(), (WORKS, GOODS, WORKS), WORDING)
    assert (told.message, told.missing) == ("是施工还是监理？是买还是租？", ())


def test_a_concept_is_shown_where_it_stands() -> None:
    told = finding(rule(forbid=WORKS), Outcome.VIOLATION, _case("works"), (), WORDING)
    assert told.evidence == (Evidence(field="name", start=2, end=4, text="施工"),)
    assert told.concepts == ("works",)


def test_each_piece_of_evidence_is_cut_to_one_glance_in_the_message() -> None:
    which = rule(forbid=IN_BUDGET, evidence=["funding_source", "purchaser"])
    told = finding(
        which, Outcome.VIOLATION, _case(funding_source="自" * 100, purchaser="水利局"), (), WORDING
    )
    assert told.message == f"“{'自' * 59}…”、“水利局”"
    assert told.evidence[0].text == "自" * 100


def test_concepts_that_the_rule_does_not_ask_for_are_not_shown() -> None:
    told = finding(rule(forbid=WORKS), Outcome.VIOLATION, _case("goods"), (), WORDING)
    assert (told.evidence, told.concepts) == ((), ())


def test_concepts_are_shown_wherever_the_rule_asks_for_them() -> None:
    which = rule(when=GOODS, forbid={"not": {"any": [WORKS, IN_BUDGET]}})
    told = finding(which, Outcome.VIOLATION, _case("works", "goods"), (), WORDING)
    assert [shown.text for shown in told.evidence] == ["施工", "施工"]
    assert told.concepts == ("goods", "works")


def test_fields_that_the_rule_names_are_shown_whole() -> None:
    which = rule(forbid=IN_BUDGET, evidence=["funding_source", "purchaser"])
    told = finding(which, Outcome.VIOLATION, _case(funding_source="单位自筹"), (), WORDING)
    assert told.evidence == (Evidence(field="funding_source", start=0, end=4, text="单位自筹"),)


def test_a_field_with_a_found_concept_is_not_shown_whole_besides() -> None:
    which = rule(forbid=WORKS, evidence=["name"])
    told = finding(which, Outcome.VIOLATION, _case("works"), (), WORDING)
    assert [shown.text for shown in told.evidence] == ["施工"]


def test_a_violation_names_the_given_fields_whose_facts_made_it_wrong() -> None:
    unfunded = FactTest(fact="funded", equals=False)
    which = rule(when=IN_BUDGET, forbid={"any": [unfunded, BINDING]}, require=WORKS)
    item = _case(budget=0, in_budget=True)
    judged = Case(item.item, item.match, {**item.facts, "funded": False, "binding": None}, item.hits)
    assert finding(which, Outcome.VIOLATION, judged, (), WORDING).fields == ("budget", "in_budget")


def test_what_is_undetermined_names_the_given_fields_that_hold_and_those_behind_the_unknown() -> None:
    large = FactTest(fact="budget", more_than=5)
    other = FactTest(fact="budget", equals=1)
    which = rule(when=FUNDED, forbid={"any": [{"all": [large, BINDING]}, {"not": {"any": [other, BINDING]}}]})
    judged = _case(budget=9, in_budget=True)
    open_ = Case(judged.item, judged.match, {**judged.facts, "funded": None, "binding": None}, judged.hits)
    told = finding(which, Outcome.UNDETERMINED, open_, (FUNDED, BINDING), WORDING)
    assert told.fields == ("budget", "in_budget")


def test_a_test_that_fails_is_nothing_that_the_undetermined_rests_on() -> None:
    small = FactTest(fact="budget", less_than=5)
    which = rule(forbid={"any": [{"all": [small, BINDING]}, IN_BUDGET]})
    judged = _case(budget=9)
    assert finding(which, Outcome.UNDETERMINED, judged, (IN_BUDGET,), WORDING).fields == ()
    only = rule(forbid={"any": [{"fact": "in_budget", "equals": False}, WORKS]})
    assert finding(only, Outcome.VIOLATION, _case("works", in_budget=True), (), WORDING).fields == ()
    assert finding(only, Outcome.VIOLATION, _case(in_budget=False), (), WORDING).fields == ("in_budget",)


def test_a_field_that_is_no_text_is_not_shown() -> None:
    which = rule(forbid=IN_BUDGET, evidence=["in_budget"])
    assert finding(which, Outcome.VIOLATION, _case(in_budget=True), (), WORDING).evidence == ()


def _told(
    name: str, outcome: Outcome = Outcome.VIOLATION, *, category: str = "works", clause: str = "条"
) -> Finding:
    which = rule(forbid=WORKS, category=category, basis=[{"instrument": name, "clause": clause}])
    return finding(which, outcome, _case("works"), (), WORDING).model_copy(
        update={"rule": name, "message": name}
    )


def test_findings_of_one_category_become_the_first_of_them() -> None:
    [one] = joined([_told("national"), _told("shandong"), _told("liaocheng")])
    assert (one.rule, one.message, one.also) == ("national", "national", ("shandong", "liaocheng"))
    assert [basis.instrument for basis in one.basis] == ["national", "shandong", "liaocheng"]


def test_what_several_findings_share_is_told_once() -> None:
    first = _told("national")
    [one] = joined([first, first.model_copy(update={"rule": "again", "missing": ("budget",)})])
    assert (one.basis, one.evidence, one.missing) == (first.basis, first.evidence, ("budget",))


def test_a_finding_alone_stays_as_it_is() -> None:
    alone = _told("national")
    assert joined([alone]) == (alone,)


def test_findings_of_different_categories_stay_apart_in_their_order() -> None:
    told = joined([_told("b", category="works"), _told("a", category="goods")])
    assert [(each.rule, each.also) for each in told] == [("b", ()), ("a", ())]


def test_what_is_breached_for_one_rule_is_not_also_unclear_for_another() -> None:
    told = joined([_told("unclear", Outcome.UNDETERMINED), _told("breached")])
    assert [(each.rule, each.also) for each in told] == [("breached", ())]


def test_what_is_unclear_in_one_category_stays_beside_a_breach_in_another() -> None:
    told = joined([_told("unclear", Outcome.UNDETERMINED, category="goods"), _told("breached")])
    assert [each.rule for each in told] == ["unclear", "breached"]


def test_nothing_found_is_nothing_told() -> None:
    assert joined([]) == ()


@pytest.mark.parametrize(
    ("unknown", "wanted"),
    [
        ((WORKS,), "施工范围"),
        ((WORKS, GOODS, WORKS), "施工范围"),
        ((GOODS,), "说明"),
        ((BINDING,), "说明"),
        ((WORKS, IN_BUDGET), "是否已列入预算"),
    ],
)
def test_what_no_field_holds_is_asked_for_by_what_it_is_called(unknown, wanted) -> None:
    which = rule(forbid=WORKS, message_undetermined="请补写：{missing}")
    assert finding(which, Outcome.UNDETERMINED, _case(), unknown, WORDING).message == f"请补写：{wanted}"
