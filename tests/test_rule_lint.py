"""What rules say of each other."""

from typing import Any

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.rule_lint import _never_breached, _subsumed, _too_few_examples, faults
from tests.evaluate.conftest import rule

A = {"fact": "a", "equals": True}
B = {"fact": "b", "equals": True}


def test_a_rule_that_forbids_and_excuses_the_same_is_never_breached() -> None:
    assert _never_breached(rule(when=A, forbid={"all": [B, {"not": A}]}))
    assert not _never_breached(rule(when=A, forbid=B))


def test_a_narrower_rule_of_the_same_law_is_named_with_an_item_that_shows_it() -> None:
    wide, narrow = rule(1, forbid=A), rule(2, forbid={"all": [A, B]})
    (line,) = _subsumed(wide, narrow)
    assert line == "national：rule-2 的违反情形都已被 rule-1 包括，例如 a=是、b=是"


def test_rules_that_only_overlap_are_left_alone() -> None:
    assert list(_subsumed(rule(1, forbid=A), rule(2, forbid=B))) == []


def _examples(violation: int, compliant: int, undetermined: int) -> list[dict[str, Any]]:
    counts = {"violation": violation, "compliant": compliant, "undetermined": undetermined}
    return [
        {
            "title": "例",
            "as_of": "2020-03-01",
            "item": {},
            "outcome": outcome,
            "basis": ["文 条"],
            "message": "话",
        }
        for outcome, count in counts.items()
        for _ in range(count)
    ]


def test_two_breaches_two_clean_items_and_one_that_cannot_be_judged_are_enough() -> None:
    assert list(_too_few_examples(rule(forbid=A, examples=_examples(2, 2, 1)), set())) == []


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1, 2, 1), "national/rule-0：结论为“不合规”的例子有 1 个，至少要 2 个"),
        ((2, 0, 1), "national/rule-0：结论为“合规”的例子有 0 个，至少要 2 个"),
        ((2, 2, 0), "national/rule-0：结论为“无法判断”的例子有 0 个，至少要 1 个"),
    ],
)
def test_a_rule_with_too_few_examples_is_named(counts: tuple[int, int, int], said: str) -> None:
    assert list(_too_few_examples(rule(forbid=A, examples=_examples(*counts)), set())) == [said]


@pytest.mark.parametrize(
    ("forbid", "lines"),
    [
        ({"fact": "a", "known": False}, 0),
        (A | {"if_unknown": False}, 0),
        ({"all": [A | {"if_unknown": True}, {"not": {"fact": "b", "known": True}}]}, 0),
        ({"fact": "catalog_complete", "equals": True}, 0),
        ({"concept": "sure"}, 0),
        ({"concept": "doubtful", "if_unknown": False}, 0),
        ({"concept": "doubtful"}, 1),
        ({"all": [A | {"if_unknown": False}, B]}, 1),
    ],
)
def test_a_rule_none_of_whose_tests_can_be_unknown_needs_no_undetermined_example(
    forbid: dict[str, Any], lines: int
) -> None:
    which = rule(forbid=forbid, examples=_examples(2, 2, 0))
    assert len(list(_too_few_examples(which, {"doubtful"}))) == lines


def test_every_bundled_rule_has_examples_enough(knowledge: Knowledge) -> None:
    assert [line for line in faults(knowledge) if "的例子" in line] == []
