"""Faults of a document, told in Chinese."""

from collections.abc import Callable

import pytest
from pydantic import BaseModel, ConfigDict

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.document import Document
from procurement_rules.knowledge.validate import unknown_name, validated

Read = Callable[..., Document]


class _Clause(BaseModel):
    model_config = ConfigDict(extra="forbid")
    locator: str
    verified: bool = False


class _Instrument(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: str
    clauses: tuple[_Clause, ...] = ()


def test_a_sound_document_becomes_its_model(document: Read) -> None:
    read = document("number: 预算法\nclauses:\n  - {locator: 第十三条, verified: true}\n")
    assert validated(_Instrument, read) == _Instrument(
        number="预算法", clauses=(_Clause(locator="第十三条", verified=True),)
    )


def test_a_part_of_a_document_can_be_read_alone(document: Read) -> None:
    read = document("number: 预算法\nclauses:\n  - {locator: 第十三条}\n")
    assert validated(_Clause, read, ("clauses", 0)).locator == "第十三条"


def test_a_fault_of_a_part_is_placed_in_the_whole(document: Read) -> None:
    read = document("number: 预算法\nclauses:\n  - {locator: 第十三条, verifed: true}\n")
    with pytest.raises(KnowledgeError, match=r"^a\.yaml:3:21：不认识的键 verifed；请确认是否想写 verified$"):
        validated(_Clause, read, ("clauses", 0))


def test_the_other_faults_are_counted(document: Read) -> None:
    with pytest.raises(KnowledgeError, match="（另有 2 处）"):
        validated(_Instrument, document("number: [1]\nclauses: 无\ntitle: 预算法\n"))


def test_a_long_value_is_shown_by_its_start(document: Read) -> None:
    with pytest.raises(KnowledgeError, match=f"值 {'长' * 60}… 不符合要求"):
        validated(_Instrument, document(f"number: 预算法\nclauses: {'长' * 500}\n"))


def test_an_unknown_name_comes_with_the_nearest_known_one(document: Read) -> None:
    error = unknown_name(
        document("fact: in_bugdet\n"), ("fact",), "事实", "in_bugdet", {"in_budget", "budget"}
    )
    assert str(error) == "a.yaml:1:7：事实 in_bugdet 不存在；请确认是否想写 in_budget"


def test_a_name_near_nothing_gets_no_guess(document: Read) -> None:
    error = unknown_name(document("fact: 天气\n"), ("fact",), "事实", "天气", {"in_budget"})
    assert "是否想写" not in str(error)
