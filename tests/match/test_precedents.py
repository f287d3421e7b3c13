"""What the office has decided is followed on the same text, and pulls what is nearly the same."""

from __future__ import annotations

from datetime import date

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.match import Matcher
from procurement_rules.match.precedents import PrecedentBook
from procurement_rules.model.precedent import Precedent
from procurement_rules.model.verdict import Decision, Match
from procurement_rules.normalise import fold

CATALOG = "jiaozuo-2023"
NAME = "机关大院雨污管网清掏"
DAY = date(2026, 3, 1)


def precedent(code: str | None, name: str = NAME, **said: object) -> Precedent:
    given = {"decided_by": "张三", "decided_on": DAY, "source": "决定.xlsx 第 5 行"} | said
    return Precedent(catalog=CATALOG, code=code, name=name, **given)


@pytest.fixture(scope="module")
def before(knowledge: Knowledge) -> Matcher:
    return Matcher(knowledge.catalog(CATALOG), knowledge.matching, fold)


@pytest.fixture(scope="module")
def after(knowledge: Knowledge) -> Matcher:
    decided = [
        precedent("A0408"),
        precedent("A0408", "助老上门", description="每周一次"),
        precedent("B0301", "", description="每月到单位取单据做账"),
        precedent(None, "无人机巡飞拍摄"),
        precedent(None, "会计服务"),
    ]
    return Matcher(knowledge.catalog(CATALOG), knowledge.matching, fold, decided)


def coded(matcher: Matcher, *texts: str | None) -> Match:
    return matcher.match(*(None if text is None else fold(text) for text in texts))


def test_an_exact_repeat_is_decided_as_before(after: Matcher) -> None:
    match = coded(after, "机关大院 雨污管网清掏", None)
    assert (match.decision, match.code, match.confidence) == (Decision.ACCEPTED, "A0408", 1.0)
    assert match.reason == "按先例：张三 2026-03-01 认定"
    assert match.precedent is not None
    assert (match.precedent.decided_by, match.precedent.source) == ("张三", "决定.xlsx 第 5 行")


def test_another_description_is_no_exact_repeat(after: Matcher) -> None:
    assert coded(after, "助老上门", "每周一次").precedent is not None
    assert coded(after, "助老上门", "每年一次").precedent is None
    assert coded(after, "助老上门", None).precedent is None


def test_that_nothing_fits_is_followed_even_against_an_entry_of_that_name(after: Matcher) -> None:
    match = coded(after, "会计服务", None)
    assert (match.decision, match.code, match.candidates) == (Decision.NONE, None, ())
    assert match.reason == "按先例：张三 2026-03-01 认定目录中没有合适的条目"


def test_a_description_alone_is_a_text_too(after: Matcher) -> None:
    match = coded(after, None, "每月到单位取单据做账")
    assert (match.code, match.candidates[0].evidence[0].field) == ("B0301", "description")


def test_a_near_repeat_is_pulled_towards_the_precedent(before: Matcher, after: Matcher) -> None:
    near = f"某区人民政府2026年{NAME}采购项目"
    assert coded(before, near, None).candidates[0].code != "A0408"
    pulled = coded(after, near, None)
    assert (pulled.candidates[0].code, pulled.precedent) == ("A0408", None)


def test_a_near_repeat_of_what_fits_nothing_is_pulled_out_of_the_catalog(after: Matcher) -> None:
    match = coded(after, "无人机巡飞拍摄项目（二期）", None)
    assert match.decision is Decision.NONE
    assert match.reason == "更像目录以外的事项，不像目录中的事项"


@pytest.mark.parametrize("name", ["城市道路清扫保洁", "食堂餐饮服务外包", "档案整理", "法律顾问"])
def test_precedents_leave_other_items_alone(before: Matcher, after: Matcher, name: str) -> None:
    assert coded(after, name, None).code == coded(before, name, None).code


def test_many_items_follow_precedents_as_one_does(after: Matcher) -> None:
    items = [(fold(NAME), None, fold("甲局")), (fold("法律顾问"), None, None)]
    assert after.match_many(items) == [after.match(*item) for item in items]


def book(*precedents: Precedent) -> PrecedentBook:
    return PrecedentBook(precedents, fold)


def decided(each: PrecedentBook, purchaser: str | None = None) -> str | None:
    found = each.decided(fold(NAME), None, fold(purchaser) if purchaser else None)
    return found.code if found else None


def test_the_later_decision_wins_wherever_it_stands() -> None:
    old, new = precedent("A0101"), precedent("B1105", decided_on=date(2026, 5, 1))
    assert decided(book(old, new)) == decided(book(new, old)) == "B1105"
    assert book(old, new).in_force == (new,)


def test_of_one_day_the_lower_row_is_the_later() -> None:
    assert decided(book(precedent("A0101"), precedent("B1105"))) == "B1105"


def test_where_decisions_hang_on_the_purchaser_each_gets_its_own() -> None:
    each = book(precedent("A1101", purchaser="城管局"), precedent("B1105", purchaser="财政局"))
    assert decided(each, "财政局") == "B1105"
    assert decided(each, "城管局") == "A1101"
    assert decided(each, "教育局") is None


def test_a_decision_for_anybody_holds_for_the_others() -> None:
    each = book(precedent("A1101"), precedent("B1105", purchaser="财政局"))
    assert (decided(each, "财政局"), decided(each, "教育局")) == ("B1105", "A1101")


def test_decisions_that_agree_hold_for_every_purchaser() -> None:
    each = book(precedent("B1105", purchaser="城管局"), precedent("B1105", purchaser="财政局"))
    assert decided(each, "教育局") == "B1105"
