"""durable-rules behind its one module: absent, or failing, it is an error and never a verdict."""

import sys
from typing import Any

import pytest

from procurement_rules.errors import EngineError
from procurement_rules.evaluate import compile_rules, durable_available
from procurement_rules.evaluate.compile import MOST_ALTERNATIVES, flags_of
from procurement_rules.evaluate.durable_engine import DurableEngine
from procurement_rules.evaluate.plain_engine import PlainEngine
from tests.evaluate.conftest import rule

COMPILED = compile_rules([rule(forbid={"fact": "x0", "equals": True})])
needs_durable = pytest.mark.skipif(
    not durable_available(), reason="durable-rules is not installed on this Python"
)


def test_where_it_is_not_installed_it_is_not_available(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable.engine", None)
    assert not durable_available()


def test_asking_for_it_where_it_is_not_installed_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable.engine", None)
    with pytest.raises(EngineError, match=r"本机没有可用的 durable-rules；.*请改用 --engine plain"):
        DurableEngine(COMPILED)


@needs_durable
def test_a_failure_of_the_engine_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = DurableEngine(COMPILED)

    def failing(_host: Any, _ruleset: str, _fact: dict[str, int]) -> None:
        raise RuntimeError("error 303")

    monkeypatch.setattr("durable.engine.Host.assert_fact", failing)
    with pytest.raises(EngineError, match="durable-rules 出错（错误代码 303）"):
        engine.judge(flags_of([True]))


@needs_durable
def test_an_item_without_flags_sets_nothing_off() -> None:
    assert DurableEngine(COMPILED).judge(frozenset()) == frozenset()


@needs_durable
@pytest.mark.parametrize(
    "count", [1, MOST_ALTERNATIVES // 2, MOST_ALTERNATIVES // 2 + 1, 2 * MOST_ALTERNATIVES]
)
def test_at_the_edges_of_its_groups_it_says_what_the_plain_engine_says(count: int) -> None:
    compiled = compile_rules([rule(n, forbid={"fact": f"y{n}", "equals": True}) for n in range(count)])
    durable, plain = DurableEngine(compiled), PlainEngine(compiled)
    for value in (True, False, None):
        flags = flags_of([value] * len(compiled.tests))
        assert durable.judge(flags) == plain.judge(flags)
