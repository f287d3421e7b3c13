"""A query: which characters speak of the thing bought, and how loudly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.match.query import Query, QueryMaker
from procurement_rules.normalise import fold
from tests.match.conftest import PARAMETERS

MAKER = QueryMaker(PARAMETERS, fold)


def _queries(name: str | None = None, description: str | None = None) -> list[Query]:
    texts = [None if text is None else fold(text) for text in (name, description)]
    return MAKER.queries(*texts)


def test_boilerplate_is_masked_place_for_place() -> None:
    [query] = _queries("离任审计服务采购项目")
    assert query.masked == "离任审计" + "\n" * 6


def test_the_longest_boilerplate_is_masked_whole() -> None:
    [query] = _queries("政府采购审计")
    assert query.masked == "\n" * 4 + "审计"


@pytest.mark.parametrize("name", ["", " ", "\u200b", "服务", "政府采购服务项目", "年 度\u200b采购\n"])
def test_a_name_of_nothing_but_boilerplate_asks_nothing(name: str) -> None:
    assert _queries(name) == []


def test_no_texts_ask_nothing() -> None:
    assert _queries() == []


def test_a_description_whispers_beside_a_name() -> None:
    weights = {query.field: query.weight for query in _queries("离任审计", "对离任领导干部开展审计")}
    assert weights == {"name": 1.0, "description": 0.4}


@pytest.mark.parametrize("name", [None, "", "采购项目"])
def test_a_description_speaks_up_where_the_name_says_nothing(name: str | None) -> None:
    [query] = _queries(name, "对离任领导干部开展审计")
    assert (query.field, query.weight) == ("description", 1.0)


def test_a_description_of_boilerplate_is_left_out() -> None:
    assert [query.field for query in _queries("离任审计", "服务采购")] == ["name"]


def test_only_the_start_of_a_long_text_is_asked() -> None:
    [query] = _queries("清" * 100_000)
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
    [query] = _queries(name)
    assert query.folded[: query.organisation_end] == organisation


def test_an_organisation_is_heard_less_and_the_end_of_a_title_most() -> None:
    [query] = _queries("聊城市水利局离任审计和保洁")
    loud = [MAKER.loudness(query, end) for end in range(1, len(query.folded) + 1)]
    assert loud[5] < 0.3 < loud[6]
    assert loud[6:] == sorted(loud[6:])
    assert loud[-1] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("name", "core"),
    [("离任审计服务采购项目", "离任审计"), ("服务", ""), ("离任\n审计", "离任审计"), ("审计", "审计")],
)
def test_the_core_is_what_is_left_of_a_name(name: str, core: str) -> None:
    assert MAKER.core(fold(name).folded) == core


@given(st.text(max_size=80), st.text(max_size=80))
def test_masking_keeps_every_place(name: str, description: str) -> None:
    for query in _queries(name, description):
        assert len(query.masked) == len(query.folded)
        assert all(m in (f, "\n") for m, f in zip(query.masked, query.folded, strict=True))
        assert 0 <= query.organisation_end <= len(query.folded)


@given(st.text(max_size=80))
def test_asking_the_core_again_changes_only_what_has_come_together(text: str) -> None:
    core = MAKER.core(fold(text).folded)
    assert "\n" not in core
    assert len(core) <= len(fold(text).folded)
