"""corpus/parameters.yaml: every figure rests on a clause of the register."""

from collections import Counter

import yaml

from procurement_rules.knowledge import Knowledge


def test_every_figure_is_written_once(knowledge: Knowledge) -> None:
    text = (knowledge.root / "corpus/parameters.yaml").read_text(encoding="utf-8")
    names = Counter(each["id"] for each in yaml.safe_load(text)["parameters"])
    assert [name for name, count in names.items() if count > 1] == []


def test_every_figure_rests_on_a_registered_clause(knowledge: Knowledge) -> None:
    clauses = {
        (number, clause.locator) for number, each in knowledge.instruments.items() for clause in each.clauses
    }
    bases = {each.id: (each.basis.instrument, each.basis.clause) for each in knowledge.parameters.values()}
    assert {name: basis for name, basis in bases.items() if basis not in clauses} == {}


def test_no_figure_holds_before_its_instrument_does(knowledge: Knowledge) -> None:
    early = [
        each.id
        for each in knowledge.parameters.values()
        if (since := knowledge.instruments[each.basis.instrument].in_force.since)
        and each.values[0].since < since
    ]
    assert early == []
