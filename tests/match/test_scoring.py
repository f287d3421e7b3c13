"""Scores of whole items: who says a gram, where it stands, and which index terms stand in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.match.contexts import ContextFinder
from procurement_rules.match.query import QueryMaker
from procurement_rules.match.scoring import Fields, Scorer, Scores
from procurement_rules.match.terms import TermFinder
from procurement_rules.match.weights import EntryWeights, Sample
from procurement_rules.normalise import fold
from tests.match.conftest import PARAMETERS, small_catalog

MAKER = QueryMaker(PARAMETERS, fold)
AUDIT, REFUSE = 0, 1
WEIGHTS = EntryWeights([Sample(("离任审计",), AUDIT, 1.0), Sample(("垃圾清运",), REFUSE, 1.0)], 3, 0.1)
TERMS = TermFinder({"离任审计": [AUDIT], "清运": [REFUSE, 2]})
NO_CONTEXTS = ContextFinder(small_catalog(), PARAMETERS, fold)
SCORER = Scorer(WEIGHTS, TERMS, NO_CONTEXTS, PARAMETERS)
# The same without index terms, so that only grams speak.
PLAIN = Scorer(WEIGHTS, TermFinder({}), NO_CONTEXTS, PARAMETERS)


def _fields(name: str = "", description: str = "") -> Fields:
    named = MAKER.query("name", fold(name))
    return named, MAKER.query("description", fold(description)), MAKER.purchaser(None, named)


def _scores(*items: tuple[str, str], scorer: Scorer = SCORER) -> Scores:
    return scorer.scores([_fields(*item) for item in items])


def _lead(name: str, description: str = "") -> float:
    """Return how far auditing is ahead of refuse collection, by grams alone."""
    [row] = _scores((name, description), scorer=PLAIN).table
    return float(row[AUDIT] - row[REFUSE])


def _pulls(name: str, description: str = "") -> list[float]:
    return [found.pull for found in _scores((name, description)).terms.of(0)]


def test_the_head_of_a_title_stands_last() -> None:
    assert _lead("垃圾清运审计") > _lead("审计垃圾清运")


def test_an_organisation_in_front_is_heard_less() -> None:
    assert _lead("某审计局垃圾清运") < _lead("某审计处垃圾清运")


def test_a_name_is_heard_above_its_description() -> None:
    assert _lead("离任审计", "垃圾清运") > 0 > _lead("垃圾清运", "离任审计")


def test_a_description_speaks_up_where_the_name_says_nothing() -> None:
    alone, beside = _lead("", "离任审计"), _lead("服务采购项目", "离任审计")
    assert alone == beside > 0


def test_a_term_that_is_all_that_is_said_pulls_with_its_whole_weight() -> None:
    assert _pulls("离任审计") == pytest.approx([PARAMETERS.term_weight])


def test_a_term_of_two_entries_pulls_each_of_them_less() -> None:
    assert _pulls("清运") == pytest.approx([PARAMETERS.term_weight / 2**0.5])


def test_the_less_of_a_name_a_term_is_the_less_it_pulls() -> None:
    assert _pulls("对干部离任审计") == pytest.approx([PARAMETERS.term_weight * 4 / 7])


def test_a_term_in_front_pulls_less() -> None:
    front = PARAMETERS.front_weight
    assert _pulls("离任审计事项") == pytest.approx(
        [PARAMETERS.term_weight * (4 / 6) * (front + (1 - front) * 4 / 6)]
    )


def test_a_term_in_the_name_of_the_purchaser_pulls_least() -> None:
    terms = TermFinder({"审计局": [AUDIT], "审计处": [AUDIT]})
    scorer = Scorer(WEIGHTS, terms, NO_CONTEXTS, PARAMETERS)
    terms_of = _scores(("某审计局垃圾清运", ""), ("某审计处垃圾清运", ""), scorer=scorer).terms.of
    [bureau], [section] = terms_of(0), terms_of(1)
    assert bureau.pull == pytest.approx(section.pull * PARAMETERS.organisation_weight)


@pytest.mark.parametrize(("name", "loudness"), [("道路", PARAMETERS.description_weight), ("服务", 1.0)])
def test_a_term_in_a_description_pulls_by_what_the_name_says(name: str, loudness: float) -> None:
    assert _pulls(name, "离任审计") == pytest.approx([PARAMETERS.term_weight * loudness])


def test_boilerplate_before_a_term_thins_it_out_and_behind_it_does_not() -> None:
    assert _pulls("离任审计服务采购项目") == pytest.approx([PARAMETERS.term_weight])
    assert _pulls("服务采购项目离任审计")[0] < PARAMETERS.term_weight


def test_a_term_made_of_boilerplate_is_found_all_the_same() -> None:
    scorer = Scorer(WEIGHTS, TermFinder({"政府采购": [REFUSE]}), NO_CONTEXTS, PARAMETERS)
    [found] = _scores(("政府采购审计", ""), scorer=scorer).terms.of(0)
    assert (found.start, found.end) == (0, 4)


def test_terms_are_added_to_the_score_of_their_entries_alone() -> None:
    [with_terms], [without] = _scores(("垃圾清运", "")).table, _scores(("垃圾清运", ""), scorer=PLAIN).table
    assert with_terms[AUDIT] == without[AUDIT]
    assert with_terms[REFUSE] - without[REFUSE] == pytest.approx(with_terms[2] - without[2])
    assert with_terms[REFUSE] - without[REFUSE] == pytest.approx(PARAMETERS.term_weight / 2 / 2**0.5)


def test_known_is_of_both_fields_together() -> None:
    known = _scores(("离任审计", ""), ("离任审计", "量子对撞"), ("", "量子")).known.tolist()
    assert known[0] == pytest.approx(1.0)
    assert 0.5 < known[1] < 1.0
    assert known[2] == 0.0


def test_no_items_have_no_scores() -> None:
    assert _scores().table.shape == (0, 3)


TEXTS = st.text("离任审计垃圾清运，某局服务😀a", max_size=12)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_an_item_scores_alike_alone_and_among_others(items: list[tuple[str, str]]) -> None:
    together = _scores(*items)
    for number, item in enumerate(items):
        alone = _scores(item)
        assert together.table[number].tobytes() == alone.table[0].tobytes()
        assert together.known[number] == alone.known[0]
