"""The contexts of the bundled catalogs: what they must tell apart, and what they must leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.model.catalog import Effect, Strength
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Decision, Match
from procurement_rules.screen import Screener

CATALOGS = ("jiaozuo-2023", "liaocheng-2020")
CANTEEN = {"jiaozuo": "B1106", "liaocheng": "E0907"}


@pytest.fixture(scope="module")
def screeners(knowledge: Knowledge) -> dict[str, Screener]:
    day = date(2024, 1, 1)
    return {
        place: Screener(knowledge, knowledge.place(place), as_of=day, engine="plain") for place in CANTEEN
    }


def coded(screener: Screener, name: str, purchaser: str | None = None) -> Match:
    return screener.case(ServiceItem(name=name, purchaser=purchaser)).match


@pytest.mark.parametrize("place", CANTEEN)
@pytest.mark.parametrize("name", ["食堂餐饮服务外包", "食堂托管", "餐饮服务"])
def test_a_bureau_s_canteen_is_catering_and_a_school_s_is_not(
    screeners: dict[str, Screener], place: str, name: str
) -> None:
    assert coded(screeners[place], name, "某市财政局").code == CANTEEN[place]
    for school in ("某市第一中学", "某区实验小学", "某市职业技术学院", "某市中心幼儿园"):
        match = coded(screeners[place], name, school)
        assert match.decision is Decision.NONE
        assert "不是机关后勤的餐饮服务" in match.reason


@pytest.mark.parametrize(
    ("name", "purchaser", "code"),
    [
        ("滑坡监测服务", None, "A1405"),
        ("滑坡监测服务", "某市自然资源和规划局", "A1405"),
        ("安全风险监测服务", "某市应急管理局", "A1413"),
        ("安全风险监测服务", "某市公安局", "A0102"),
    ],
)
def test_what_is_monitored_and_by_whom_tells_monitoring_apart(
    screeners: dict[str, Screener], name: str, purchaser: str | None, code: str
) -> None:
    assert coded(screeners["jiaozuo"], name, purchaser).candidates[0].code == code


@pytest.mark.parametrize("catalog", CATALOGS)
def test_contexts_tell_siblings_apart(knowledge: Knowledge, catalog: str) -> None:
    for context in knowledge.catalog(catalog).contexts:
        assert not set(context.codes) & set(context.beside), context
        # A pull without siblings would only make the sure surer.
        assert context.beside or context.effect is Effect.AWAY, context


@pytest.mark.parametrize("catalog", CATALOGS)
def test_what_decides_is_rare(knowledge: Knowledge, catalog: str) -> None:
    contexts = knowledge.catalog(catalog).contexts
    strong = [each for each in contexts if each.strength is Strength.STRONG]
    assert 0 < len(strong) <= len(contexts) / 20


@pytest.mark.parametrize("catalog", CATALOGS)
def test_no_term_pulls_the_same_item_both_ways(knowledge: Knowledge, catalog: str) -> None:
    """Of two siblings, a term in one field can speak for one only."""
    seen: dict[tuple[str, str, frozenset[str]], tuple[str, ...]] = {}
    for context in knowledge.catalog(catalog).contexts:
        if context.effect is Effect.AWAY:
            continue
        for term in context.terms:
            for where in context.where:
                for sibling in context.beside:
                    for code in context.codes:
                        pair = (term, where.value, frozenset((code, sibling)))
                        assert seen.setdefault(pair, context.codes) == context.codes, pair
