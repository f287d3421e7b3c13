"""What a name ends in, once everything that says nothing is taken off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.detect.head import HeadFinder
from procurement_rules.normalise import fold
from tests.detect.conftest import TAILS

FINDER = HeadFinder(TAILS, fold)


def _head(name: str) -> str:
    folded = fold(name).folded
    return folded[: FINDER.end(folded)]


@pytest.mark.parametrize(
    "name",
    [
        "办公家具",
        "办公家具采购",
        "办公家具采购项目",
        "办公家具采购服务项目公开招标",
        "办公家具采购项目（二标段）",
        "办公家具采购项目(A包)",
        "办公家具（三）采购（四）项目",
        "办公家具【重新招标】",
        "办公家具〔2020〕84号",
        "办公家具[第二次]采购",
        "办公家具采购2024",
        "办公家具采购-1",
        "办公家具采购项目A",
        "办公家具采购项目一、二标段",
        "办公家具采购项目。",
        "办公家具采购项目\n",
        "办公家具　采 购\u200b项目（２０２４）",
    ],
)
def test_brackets_numbers_and_tails_are_taken_off(name: str) -> None:
    assert _head(name) == "办公家具"


@pytest.mark.parametrize("name", ["2024年度办公家具采购", "（2024年）办公家具采购", "采购办公家具"])
def test_what_stands_in_front_is_left_alone(name: str) -> None:
    assert _head(name).endswith("办公家具")


@pytest.mark.parametrize("name", ["", "采购", "采购项目", "2024服务项目（一）", "（二标段）", "123"])
def test_a_name_of_nothing_but_tails_has_no_head(name: str) -> None:
    assert _head(name) == ""


def test_a_tail_inside_the_name_is_part_of_it() -> None:
    assert _head("采购代理机构选聘服务") == "采购代理机构选聘"


def test_the_longest_tail_is_taken_off_first() -> None:
    finder = HeadFinder(["包", "采购包"], fold)
    assert finder.end("家具采购包") == len("家具")


def test_a_bracket_that_never_closes_is_part_of_the_name() -> None:
    assert _head("办公家具采购项目（第") == "办公家具采购项目（第"


def test_tails_are_folded_like_names() -> None:
    finder = HeadFinder(["ＰＰＰ项 目"], fold)
    assert finder.end(fold("污水处理PPP项目").folded) == len("污水处理")


def test_without_tails_only_numbers_and_brackets_go() -> None:
    assert HeadFinder([], fold).end("办公家具采购（2）3") == len("办公家具采购")


def test_a_hostile_name_is_not_walked_through() -> None:
    assert FINDER.end("采购" * 50_000) == 0
    assert FINDER.end("（" * 100_000) == 100_000
    assert FINDER.end("家" * 100_000 + "采购") == 100_000


@given(st.text("家具采购服务项目（）[]【】一二AB12-、。\n", max_size=40))
def test_the_head_is_where_it_stands_and_nothing_more_comes_off(name: str) -> None:
    folded = fold(name).folded
    end = FINDER.end(folded)
    assert 0 <= end <= len(folded)
    assert FINDER.end(folded[:end]) == end
