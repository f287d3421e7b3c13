"""Messages: an item's own facts in a rule's words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.evaluate.wording import shortened, worded


def test_placeholders_are_replaced_by_what_they_name() -> None:
    facts = {"purchaser": "聊城市水利局", "declared_code": "004001D0402"}
    assert worded("{purchaser}申报的编码 {declared_code}", facts, {}) == "聊城市水利局申报的编码 004001D0402"


def test_words_of_the_finding_come_before_facts_of_the_same_name() -> None:
    assert worded("{missing}", {"missing": "事项"}, {"missing": "预算金额"}) == "预算金额"


def test_words_of_the_finding_are_told_in_full() -> None:
    assert worded("{question}", {}, {"question": "问" * 200}) == "问" * 200


def test_a_finding_without_such_words_leaves_the_place_empty() -> None:
    assert worded("工程：{evidence}", {}, {"evidence": ""}) == "工程："


@pytest.mark.parametrize("facts", [{}, {"purchaser": None}, {"purchaser": ""}])
def test_what_is_not_known_reads_as_not_filled_in(facts: dict[str, object]) -> None:
    assert worded("购买主体：{purchaser}", facts, {}) == "购买主体：未填"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("1234.50"), "1234.50"), (date(2020, 3, 1), "2020-03-01"), (0, "0"), (2023, "2023")],
)
def test_amounts_days_and_years_are_written_out(value: object, shown: str) -> None:
    assert shortened(value) == shown


def test_a_cell_of_several_lines_is_told_in_one() -> None:
    assert shortened("道路\n  清扫\t保洁") == "道路 清扫 保洁"


@pytest.mark.parametrize(
    ("length", "shown"), [(59, "清" * 59), (60, "清" * 60), (61, "清" * 59 + "…"), (100_000, "清" * 59 + "…")]
)
def test_a_long_cell_is_cut_to_one_glance(length: int, shown: str) -> None:
    assert worded("{name}", {"name": "清" * length}, {}) == shown


@pytest.mark.parametrize(
    "text",
    ["{name.title}", "{0}", "{name!r}", "{}", "{ name }", "{Name}", "{{name", "%(name)s", "$name"],
)
def test_nothing_but_a_name_in_braces_is_replaced(text: str) -> None:
    assert worded(text, {"name": "清扫"}, {"name": "清扫"}) == text


def test_what_stands_in_a_cell_is_not_replaced_again() -> None:
    assert worded("{name}", {"name": "{remedy}", "remedy": "秘密"}, {}) == "{remedy}"


@given(st.text(), st.dictionaries(st.text("abc_", min_size=1, max_size=3), st.text(max_size=20)))
def test_a_template_without_braces_stays_as_it_is(template: str, facts: dict[str, str]) -> None:
    plain = template.replace("{", "")
    assert worded(plain, facts, facts) == plain


@given(st.text())
def test_a_value_is_shown_on_one_line_of_one_glance(value: str) -> None:
    assert len(shortened(value).splitlines()) <= 1
    assert len(shortened(value)) <= 60


def test_brackets_that_would_hold_nothing_known_are_left_out() -> None:
    facts = {"start": None, "end": None}
    assert worded("合同（{start}至{end}）过长", facts, {}) == "合同过长"
    assert worded("合同（{start}至{end}）过长", {"end": "2024-01-01"}, {}) == "合同（未填至2024-01-01）过长"
    assert worded("条件（见附件）和（{evidence}）", facts, {"evidence": "“话”"}) == "条件（见附件）和（“话”）"
