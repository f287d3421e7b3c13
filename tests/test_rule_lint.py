"""What rules say of each other."""

from procurement_rules.rule_lint import _never_breached, _subsumed
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
