"""One row: what its holes catch, and the English text with them."""

import pytest

from procurement_rules.english.nesting import levels
from procurement_rules.english.template import Template, has_chinese, holes


def captured(chinese: str, text: str) -> list[str] | None:
    return Template(chinese, "").captured(text, levels(text))


@pytest.mark.parametrize(
    ("chinese", "text", "parts"),
    [
        ("没有地区 {0}", "没有地区 火星", ["火星"]),
        ("没有地区 {0}", "有地区 火星", None),
        ("第 {0} 行：{1}", "第 3 行：甲：乙", ["3", "甲：乙"]),
        ("{0} 的扩展名不对", "x.pdf 的扩展名不对", ["x.pdf"]),
        ("值 {0} 不符合要求{1}", "值 三 不符合要求", ["三", ""]),
        ("没有表头", "没有表头", []),
        ("没有表头", "没有表头。", None),
    ],
)
def test_holes_catch_what_stands_between_the_words(chinese: str, text: str, parts: list[str] | None) -> None:
    assert captured(chinese, text) == parts


@pytest.mark.parametrize(
    ("chinese", "text", "parts"),
    [
        ("{0}，并且{1}", "（甲，并且乙），并且丙", ["（甲，并且乙）", "丙"]),
        ("{0}，并且{1}", "（甲，并且乙）", None),
        ("{0}（{1}）", "标题（山东）（id）", ["标题（山东）", "id"]),
        ("“{0}”写了两次", "“甲”和“乙”写了两次", None),
        ("单位“{0}”重复（{1}、{2}）", "单位“甲、乙”重复（丙、丁）", ["甲、乙", "丙", "丁"]),
    ],
)
def test_no_part_breaks_a_pair_of_quotes_or_brackets(
    chinese: str, text: str, parts: list[str] | None
) -> None:
    assert captured(chinese, text) == parts


def test_without_depths_quotes_say_nothing() -> None:
    assert Template("没有列名“{0}”", "").captured("没有列名“甲“”", None) == ["甲“"]


def test_english_takes_the_parts_in_its_own_order_and_some_as_they_stand() -> None:
    template = Template("{0} 里没有 {1}", "no {1} in {=0}")
    assert template.filled(["工程", "货物"], ["works", "goods"]) == "no goods in 工程"


def test_a_part_that_is_lacking_leaves_no_blank() -> None:
    assert Template("值 {0} 不对{1}", "the value {0} is wrong {1}").filled(["3", ""], ["3", ""]) == (
        "the value 3 is wrong"
    )


def test_signs_and_single_characters_are_weak() -> None:
    assert [Template(chinese, "").is_weak for chinese in ("{0}（{1}）", "请{0}", "没有 {0}")] == [
        True,
        True,
        False,
    ]


def test_holes_are_known_by_their_numbers() -> None:
    assert holes("{0} 和 {=2}，{x}") == {0, 2}


def test_signs_are_no_chinese_characters() -> None:
    assert [has_chinese(text) for text in ("A：B（C）", "甲")] == [False, True]
