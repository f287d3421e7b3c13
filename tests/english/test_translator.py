"""Whole lines, templates, and the parts of them; submitted text stays, however it looks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.english import Translator

ROWS = {
    "错误：{0}": "Error: {0}",
    "{0}：{1}": "{0}: {1}",
    "{0}（{1}）": "{0} ({1})",
    "（{0}）": "({0})",
    "{0} → {1}": "{0} → {1}",
    "应为：{0}": "expected: {0}",
    "请{0}": "please {0}",
    "没有地区 {0}": "there is no place {=0}",
    "{0} 的值不对；应为：{1}": "the value of {0} is wrong; expected: {1}",
    "换一个；见帮助": "take another; see the help",
    "缺少 {0}": "{0} is missing",
    "无法判断是否涉及{0}": "cannot tell whether it concerns {0}",
    "可能是工程：{0}。{1}": "Possibly works: {=0}. {1}",
    "有没有施工？": "Is anything built?",
    "谁管理？怎样结算？": "Who manages it? How is it paid?",
    "{0}，并且{1}": "{0} and {1}",
    "“{0}”已填": "“{0}” is given",
    "工程": "works",
    "货物": "goods",
    "招聘、聘用": "recruitment",
    "合规": "compliant",
    "不合规": "violation",
    "{0} 元": "{0} yuan",
    "{0} 列“{1}”": "column {=0} “{=1}”",
    "取 {0}（{1}）": "{0} is taken ({=1})",
    "第 {0} 行": "row {0}",
    "第 {0} 个表格 第 {1} 行": "table {0} row {1}",
    "第 {0} 个表格 第 {1} 行：{2}": "table {0} row {1}: {2}",
    "{0} 第 {1} 个表格 第 {2} 行": "{=0} table {1} row {2}",
    "不是{0}": "not {0}",
    "不是 JSON（第 {0} 列）": "no JSON (column {0})",
    "第 {0} 行：{1}": "row {0}: {1}",
    "第 {0} 行：{1}（{2}）": "row {0}: {1} ({=2})",
    "第 {0} 行：不是 JSON（第 {1} 列）（{2}）": "row {0}: no JSON (column {1}) ({=2})",
}


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator(ROWS)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("工程", "works"),
        ("“工程”", "“works”"),
        ("没有地区 工程", "there is no place 工程"),
        ("缺少 工程、招聘、聘用、货物", "works, recruitment, goods is missing"),
        ("无法判断是否涉及“工程”“甲”", "cannot tell whether it concerns “works”, “甲”"),
        ("缺少 工程/货物", "works/goods is missing"),
        ("不合规 → 合规", "violation → compliant"),
        ("3 元", "3 yuan"),
        (
            "没有写明；取 E 列“2024年预算（万元）”（甲）",
            "没有写明; column E “2024年预算（万元）” is taken (甲)",
        ),
        (
            "缺少 C 列“上级（万元）”、D 列“自筹”、E 列“工程”",
            "column C “上级（万元）”, column D “自筹”, column E “工程” is missing",
        ),
        ("应为：聊城市、聊城市各县（市、区）、淄博市", "expected: 聊城市, 聊城市各县（市、区）, 淄博市"),
        ("第 1 个表格 第 2 行：缺少 货物", "table 1 row 2: goods is missing"),
        ("a.docx 第 1 个表格 第 2 行：缺少 货物", "a.docx table 1 row 2: goods is missing"),
        ("（“工程”已填，并且甲），并且“货物”已填", "(“works” is given and 甲) and “goods” is given"),
    ],
)
def test_parts_are_said_by_the_same_table(translator: Translator, chinese: str, english: str) -> None:
    assert translator.translated(chinese) == english


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "错误：x.yaml:3：没有地区 火星；应为：甲、工程；请换一个；见帮助",
            "Error: x.yaml:3: there is no place 火星; expected: 甲, works; please take another; see the help",
        ),
        ("错误：--as-of 的值不对；应为：工程", "Error: the value of --as-of is wrong; expected: works"),
        ("缺少 “甲；乙”；请换一个；见帮助", "“甲；乙” is missing; please take another; see the help"),
    ],
)
def test_an_error_is_said_clause_by_clause(translator: Translator, chinese: str, english: str) -> None:
    assert translator.translated(chinese) == english


@pytest.mark.parametrize(
    "text",
    [
        '{"工程',
        "甲；工程：乙",
        "工程（甲→乙）。丙",
        "工程”",
        "“工程",
        "（工程",
        "（工程；“缺少 甲",
        "工程、货物",
    ],
)
def test_a_quoted_row_of_a_file_spoils_no_word_before_it(translator: Translator, text: str) -> None:
    assert (
        translator.translated(f"第 3 行：不是 JSON（第 9 列）（{text}）")
        == f"row 3: no JSON (column 9) ({text})"
    )


def test_questions_that_were_put_together_are_said_one_by_one(translator: Translator) -> None:
    assert translator.translated("可能是工程：“道路。改建”。谁管理？怎样结算？有没有施工？") == (
        "Possibly works: “道路。改建”. Who manages it? How is it paid? Is anything built?"
    )


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("“甲、工程”已填", "“甲、工程” is given"),
        ("“A、B”已填", "“A、B” is given"),
        ("“工程/货物”已填", "“works/goods” is given"),
        ("““好、坏”、“工程”、货物”已填", "““好、坏”、“工程”、货物” is given"),
        ("无法判断是否涉及“A、B”、C、D", "cannot tell whether it concerns “A、B”, C, D"),
        ("换一个；“缺少 甲；没有地区 乙”已填", "换一个; “缺少 甲；没有地区 乙” is given"),
        ("“没有地区 甲”已填", "“没有地区 甲” is given"),
    ],
)
def test_quotations_stay_as_they_were_submitted(translator: Translator, chinese: str, english: str) -> None:
    assert translator.translated(chinese) == english


def test_lines_and_cells_are_texts_of_their_own_and_blanks_stay(translator: Translator) -> None:
    assert translator.translated("  工程\t货物\n货物  不合规 ") == "  works\tgoods\ngoods  violation "


@pytest.mark.parametrize(
    "text",
    ["保洁（含绿化）", "宣传、工程", "请人做账", "甲/工程.xlsx", "甲：乙", "plain text", "“甲", ""],
)
def test_a_text_that_the_program_does_not_say_stays_as_it_is(translator: Translator, text: str) -> None:
    assert translator.translated(text) == text


@given(st.text(alphabet="错误：；、。？（）“”→请工程货物缺少 元/\t\n0aA{}=\0"))
def test_any_text_is_said_without_a_fault_and_in_as_many_lines(text: str) -> None:
    assert Translator(ROWS).translated(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "错误：" * 1_300,
        "；" * 3_900,
        "“" * 3_900,
        "（错误：" * 900,
        "，并且" * 1_300,
        "缺少 （甲；乙。丙、丁" * 300,
        "（" * 1_900 + "）" * 1_900,
        "工程、" * 1_300,
        "错" * 1_000_000,
    ],
)
def test_a_hostile_text_takes_no_long_time(translator: Translator, text: str) -> None:
    started = time.process_time()
    translator.translated(text)
    assert time.process_time() - started < 2
