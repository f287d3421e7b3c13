"""Rule and concept files: every name is looked up where it belongs."""

from collections.abc import Callable

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.document import Document
from procurement_rules.knowledge.rules import RuleReader, Vocabulary
from procurement_rules.model.concept import SharedSignals
from tests.knowledge.conftest import HERE

Read = Callable[..., Document]

RULE = (HERE / "root/rules/national/works-bought.yaml").read_text(encoding="utf-8")
CONCEPT = (HERE / "root/rules/concepts/works.yaml").read_text(encoding="utf-8")
SHARED = SharedSignals(signals={"denial": ("不含",)})


@pytest.fixture
def reader() -> RuleReader:
    return RuleReader(
        Vocabulary(
            fields=frozenset({"name", "description", "budget"}),
            derived=frozenset({"in_catalog"}),
            types={"name": "text", "description": "text", "budget": "money", "in_catalog": "boolean"},
            concepts=frozenset({"works"}),
            categories=frozenset({"works"}),
            parameters=frozenset({"threshold"}),
            clauses={"财政部令第102号": frozenset({"第十条第（三）项"})},
        )
    )


def test_a_rule_is_read_with_its_condition_and_examples(document: Read, reader: RuleReader) -> None:
    rule = reader.rule(document(RULE, "national/works-bought.yaml"))
    assert (rule.id, rule.jurisdiction, rule.examples[0].title) == ("works-bought", "national", "施工")


@pytest.mark.parametrize("word", ["evidence", "missing", "question", "budget", "in_catalog"])
def test_messages_may_name_facts_and_the_parts_of_a_finding(
    document: Read, reader: RuleReader, word: str
) -> None:
    text = RULE.replace("按政府采购工程办理。", f"见{{{word}}}。")
    assert reader.rule(document(text, "national/works-bought.yaml")).remedy == f"见{{{word}}}。"


def test_the_words_of_an_example_are_not_looked_up(document: Read, reader: RuleReader) -> None:
    text = RULE.replace("item: {name: 办公楼新建施工}", "item: {name: 施工, fact: 天气, clause: 无}")
    assert reader.rule(document(text, "national/works-bought.yaml")).examples[0].item["fact"] == "天气"


def test_one_reader_reads_an_id_once(document: Read, reader: RuleReader) -> None:
    reader.rule(document(RULE, "national/works-bought.yaml"))
    with pytest.raises(KnowledgeError, match=r"id works-bought 已在 national/works-bought\.yaml 中使用"):
        reader.rule(document(RULE.replace(": national", ": jilin"), "jilin/works-bought.yaml"))


def test_a_concept_uses_its_own_signals_and_the_shared_ones(document: Read, reader: RuleReader) -> None:
    concept = reader.concept(document(CONCEPT, "works.yaml"), SHARED)
    assert concept.readings[0].undone_by[0].signals == ("around", "denial")


def test_a_shared_signal_that_is_gone_is_missed(document: Read, reader: RuleReader) -> None:
    with pytest.raises(KnowledgeError, match="信号 denial 不存在"):
        reader.concept(document(CONCEPT, "works.yaml"), SharedSignals(signals={}))


@pytest.mark.parametrize("place", ["none: [builds]", "all: [build, builds]"])
def test_every_signal_of_a_reading_is_looked_up(document: Read, reader: RuleReader, place: str) -> None:
    text = CONCEPT.replace("all: [build]", place if place.startswith("all") else f"all: [build]\n    {place}")
    with pytest.raises(KnowledgeError, match="信号 builds 不存在；请确认是否想写 build"):
        reader.concept(document(text, "works.yaml"), SHARED)
