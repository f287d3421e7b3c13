"""What the program says of an item, as it is written out."""

from datetime import date

import pytest
from pydantic import ValidationError

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Outcome
from procurement_rules.model.source import Source
from procurement_rules.model.verdict import Candidate, Decision, Match, TermEvidence, Verdict


@pytest.fixture
def verdict() -> Verdict:
    evidence = TermEvidence(term="审计", start=0, end=2, share=1.0)
    match = Match(
        catalog="liaocheng-2020",
        decision=Decision.ACCEPTED,
        code="D0402",
        confidence=0.98,
        candidates=(Candidate(code="D0402", name="审计服务", score=2.1, evidence=(evidence,)),),
    )
    item = ServiceItem(name="审计服务", in_budget=False, source=Source(file="建议.xlsx", row=3))
    return Verdict(item=item, outcome=Outcome.COMPLIANT, as_of=date(2020, 11, 5), match=match)


def test_only_what_was_given_of_an_item_is_written(verdict: Verdict) -> None:
    written = verdict.model_dump(mode="json")["item"]
    assert written["name"] == "审计服务"
    assert written["in_budget"] is False
    assert set(written) == {"name", "in_budget", "source"}


def test_a_verdict_survives_json(verdict: Verdict) -> None:
    assert Verdict.model_validate_json(verdict.model_dump_json()) == verdict


def test_the_same_verdict_gives_the_same_bytes(verdict: Verdict) -> None:
    copy = Verdict.model_validate_json(verdict.model_dump_json())
    assert copy.model_dump_json() == verdict.model_dump_json()


def test_a_decision_is_written_as_its_word(verdict: Verdict) -> None:
    assert verdict.model_dump(mode="json")["match"]["decision"] == "accepted"


def test_evidence_of_a_coding_is_of_the_name_unless_it_says_otherwise(verdict: Verdict) -> None:
    assert verdict.match.candidates[0].evidence[0].field == "name"


def test_a_verdict_does_not_change(verdict: Verdict) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        verdict.outcome = Outcome.VIOLATION  # type: ignore[misc]
