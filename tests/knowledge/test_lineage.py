"""Instruments before and after one."""

from procurement_rules.knowledge import predecessors, successors
from procurement_rules.model.rule import Instrument, Validity


def register(**links: str | None) -> dict[str, Instrument]:
    return {
        number: Instrument(number=number, title=number, issuer="局", in_force=Validity(), superseded_by=later)
        for number, later in links.items()
    }


def test_the_chain_is_followed_both_ways_the_nearest_first() -> None:
    known = register(a="b", b="c", c="d", d=None, x="c")
    assert [each.number for each in predecessors("c", known)] == ["b", "x", "a"]
    assert [each.number for each in successors("b", known)] == ["c", "d"]


def test_a_chain_that_bites_its_tail_ends() -> None:
    known = register(a="b", b="a")
    assert [each.number for each in successors("a", known)] == ["b"]
    assert [each.number for each in predecessors("a", known)] == ["b"]


def test_what_is_not_registered_is_left_out() -> None:
    assert successors("a", register(a="unknown")) == ()
