"""Decisions from the standing of candidates that is given, not worked out."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.match.decision import Decider
from procurement_rules.model.verdict import Decision, Match, TermEvidence
from tests.match.conftest import PARAMETERS, small_catalog

DECIDER = Decider(small_catalog(), PARAMETERS)
# Places of the leaves in the small catalog; the twins have one name, the others of a line one group.
TWIN, OTHER_TWIN, STREETS = 0, 1, 2
BOOKS, AUDIT = 3, 4
FAR = -30.0


def _decided(
    *places: tuple[int, float],
    outside: Sequence[float] = (FAR, FAR),
    known: float = 1.0,
    decider: Decider = DECIDER,
) -> Match:
    numbers, scores = zip(*places, strict=True)
    rows = (np.array([each], np.float64) for each in (scores, outside))
    [standing] = decider.standings(np.array([numbers]), *rows, np.array([known]), [""])
    return decider.decided(standing, [()] * 5)


def test_far_ahead_of_all_others_it_is_accepted() -> None:
    match = _decided((AUDIT, 0.0), (BOOKS, -8.0), (TWIN, -9.0))
    assert (match.decision, match.code, match.group, match.reason) == (Decision.ACCEPTED, "D02", None, "")
    assert match.confidence == round(float(PARAMETERS.confidence.probability(*np.array([8.0, 30.0, 1.0]))), 4)


def test_scores_are_told_by_how_far_they_are_behind_the_first() -> None:
    match = _decided((AUDIT, 5.0), (BOOKS, 2.5))
    assert [(each.code, each.name, each.score) for each in match.candidates] == [
        ("D02", "审计服务", 0.0),
        ("D01", "会计服务", -2.5),
    ]


def test_a_twin_is_no_rival() -> None:
    match = _decided((TWIN, 0.0), (OTHER_TWIN, 0.0), (STREETS, -8.0))
    assert (match.decision, match.code) == (Decision.ACCEPTED, "A01")
    assert match.confidence == _decided((TWIN, 0.0), (STREETS, -8.0)).confidence


def test_a_close_rival_of_the_same_group_leaves_the_group_sure() -> None:
    match = _decided((AUDIT, 0.0), (BOOKS, -0.1), (TWIN, -8.0), outside=(-1.0, -1.0))
    assert (match.decision, match.code, match.group) == (Decision.SHORTLIST, None, "D")
    assert match.reason == "确定属于“技术性服务”，具体条目请从备选中选定"
    assert match.confidence < PARAMETERS.accept


def test_a_close_rival_of_another_group_leaves_a_shortlist() -> None:
    match = _decided((AUDIT, 0.0), (STREETS, -0.1), outside=(-1.0, -1.0))
    assert (match.decision, match.code, match.group) == (Decision.SHORTLIST, None, None)
    assert match.reason == "有相近的条目，但把握不足，请从备选中选定"
    assert [each.code for each in match.candidates] == ["D02", "A11"]


def test_what_is_nearer_to_something_outside_is_none_and_says_to_what() -> None:
    match = _decided((AUDIT, 0.0), (STREETS, -8.0), outside=(1.0, 2.0))
    assert (match.decision, match.code, match.group) == (Decision.NONE, None, None)
    assert match.reason == "更像目录以外的事项，不像目录中的事项"
    assert match.candidates[0].code == "D02", "what was nearest is shown all the same"


def test_a_catalog_without_examples_of_its_own_cannot_tell_what_is_outside() -> None:
    outside_only = tuple(each for each in small_catalog().examples if not each.codes)
    decider = Decider(small_catalog().model_copy(update={"examples": outside_only}), PARAMETERS)
    match = _decided((AUDIT, 0.0), (STREETS, -8.0), outside=(1.0, 20.0), decider=decider)
    assert (match.decision, match.code) == (Decision.SHORTLIST, None)


def test_just_as_far_as_the_bound_is_not_yet_outside() -> None:
    outside = (PARAMETERS.outside_lead, FAR)
    assert _decided((AUDIT, 0.0), (STREETS, -1.0), outside=outside).decision is Decision.SHORTLIST


def test_too_little_known_is_none_but_shows_what_is_nearest() -> None:
    match = _decided((AUDIT, 0.0), (STREETS, -20.0), known=0.1)
    assert (match.decision, match.code, match.reason) == (Decision.NONE, None, "目录中没有相近的条目")
    assert [each.code for each in match.candidates][:1] == ["D02"]


def test_nothing_known_has_no_candidates() -> None:
    assert _decided((AUDIT, 0.0), (STREETS, 0.0), known=0.0) == DECIDER.nothing()


def test_the_only_entry_of_a_catalog_has_no_rival() -> None:
    assert _decided((AUDIT, 0.0), outside=()).code == "D02"


def test_without_kinds_nothing_is_outside() -> None:
    catalog = small_catalog().model_copy(update={"examples": ()})
    match = _decided((AUDIT, 0.0), (TWIN, -8.0), outside=(), decider=Decider(catalog, PARAMETERS))
    assert match.code == "D02"


def test_a_group_that_the_catalog_does_not_list_cannot_be_told() -> None:
    catalog = small_catalog()
    leaves = tuple(entry for entry in catalog.entries if entry.parent)
    decider = Decider(catalog.model_copy(update={"entries": leaves}), PARAMETERS)
    match = _decided((AUDIT, 0.0), (BOOKS, -0.1), (TWIN, -8.0), outside=(-1.0, -1.0), decider=decider)
    assert (match.decision, match.group) == (Decision.SHORTLIST, None)


def test_leaves_without_a_group_have_none_to_be_sure_of() -> None:
    catalog = small_catalog()
    leaves = tuple(entry.model_copy(update={"parent": ""}) for entry in catalog.entries if entry.parent)
    decider = Decider(catalog.model_copy(update={"entries": leaves}), PARAMETERS)
    match = _decided((AUDIT, 0.0), (BOOKS, -0.1), outside=(-1.0, -1.0), decider=decider)
    assert (match.decision, match.group) == (Decision.SHORTLIST, None)


def test_five_are_shown_and_the_sixth_is_still_a_rival() -> None:
    places = [(TWIN, 0.0), (OTHER_TWIN, 0.0), (STREETS, -0.1), (BOOKS, -0.1), (AUDIT, -0.1), (AUDIT, -0.1)]
    assert len(_decided(*places).candidates) == 5


def test_blank_and_its_reason() -> None:
    match = DECIDER.blank()
    assert (match.catalog, match.decision, match.code, match.confidence) == ("小", Decision.NONE, None, 0.0)
    assert match.blank
    assert match.reason == "名称和说明中没有可归类的内容（空白、套话或者太笼统）"


def test_an_own_name_is_certain_and_its_twins_stand_beside_it() -> None:
    whole = TermEvidence(term="安全生产应急救援服务", start=0, end=10, share=1.0)
    match = DECIDER.certain((TWIN, OTHER_TWIN), whole)
    assert (match.decision, match.code, match.confidence) == (Decision.ACCEPTED, "A01", 1.0)
    assert [(each.code, each.score, each.evidence) for each in match.candidates] == [
        ("A01", 0.0, (whole,)),
        ("A14", 0.0, (whole,)),
    ]


@pytest.mark.parametrize("lead", [0.0, 1.0, 3.0, 6.0, 50.0])
def test_the_further_ahead_the_surer(lead: float) -> None:
    nearer = _decided((AUDIT, 0.0), (STREETS, -lead)).confidence
    assert nearer <= _decided((AUDIT, 0.0), (STREETS, -lead - 1.0)).confidence


SCORES = st.floats(-50, 50)


@settings(deadline=None)
@given(st.lists(SCORES, min_size=5, max_size=5), st.lists(SCORES, min_size=2, max_size=2), st.floats(0, 1))
def test_every_decision_agrees_with_itself(scores: list[float], outside: list[float], known: float) -> None:
    places = list(enumerate(sorted(scores, reverse=True)))
    match = _decided(*places, outside=outside, known=known)
    assert (match.code is not None) is (match.decision is Decision.ACCEPTED)
    assert (match.reason == "") is (match.decision is Decision.ACCEPTED)
    assert match.group is None or match.decision is Decision.SHORTLIST
    assert 0.0 <= match.confidence <= 1.0
    if match.decision is Decision.ACCEPTED:
        assert match.confidence >= PARAMETERS.accept
    if match.decision is Decision.SHORTLIST:
        assert match.confidence <= PARAMETERS.accept
