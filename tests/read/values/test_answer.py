from __future__ import annotations

from collections.abc import Callable

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import Cell
from procurement_rules.read.values.answer import read_answer
from procurement_rules.read.values.understood import NotUnderstood


@pytest.mark.parametrize(
    "cell", ["是", "有", "√", "Ｙ", "Yes", "TRUE", "1", 1, 1.0, True, "已", " 是 。", "是\n"]
)
def test_yes(cell: Cell, dictionary: DataDictionary, fold: Callable[[str], str]) -> None:
    assert read_answer(cell, dictionary["in_budget"], fold) is True


@pytest.mark.parametrize("cell", ["否", "无", "×", "N", "no", "false", "0", 0, False, "未", "没有"])
def test_no(cell: Cell, dictionary: DataDictionary, fold: Callable[[str], str]) -> None:
    assert read_answer(cell, dictionary["in_budget"], fold) is False


@pytest.mark.parametrize(
    ("field", "cell", "answer"),
    [
        ("adjustment_filed", "已备案", True),
        ("adjustment_filed", "未备案", False),
        ("in_budget", "已列入预算", True),
        ("in_budget", "未列入预算", False),
        ("in_budget", "无预算", False),
        ("in_centralised_catalog", "不属于集中采购目录", False),
    ],
)
def test_the_question_s_own_words(
    field: str, cell: str, answer: bool, dictionary: DataDictionary, fold: Callable[[str], str]
) -> None:
    assert read_answer(cell, dictionary[field], fold) is answer


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("☑是 □否", True), ("□是　☑否", False), ("是☑ 否□", True), ("是□否■", False), ("√是  □否", True)],
)
def test_a_ticked_box(
    cell: str, answer: bool, dictionary: DataDictionary, fold: Callable[[str], str]
) -> None:
    assert read_answer(cell, dictionary["in_budget"], fold) is answer


@pytest.mark.parametrize(
    "cell", ["待定", "是否", "部分", 2, "已取消", "是/否", "□是 □否", "☑是 ☑否", "□", "□□", "☑是 □"]
)
def test_what_is_no_answer_is_told(
    cell: Cell, dictionary: DataDictionary, fold: Callable[[str], str]
) -> None:
    assert isinstance(read_answer(cell, dictionary["is_renewal"], fold), NotUnderstood)
