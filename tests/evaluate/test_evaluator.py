"""The evaluator: every rule's outcome, and the findings that follow."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.errors import EngineError
from procurement_rules.evaluate import ENGINES, Evaluator, Wording, durable_available
from procurement_rules.evaluate.compile import CompiledRules, Flags, breach_condition
from procurement_rules.evaluate.kleene import truth
from procurement_rules.evaluate.leaf import judge_leaf
from procurement_rules.evaluate.plain_engine import Answers, PlainEngine
from procurement_rules.model.concept import Certainty, ConceptHit
from procurement_rules.model.rule import Outcome, Rule
from tests.evaluate.conftest import FACTS, case, conditions, facts, rule

WORDING = Wording(
    labels={"in_budget": "是否已列入预算"},
    asks={name: (name,) for name in ("in_budget", "budget", *FACTS)},
    questions={"works": "是施工还是监理？"},
    elements={},
    ranks={"supplier_type": 0, "budget": 2, "in_budget": 3},
)
UNBUDGETED = rule(forbid={"fact": "in_budget", "equals": False}, message_undetermined="请补充{missing}")
ENGINE_NAMES = [
    "plain",
    pytest.param(
        "durable", marks=pytest.mark.skipif(not durable_available(), reason="durable-rules is not installed")
    ),
]
each_engine = pytest.mark.parametrize("engine", ENGINE_NAMES)


def _outcome(which: Rule, values: dict[str, Any], engine: str = "plain") -> Outcome:
    [said] = Evaluator([which], engine, WORDING).outcomes(case(values))
    return said.outcome


@each_engine
@pytest.mark.parametrize(
    ("in_budget", "outcome"),
    [(False, Outcome.VIOLATION), (True, Outcome.COMPLIANT), (None, Outcome.UNDETERMINED)],
)
def test_a_prohibition_is_breached_kept_or_open(
    engine: str, in_budget: bool | None, outcome: Outcome
) -> None:
    assert _outcome(UNBUDGETED, {"in_budget": in_budget}, engine) is outcome


@each_engine
@pytest.mark.parametrize(
    ("in_budget", "outcome"),
    [(True, Outcome.COMPLIANT), (False, Outcome.VIOLATION), (None, Outcome.UNDETERMINED)],
)
def test_a_requirement_is_met_missed_or_open(engine: str, in_budget: bool | None, outcome: Outcome) -> None:
    assert (
        _outcome(rule(require={"fact": "in_budget", "equals": True}), {"in_budget": in_budget}, engine)
        is outcome
    )


@each_engine
@pytest.mark.parametrize(
    ("binding", "in_budget", "outcome"),
    [
        (True, False, Outcome.VIOLATION),
        (True, True, Outcome.COMPLIANT),
        (False, False, Outcome.NOT_APPLICABLE),
        (False, None, Outcome.NOT_APPLICABLE),
        (None, False, Outcome.UNDETERMINED),
        (None, True, Outcome.COMPLIANT),
    ],
)
def test_a_rule_applies_only_when_its_condition_holds(
    engine: str, binding: bool | None, in_budget: bool | None, outcome: Outcome
) -> None:
    which = rule(when={"fact": "x0", "equals": True}, forbid={"fact": "in_budget", "equals": False})
    assert _outcome(which, {"x0": binding, "in_budget": in_budget}, engine) is outcome


@each_engine
@pytest.mark.parametrize(
    ("exempt", "outcome"),
    [(True, Outcome.COMPLIANT), (False, Outcome.VIOLATION), (None, Outcome.UNDETERMINED)],
)
def test_an_exception_lifts_a_rule(engine: str, exempt: bool | None, outcome: Outcome) -> None:
    unless = [{"when": {"fact": "x0", "equals": True}, "basis": [{"instrument": "文", "clause": "条"}]}]
    which = rule(forbid={"fact": "in_budget", "equals": False}, unless=unless)
    assert _outcome(which, {"x0": exempt, "in_budget": False}, engine) is outcome


@each_engine
@pytest.mark.parametrize(
    ("certainty", "outcome"),
    [
        (Certainty.CLEAR, Outcome.VIOLATION),
        (Certainty.POSSIBLE, Outcome.UNDETERMINED),
        (None, Outcome.COMPLIANT),
    ],
)
def test_a_concept_breaches_when_clear_and_asks_when_possible(
    engine: str, certainty: Certainty | None, outcome: Outcome
) -> None:
    hits = (
        {"works": ConceptHit(concept="works", reading="r", certainty=certainty, spans=())}
        if certainty
        else {}
    )
    [said] = Evaluator([rule(forbid={"concept": "works"})], engine, WORDING).outcomes(case({}, hits))
    assert said.outcome is outcome


def test_outcomes_come_in_the_order_of_the_rules() -> None:
    rules = [rule(number, forbid={"fact": f"x{number}", "equals": True}) for number in (3, 1, 2)]
    said = Evaluator(rules, "plain", WORDING).outcomes(case({"x1": True, "x2": False}))
    assert [(each.rule, each.outcome) for each in said] == [
        ("rule-3", Outcome.UNDETERMINED),
        ("rule-1", Outcome.VIOLATION),
        ("rule-2", Outcome.COMPLIANT),
    ]


@each_engine
def test_without_rules_there_is_nothing_to_say(engine: str) -> None:
    evaluator = Evaluator([], engine, WORDING)
    assert evaluator.outcomes(case({})) == ()
    assert evaluator.findings(case({})) == ()


def test_only_breaches_and_open_questions_become_findings() -> None:
    rules = [
        rule(number, forbid={"fact": f"x{number}", "equals": True}, category=f"kind-{number}")
        for number in range(3)
    ]
    told = Evaluator(rules, "plain", WORDING).findings(case({"x0": True, "x1": False}))
    assert [(each.rule, each.outcome) for each in told] == [
        ("rule-0", Outcome.VIOLATION),
        ("rule-2", Outcome.UNDETERMINED),
    ]


def test_an_open_question_names_the_field_that_would_decide() -> None:
    [told] = Evaluator([UNBUDGETED], "plain", WORDING).findings(case({"in_budget": None}))
    assert (told.missing, told.message) == (("in_budget",), "请补充是否已列入预算")


def test_a_field_whose_value_would_decide_nothing_is_not_asked_for() -> None:
    either = {"any": [{"fact": "x0", "equals": True}, {"fact": "x1", "equals": True}]}
    which = rule(forbid={"all": [either, {"fact": "x2", "equals": True}]})
    [told] = Evaluator([which], "plain", WORDING).findings(case({"x0": True, "x1": None, "x2": None}))
    assert told.missing == ("x2",)


def test_a_breach_asks_for_nothing() -> None:
    which = rule(forbid={"any": [{"fact": "x0", "equals": True}, {"fact": "x1", "equals": True}]})
    [told] = Evaluator([which], "plain", WORDING).findings(case({"x0": True, "x1": None}))
    assert (told.outcome, told.missing) == (Outcome.VIOLATION, ())


def test_a_trace_says_which_test_took_a_rule_out() -> None:
    when = {"all": [{"fact": "in_budget", "equals": True}, {"concept": "works"}]}
    [said] = Evaluator([rule(when=when, forbid={"fact": "x0", "equals": True})], "plain", WORDING).trace(
        case({"in_budget": True})
    )
    assert (said.outcome, said.decided_by) == (Outcome.NOT_APPLICABLE, "works")


def test_of_several_tests_that_failed_the_first_in_the_order_of_asking_is_told() -> None:
    tests = [{"fact": name, "equals": True} for name in ("in_budget", "budget", "supplier_type", "x1")]
    which = rule(when={"all": tests}, forbid={"fact": "x0", "equals": True})
    [said] = Evaluator([which], "plain", WORDING).trace(case({test["fact"]: False for test in tests}))
    assert said.decided_by == "supplier_type"


def test_a_rule_that_applies_was_taken_out_by_nothing() -> None:
    rules = [rule(number, forbid={"fact": f"x{number}", "equals": True}) for number in range(3)]
    said = Evaluator(rules, "plain", WORDING).trace(case({"x0": True, "x1": False}))
    assert [(each.outcome, each.decided_by) for each in said] == [
        (Outcome.VIOLATION, ""),
        (Outcome.COMPLIANT, ""),
        (Outcome.UNDETERMINED, ""),
    ]


@given(st.fixed_dictionaries({"forbid": conditions(), "when": conditions()}), facts())
def test_a_trace_agrees_with_the_outcomes_and_always_names_a_test(
    parts: dict[str, Any], values: dict[str, bool | None]
) -> None:
    evaluator = Evaluator([rule(**parts)], "plain", WORDING)
    [traced], [said] = evaluator.trace(case(values)), evaluator.outcomes(case(values))
    assert traced.outcome is said.outcome
    assert (traced.decided_by in FACTS) is (said.outcome is Outcome.NOT_APPLICABLE)


def test_findings_of_one_category_are_joined_and_those_of_rules_are_not() -> None:
    evaluator = Evaluator([rule(n, forbid={"fact": "x0", "equals": True}) for n in (0, 1)], "plain", WORDING)
    breached = case({"x0": True})
    assert [each.also for each in evaluator.findings(breached)] == [("rule-1",)]
    assert [each.rule for each in evaluator.findings_of_rules(breached)] == ["rule-0", "rule-1"]


class _Liar(PlainEngine):
    name = "liar"

    def judge(self, flags: Flags) -> Answers:
        return frozenset() if flags else super().judge(flags)


def test_engines_that_disagree_are_an_error_and_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "liar", _Liar)
    evaluator = Evaluator([UNBUDGETED], "liar", WORDING, verify=True)
    with pytest.raises(EngineError, match="两个引擎（liar、plain）结论不一致"):
        evaluator.findings(case({"in_budget": False}))


def test_without_verifying_an_engine_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "liar", _Liar)
    assert Evaluator([UNBUDGETED], "liar", WORDING).findings(case({"in_budget": False})) == ()


def test_items_with_the_same_flags_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Flags] = []

    class Counting(PlainEngine):
        def judge(self, flags: Flags) -> Answers:
            asked.append(flags)
            return super().judge(flags)

    monkeypatch.setitem(ENGINES, "counting", Counting)
    evaluator = Evaluator([rule(forbid={"fact": "budget", "less_than": 100})], "counting", WORDING)
    outcomes = [evaluator.outcomes(case({"budget": budget}))[0].outcome for budget in (1, 2, 99, 100, 200)]
    assert outcomes == [Outcome.VIOLATION] * 3 + [Outcome.COMPLIANT] * 2
    assert len(asked) == 2


@given(
    st.fixed_dictionaries({"forbid": conditions()}, optional={"when": conditions(), "require": conditions()}),
    facts(),
)
def test_an_outcome_is_what_the_logic_says(parts: dict[str, Any], values: dict[str, bool | None]) -> None:
    which = rule(**parts)
    which_case = case(values)
    breached = truth(breach_condition(which), lambda leaf: judge_leaf(leaf, which_case))
    outcome = _outcome(which, values)
    assert (outcome is Outcome.VIOLATION) is (breached is True)
    assert (outcome is Outcome.UNDETERMINED) is (breached is None)


def test_every_engine_is_built_of_compiled_rules_and_knows_its_name() -> None:
    nothing = CompiledRules((), (), (), ())
    names = [name for name in ENGINES if name != "durable" or durable_available()]
    assert [ENGINES[name](nothing).name for name in names] == names
