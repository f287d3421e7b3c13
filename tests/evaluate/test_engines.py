"""Both engines say what the logic says, on random rules and facts and at the edges of durable-rules."""

import subprocess
import sys
import threading
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.errors import RuleTooLargeError
from procurement_rules.evaluate import durable_available
from procurement_rules.evaluate.compile import (
    MOST_ALTERNATIVES,
    Trigger,
    breach_condition,
    compile_rules,
    flags_of,
)
from procurement_rules.evaluate.durable_engine import DurableEngine
from procurement_rules.evaluate.kleene import truth
from procurement_rules.evaluate.leaf import judge_leaf
from procurement_rules.evaluate.plain_engine import PlainEngine
from tests.evaluate.conftest import case, conditions, facts, rule

needs_durable = pytest.mark.skipif(
    not durable_available(), reason="durable-rules is not installed on this Python"
)


def _rules(drawn: list[dict[str, Any]]) -> list[Any]:
    return [rule(number, **parts) for number, parts in enumerate(drawn)]


RULES = st.lists(
    st.fixed_dictionaries({"forbid": conditions()}, optional={"when": conditions(), "require": conditions()}),
    min_size=1,
    max_size=12,
).map(_rules)


@given(RULES, facts())
def test_the_plain_engine_says_what_the_logic_says(rules: list[Any], values: dict[str, bool | None]) -> None:
    compiled = compile_rules(rules)
    answers = PlainEngine(compiled).judge(
        flags_of([judge_leaf(test, case(values)) for test in compiled.tests])
    )
    for place, each in enumerate(rules):
        breached = truth(breach_condition(each), lambda leaf: judge_leaf(leaf, case(values)))
        assert ((place, Trigger.BREACH) in answers) is (breached is True)
        assert ((place, Trigger.MAYBE) in answers) is (breached is not False)


@needs_durable
@settings(max_examples=60, deadline=None)
@given(RULES, st.lists(facts(), min_size=1, max_size=8))
def test_both_engines_agree(rules: list[Any], batch: list[dict[str, bool | None]]) -> None:
    compiled = compile_rules(rules)
    plain, durable = PlainEngine(compiled), DurableEngine(compiled)
    for values in batch:
        flags = flags_of([judge_leaf(test, case(values)) for test in compiled.tests])
        assert durable.judge(flags) == plain.judge(flags)


@needs_durable
def test_many_rules_all_true_at_once_are_all_told() -> None:
    compiled = compile_rules([rule(n, forbid={"fact": f"y{n}", "equals": True}) for n in range(600)])
    flags = flags_of([True] * len(compiled.tests))
    assert len(DurableEngine(compiled).judge(flags)) == 1200


@needs_durable
def test_threads_wait_for_each_other() -> None:
    compiled = compile_rules([rule(n, forbid={"fact": f"y{n}", "equals": True}) for n in range(8)])
    engine, plain, wrong = DurableEngine(compiled), PlainEngine(compiled), []

    def work(number: int) -> None:
        for turn in range(200):
            flags = flags_of([(turn + number + place) % 3 == 0 for place in range(8)])
            if engine.judge(flags) != plain.judge(flags):
                wrong.append(flags)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_rule_with_too_many_alternatives_is_refused() -> None:
    parts = [
        {"any": [{"fact": f"a{n}", "equals": True}, {"fact": f"b{n}", "equals": True}]} for n in range(7)
    ]
    with pytest.raises(RuleTooLargeError, match=f"超过 {MOST_ALTERNATIVES} 种情形"):
        compile_rules([rule(forbid={"all": parts})])


def test_a_hostile_rule_is_refused_before_it_blows_up() -> None:
    parts = [{"any": [{"fact": f"{n}_{m}", "equals": True} for m in range(50)]} for n in range(50)]
    with pytest.raises(RuleTooLargeError):
        compile_rules([rule(forbid={"all": parts})])


@needs_durable
def test_no_thread_is_left_behind_that_would_run_actions_again() -> None:
    code = (
        "import threading\n"
        "from procurement_rules.evaluate.durable_engine import DurableEngine\n"
        "from procurement_rules.evaluate.compile import compile_rules\n"
        "from tests.evaluate.conftest import rule\n"
        "DurableEngine(compile_rules([rule(forbid={'fact': 'a', 'equals': True})]))\n"
        "print(threading.active_count())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "1"
