"""Terms are proposed out of corrections, with what speaks against them."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from procurement_rules.coding import Suggestion, suggestions, write_suggestions
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.precedent import Precedent
from procurement_rules.normalise import fold

CATALOG = "jiaozuo-2023"


def precedent(code: str | None, name: str) -> Precedent:
    return Precedent(catalog=CATALOG, code=code, name=name, decided_by="张三", decided_on=date(2026, 3, 1))


@pytest.fixture(scope="module")
def proposed(knowledge: Knowledge) -> list[Suggestion]:
    decided = [
        precedent("A0408", "雨污管网清掏疏浚"),
        precedent("A0408", "大院雨污管网清掏"),
        precedent("B0301", "会计服务"),
        precedent(None, "无人机灯光表演"),
    ]
    return suggestions(decided, knowledge.catalog(CATALOG), knowledge.matching, fold)


def test_what_corrected_texts_share_comes_first(proposed: list[Suggestion]) -> None:
    assert proposed[0].term in "雨污管网清掏"
    assert (proposed[0].code, len(proposed[0].texts)) == ("A0408", 2)
    assert len(proposed[0].texts) >= len(proposed[-1].texts)


def test_only_corrections_propose(proposed: list[Suggestion]) -> None:
    assert {each.code for each in proposed} == {"A0408"}


def test_what_is_in_the_index_is_not_proposed(proposed: list[Suggestion], knowledge: Knowledge) -> None:
    known = {term.term for term in knowledge.catalog(CATALOG).terms}
    assert not known & {each.term for each in proposed}


def test_a_word_that_mostly_belongs_elsewhere_is_not_proposed(knowledge: Knowledge) -> None:
    decided = [precedent("A0408", "审计鎏金")]
    proposed = suggestions(decided, knowledge.catalog(CATALOG), knowledge.matching, fold)
    assert "审计" not in {each.term for each in proposed}
    assert any("鎏金" in each.term for each in proposed)


def test_the_csv_begins_with_the_columns_of_an_index(proposed: list[Suggestion]) -> None:
    text = write_suggestions(proposed)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0][:2] == ["codes", "term"]
    assert [row[:2] for row in rows[1:]] == [[each.code, each.term] for each in proposed]


def test_no_precedents_propose_nothing(knowledge: Knowledge) -> None:
    assert suggestions([], knowledge.catalog(CATALOG), knowledge.matching, fold) == []
