"""One reading: its signals together, at the head, and not undone."""

from typing import Any

import pytest

from procurement_rules.detect.reading import find_reading
from procurement_rules.model.concept import Reading
from tests.detect.conftest import reading, signals_of, undoing


def _shown(which: Reading, text: str, head: int | None = None) -> list[str]:
    return [said for _, said in _shown_in(which, {"name": text}, head)]


def _shown_in(which: Reading, texts: dict[str, str], head: int | None = None) -> list[tuple[str, str]]:
    fields = {name: signals_of(text) for name, text in texts.items()}
    return [
        (name, fields[name].text.folded[found.start : found.end])
        for name, found in find_reading(which, "name", fields, head)
    ]


def test_one_signal_alone_is_shown() -> None:
    assert _shown(reading("build"), "办公楼新建") == ["新建"]


def test_without_the_anchor_there_is_nothing() -> None:
    assert _shown(reading("build", "run"), "养老中心运营") == []


def test_signals_stand_in_any_order_and_the_anchor_is_shown_first() -> None:
    assert _shown(reading("build", "run"), "运营前新建") == ["新建", "运营"]


TOGETHER = [
    ("新建和运营", True, True, True),
    ("新建，运营", False, True, True),
    ("新建、运营", False, True, True),
    ("新建；运营", False, False, True),
    ("新建。运营", False, False, True),
    ("新建\n1.运营", False, False, True),
]


@pytest.mark.parametrize(("text", "clause", "sentence", "whole"), TOGETHER)
def test_signals_stand_together_within_their_scope(
    text: str, clause: bool, sentence: bool, whole: bool
) -> None:
    found = {
        scope: bool(_shown(reading("build", "run", scope=scope), text))
        for scope in ("clause", "sentence", "text")
    }
    assert found == {"clause": clause, "sentence": sentence, "text": whole}


def test_a_partner_may_stand_in_another_field_where_the_scope_is_the_item() -> None:
    texts = {"name": "文化站新建", "description": "三年运营"}
    assert _shown_in(reading("build", "run", scope="item"), texts) == [
        ("name", "新建"),
        ("description", "运营"),
    ]
    assert _shown_in(reading("build", "run", scope="text"), texts) == []


def test_a_signal_of_another_field_takes_the_reading_away_where_the_scope_is_the_item() -> None:
    texts = {"name": "文化站新建", "description": "三年运营"}
    assert _shown_in(reading("build", none=["run"], scope="item"), texts) == []
    assert _shown_in(reading("build", none=["run"], scope="text"), texts) == [("name", "新建")]


@pytest.mark.parametrize(("text", "clause", "sentence", "whole"), TOGETHER)
def test_a_signal_that_must_not_stand_there_counts_within_the_scope(
    text: str, clause: bool, sentence: bool, whole: bool
) -> None:
    found = {
        scope: not _shown(reading("build", none=["run"], scope=scope), text)
        for scope in ("clause", "sentence", "text")
    }
    assert found == {"clause": clause, "sentence": sentence, "text": whole}


def test_a_later_anchor_is_tried_when_the_first_one_fails() -> None:
    assert _shown(reading("build", "run", scope="clause"), "新建；施工和托管") == ["施工", "托管"]


def test_the_nearest_partner_is_shown() -> None:
    field = signals_of("运营部门新建和托管")
    [_, (_, partner)] = find_reading(reading("build", "run"), "name", {"name": field}, None)
    assert field.text.folded[partner.start : partner.end] == "托管"


@pytest.mark.parametrize(
    ("side", "before", "after"), [("before", True, False), ("after", False, True), ("either", True, True)]
)
def test_a_context_undoes_on_its_side(side: str, before: bool, after: bool) -> None:
    which = reading("build", undone_by=[undoing("around", side=side)])
    assert (_shown(which, "监理施工") == []) is before
    assert (_shown(which, "施工监理") == []) is after


@pytest.mark.parametrize(
    ("text", "undone"), [("施工全过程监理", True), ("施工的全过程监理", True), ("施工现场全过程监理", False)]
)
def test_a_context_undoes_only_from_nearby(text: str, undone: bool) -> None:
    assert (_shown(reading("build", undone_by=[undoing("around", within=4)]), text) == []) is undone


@pytest.mark.parametrize(("mark", "undone"), [("，", True), ("；", False), ("。", False), ("\n2、", False)])
def test_a_context_never_reaches_into_another_sentence(mark: str, undone: bool) -> None:
    text = f"不含设备{mark}施工"
    assert (_shown(reading("build", undone_by=[undoing("denial")]), text) == []) is undone


def test_any_signal_of_any_context_undoes() -> None:
    which = reading(
        "build", undone_by=[undoing("denial", side="before"), undoing("run", "around", side="after")]
    )
    assert [_shown(which, text) for text in ("不含施工", "施工监理", "施工运营")] == [[], [], []]


def test_an_anchor_does_not_undo_itself() -> None:
    assert _shown(reading("build", undone_by=[undoing("build", within=0)]), "施工") == ["施工"]


def test_an_anchor_inside_a_longer_context_is_undone() -> None:
    signals: dict[str, Any] = {"goods": ("设备",), "discarded": ("废旧设备",)}
    field = signals_of("废旧设备处置", signals)
    undone = reading("goods", undone_by=[undoing("discarded", within=0)])
    assert find_reading(undone, "name", {"name": field}, None) == []


def test_after_an_undone_anchor_another_one_may_stand() -> None:
    assert _shown(reading("build", undone_by=[undoing("around")]), "施工监理，另外负责道路新建") == ["新建"]


def test_at_the_head_means_ending_where_the_name_does() -> None:
    which = reading("build", at_head=True)
    assert _shown(which, "道路施工", head=4) == ["施工"]
    assert _shown(which, "施工安全巡查", head=6) == []


def test_a_field_without_a_head_has_nothing_at_it() -> None:
    assert _shown(reading("build", at_head=True), "道路施工", head=None) == []
