"""Quotes and brackets: how deep a character stands, and cutting where nothing is open."""

import re

from procurement_rules.english.nesting import cut, levels

CLAUSE = re.compile("；")


def test_depth_counts_what_is_open_before_each_character() -> None:
    assert list(levels("甲“乙（丙）”丁")) == [0, 0, 1, 1, 2, 2, 1, 0, 0]


def test_a_closing_sign_without_its_opening_one_closes_nothing() -> None:
    assert list(levels("）甲”")) == [0, 0, 0, 0]


def test_a_closing_sign_of_another_kind_closes_nothing() -> None:
    assert list(levels("（甲”）")) == [0, 1, 1, 1, 0]


def test_a_text_is_cut_outside_quotes_and_brackets_only() -> None:
    assert cut("甲；“乙；丙”；（丁；戊）", CLAUSE) == ["甲；", "“乙；丙”；", "（丁；戊）"]


def test_nothing_is_lost_by_cutting() -> None:
    assert cut("；；", CLAUSE) == ["；", "；"]
    assert cut("", CLAUSE) == []
