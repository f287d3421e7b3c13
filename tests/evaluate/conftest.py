"""Rules out of nothing but conditions, and a small catalog with its units."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from procurement_rules.model.case import Case
from procurement_rules.model.catalog import Catalog, CatalogHeader, Entry, Jurisdiction, Unit
from procurement_rules.model.concept import ConceptHit
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Rule
from procurement_rules.model.verdict import Decision, Match

FACTS = tuple(f"x{number}" for number in range(8))


def rule(number: int = 0, **conditions: Any) -> Rule:
    """Return a rule with the given when / forbid / require / unless."""
    return Rule.model_validate(
        {
            "id": f"rule-{number}",
            "title": "试验",
            "category": "works",
            "stage": "catalog",
            "jurisdiction": "national",
            "in_force": {"from": "2020-03-01"},
            "severity": "error",
            "basis": [{"instrument": "文", "clause": "条"}],
            "message": "{evidence}",
            "message_undetermined": "{missing}",
            "remedy": "无",
            "examples": [{"title": "例", "as_of": "2020-03-01", "item": {}, "outcome": "compliant"}],
            **conditions,
        }
    )


def case(facts: Mapping[str, Any], hits: Mapping[str, ConceptHit] | None = None) -> Case:
    """Return a case of which only facts and concepts matter."""
    match = Match(catalog="试验", decision=Decision.NONE, confidence=0)
    return Case(ServiceItem(name="试验"), match, facts, hits or {})


def conditions() -> st.SearchStrategy[dict[str, Any]]:
    """Random conditions over the facts `FACTS`."""
    leaf = st.builds(
        lambda fact, wanted: {"fact": fact, "equals": wanted}, st.sampled_from(FACTS), st.booleans()
    )
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(lambda part: {"not": part}, inner),
            st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        ),
        max_leaves=6,
    )


def facts() -> st.SearchStrategy[dict[str, bool | None]]:
    """Random facts, known or not."""
    return st.fixed_dictionaries({fact: st.sampled_from([True, False, None]) for fact in FACTS})


UNITS = (Unit(code="001001", name="聊城市农业农村局"), Unit(code="004001", name="聊城市水利局机关"))


def catalog(*, partial: bool = False, leaves: tuple[tuple[str, str], ...] = ()) -> Catalog:
    """Return a catalog of D04 with 会计服务 and 审计服务, and other leaves beside them."""
    header = CatalogHeader(
        id="小", title="小目录", instrument="文", issued_on=date(2020, 10, 30), leaf_level=3, partial=partial
    )
    lines = [("D", 1, "", "技术性服务"), ("D04", 2, "D", "会计审计服务"), ("D0401", 3, "D04", "会计服务")]
    lines += [("D0402", 3, "D04", "审计服务"), *((code, 3, "", name) for code, name in leaves)]
    entries = tuple(
        Entry(code=code, level=level, parent=parent, name=name) for code, level, parent, name in lines
    )
    return Catalog(header=header, entries=entries)


def place(*, digits: int = 6, letters: str = "ABCDEF") -> Jurisdiction:
    """Return a place that writes its codes with a unit code of so many digits."""
    return Jurisdiction(
        id="liaocheng", name="聊城市", catalog="小", unit_code_digits=digits, code_letters=letters
    )
