"""Concepts as data: what may be written, and what a reading means when it says no more."""

from typing import Any

import pytest
from pydantic import ValidationError

from procurement_rules.model.concept import Concept, Reading, Scope, Undoing


def _reading(**given: Any) -> Reading:
    return Reading.model_validate({"id": "named", "certainty": "clear", "all": ["build"], **given})


def test_a_reading_looks_for_its_signals_in_one_sentence_of_name_and_description() -> None:
    reading = _reading()
    assert (reading.scope, reading.fields, reading.at_head) == (
        Scope.SENTENCE,
        ("name", "description"),
        False,
    )


def test_a_reading_without_an_anchor_is_refused() -> None:
    with pytest.raises(ValidationError, match="all"):
        _reading(all=[])


@pytest.mark.parametrize("given", [{"certainty": "sure"}, {"scope": "paragraph"}, {"at_haed": True}])
def test_a_reading_of_other_words_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _reading(**given)


@pytest.mark.parametrize("within", [-1, 201])
def test_a_context_stands_near_or_not_at_all(within: int) -> None:
    with pytest.raises(ValidationError, match="within"):
        Undoing.model_validate({"signals": ["denial"], "side": "before", "within": within})


@pytest.mark.parametrize("term", ["", " ", "\u3000"])
def test_a_blank_term_is_refused(term: str) -> None:
    with pytest.raises(ValidationError, match="词语不能为空"):
        Concept.model_validate(
            {
                "id": "works",
                "title": "工程",
                "question": "？",
                "signals": {"build": [term]},
                "readings": [_reading()],
            }
        )
