"""Breaches are found however their words are written, as often as was recorded, and what is clean stays clean."""

import importlib.util
import sys
from collections import Counter
from types import ModuleType
from typing import Any

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.spellings import read_spellings
from procurement_rules.normalise import Speller
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def page() -> ModuleType:
    spec = importlib.util.spec_from_file_location("adversarial_page", ROOT / "docs" / "adversarial_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Its dataclasses look their module up by name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def suite(page: ModuleType) -> dict[str, Any]:
    return page.read_suite(ROOT)


@pytest.fixture(scope="module")
def scores(page: ModuleType, suite: dict[str, Any]) -> dict[str, Any]:
    return {score.id: score for score in page.scores(ROOT, suite)}


def test_the_breaches_are_of_every_kind_of_content(suite: dict[str, Any], knowledge: Knowledge) -> None:
    counts = Counter(case["category"] for case in suite["breaches"])
    content = {category.id for category in knowledge.categories if category.group == "content"}
    assert set(counts) == content | {"no_budget"}
    assert min(counts.values()) >= 4
    assert sum(counts.values()) >= 60
    assert len(suite["clean"]) >= 40


def test_every_case_has_its_own_id_and_says_its_words(suite: dict[str, Any]) -> None:
    cases = [*suite["breaches"], *suite["clean"]]
    assert len({case["id"] for case in cases}) == len(cases)
    unsaid = [
        (case["id"], word)
        for case in cases
        for word in case["words"]
        if word not in case["name"] + case["description"]
    ]
    assert unsaid == []


def test_every_transformation_is_recorded_and_changes_what_it_is_measured_on(
    page: ModuleType, suite: dict[str, Any], scores: dict[str, Any]
) -> None:
    assert list(scores) == [each["id"] for each in suite["transformations"]]
    assert set(scores) == set(page.transformations(suite))
    assert min(score.breaches for score in scores.values()) >= 25
    assert min(score.permitted for score in scores.values()) >= 10


def test_nothing_is_missed_or_alarmed_where_nothing_was_rewritten(scores: dict[str, Any]) -> None:
    plain = scores["plain"]
    assert plain.missed == plain.alarmed == ()


def test_no_score_falls_below_what_was_recorded(suite: dict[str, Any], scores: dict[str, Any]) -> None:
    fallen = [
        (each["id"], measure, getattr(scores[each["id"]], measure), each[measure])
        for each in suite["transformations"]
        for measure in ("found", "violations", "clean")
        if getattr(scores[each["id"]], measure) < each[measure]
    ]
    assert fallen == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("plain", "不动产登记窗口劳务派遣"),
        ("blanks", "不动产登记窗口劳 务 派 遣"),
        ("marks", "不动产登记窗口劳、务、派、遣"),
        ("traditional", "不动产登记窗口勞務派遣"),
        ("pinyin", "不动产登记窗口laowupaiqian"),
        ("split_fields", "不动产登记窗口劳务"),
    ],
)
def test_a_transformation_rewrites_the_words_alone(
    page: ModuleType, suite: dict[str, Any], name: str, written: str
) -> None:
    assert page.transformations(suite)[name](suite["breaches"][0])["name"] == written


def test_what_is_called_known_is_known_and_the_rest_is_not(page: ModuleType, suite: dict[str, Any]) -> None:
    speller = Speller(read_spellings(ROOT / "corpus" / "spellings.yaml", ROOT))
    words = {word for case in suite["breaches"] for word in case["words"]}
    for name, known in (("homophones", True), ("lookalikes", True), ("other_characters", False)):
        rewritten = {word: page.transformations(suite)[name](alone(word))["name"] for word in words}
        changed = {word: form for word, form in rewritten.items() if form != word}
        assert [
            word for word, form in changed.items() if (speller.fold(form).folded == word) is not known
        ] == []


def alone(word: str) -> dict[str, Any]:
    return {"name": word, "description": "", "words": [word]}


def test_the_page_is_fresh(page: ModuleType, suite: dict[str, Any], scores: dict[str, Any]) -> None:
    written = (ROOT / "docs" / "adversarial.md").read_text(encoding="utf-8")
    note, *_ = written.splitlines()
    assert page.told(suite, scores.values(), note) == written
