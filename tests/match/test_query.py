"""A query: which characters speak of the thing bought, and who says it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.match.query import Query, QueryMaker
from procurement_rules.normalise import fold
from tests.match.conftest import PARAMETERS

MAKER = QueryMaker(PARAMETERS, fold)


def _query(name: str | None) -> Query:
    return MAKER.query("name", None if name is None else fold(name))


def test_boilerplate_is_masked_place_for_place() -> None:
    assert _query("服务采购离任审计").masked == "\n" * 4 + "离任审计"


def test_boilerplate_at_the_end_leaves_nothing() -> None:
    assert _query("离任审计服务采购项目").masked == "离任审计"


def test_the_longest_boilerplate_is_masked_whole() -> None:
    assert _query("政府采购审计").masked == "\n" * 4 + "审计"


@pytest.mark.parametrize("name", [None, "", " ", "\u200b", "服务", "政府采购服务项目", "年 度\u200b采购\n"])
def test_a_name_of_nothing_but_boilerplate_says_nothing(name: str | None) -> None:
    assert _query(name).masked == ""


def test_a_query_remembers_its_field_and_its_text() -> None:
    text = fold("离 任审计")
    query = MAKER.query("description", text)
    assert (query.field, query.text, query.folded) == ("description", text, "离任审计")


def test_only_the_start_of_a_long_text_is_asked() -> None:
    query = _query("清" * 100_000)
    assert (len(query.folded), len(query.masked)) == (400, 400)


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("聊城市水利局离任审计", "聊城市水利局"),
        ("聊城市中心医院保洁服务", "聊城市中心"),
        ("水利局审计", ""),
        ("离任审计和财务咨询", ""),
        ("某" * 40 + "局离任审计", ""),
    ],
    ids=["bureau", "first ending", "too little left", "no organisation", "too far in"],
)
def test_an_organisation_in_front_is_known_by_its_ending(name: str, organisation: str) -> None:
    query = _query(name)
    assert query.folded[: query.organisation_end] == organisation


def test_without_endings_no_organisation_is_known() -> None:
    maker = QueryMaker(PARAMETERS.model_copy(update={"organisation_endings": ()}), fold)
    assert maker.query("name", fold("聊城市水利局离任审计")).organisation_end == 0


def test_without_boilerplate_nothing_is_masked() -> None:
    maker = QueryMaker(PARAMETERS.model_copy(update={"boilerplate": ()}), fold)
    assert maker.query("name", fold("离任审计服务")).masked == "离任审计服务"


@pytest.mark.parametrize("boilerplate", ["服 务", "ＳａａＳ", "saas"])
def test_boilerplate_is_folded_as_texts_are(boilerplate: str) -> None:
    maker = QueryMaker(PARAMETERS.model_copy(update={"boilerplate": (boilerplate,)}), fold)
    assert maker.core(fold("审计服务SaaS").folded) in ("审计服务", "审计saas")


@pytest.mark.parametrize(
    ("name", "core"),
    [("离任审计服务采购项目", "离任审计"), ("服务", ""), ("离任\n审计", "离任审计"), ("审计", "审计")],
)
def test_the_core_is_what_is_left_of_a_name(name: str, core: str) -> None:
    assert MAKER.core(fold(name).folded) == core


@settings(deadline=None)
@given(st.text(max_size=80))
def test_masking_keeps_every_place(name: str) -> None:
    query = _query(name)
    assert len(query.masked) <= len(query.folded)
    assert all(m in (f, "\n") for m, f in zip(query.masked, query.folded, strict=False))
    assert 0 <= query.organisation_end <= len(query.folded)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_a_core_is_no_longer_than_its_name_and_one_line(text: str) -> None:
    core = MAKER.core(fold(text).folded)
    assert "\n" not in core
    assert len(core) <= len(fold(text).folded)
