"""Messages: an item's own facts in a rule's words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.evaluate.wording import worded


def test_placeholders_are_replaced_by_what_they_name() -> None:
    words = {"purchaser": "聊城市水利局", "declared_code": "004001D0402"}
    assert worded("{purchaser}申报的编码 {declared_code}", words) == "聊城市水利局申报的编码 004001D0402"


@pytest.mark.parametrize("words", [{}, {"purchaser": None}, {"purchaser": ""}])
def test_what_is_not_known_reads_as_not_filled_in(words: dict[str, object]) -> None:
    assert worded("购买主体：{purchaser}", words) == "购买主体：未填"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("1234.50"), "1234.50"), (date(2020, 3, 1), "2020-03-01"), (0, "0"), (2023, "2023")],
)
def test_amounts_days_and_years_are_written_out(value: object, shown: str) -> None:
    assert worded("{x}", {"x": value}) == shown


def test_a_cell_of_several_lines_is_told_in_one() -> None:
    assert worded("{name}", {"name": "道路\n  清扫\t保洁"}) == "道路 清扫 保洁"


def test_a_long_cell_is_cut_to_one_glance() -> None:
    assert worded("{name}", {"name": "清" * 100_000}) == "清" * 59 + "…"


def test_a_value_of_60_characters_is_whole() -> None:
    assert worded("{name}", {"name": "清" * 60}) == "清" * 60


@pytest.mark.parametrize(
    "text", ["{name.title}", "{0}", "{name!r}", "{}", "{ name }", "{Name}", "{{name", "%(name)s", "$name"]
)
def test_nothing_but_a_name_in_braces_is_replaced(text: str) -> None:
    assert worded(text, {"name": "清扫"}) == text


def test_what_stands_in_a_cell_is_not_replaced_again() -> None:
    assert worded("{name}", {"name": "{remedy}", "remedy": "秘密"}) == "{remedy}"


@given(st.text(), st.dictionaries(st.text("abc_", min_size=1, max_size=3), st.text(max_size=20)))
def test_any_template_gives_a_text(template: str, words: dict[str, str]) -> None:
    told = worded(template, words)
    assert ("{" in template) or told == template
