"""A new catalog beside a known one."""

from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.coding import (
    Equivalent,
    carried_over,
    crosswalk,
    read_crosswalk,
    write_crosswalk,
)
from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.catalog import Catalog
from procurement_rules.normalise import fold


@pytest.fixture(scope="module")
def like(knowledge: Knowledge) -> Catalog:
    return knowledge.catalog("jiaozuo-2023")


@pytest.fixture(scope="module")
def new(knowledge: Knowledge) -> Catalog:
    own = knowledge.catalog("liaocheng-2020")
    return Catalog(header=own.header, entries=own.entries)


@pytest.fixture(scope="module")
def pairs(new: Catalog, like: Catalog, knowledge: Knowledge) -> list[Equivalent]:
    return crosswalk(new, like, knowledge.matching, fold)


def test_every_entry_has_a_row(pairs: list[Equivalent], new: Catalog) -> None:
    assert [each.entry for each in pairs] == list(new.leaves)


def test_an_entry_of_the_same_name_is_sure(pairs: list[Equivalent]) -> None:
    accounting = next(each for each in pairs if each.entry.code == "D0401")
    assert accounting.used
    assert accounting.like is not None
    assert (accounting.like.code, accounting.confidence) == ("B0301", 1.0)


def test_terms_and_examples_of_used_equivalents_come_over(pairs: list[Equivalent], like: Catalog) -> None:
    terms, examples = carried_over(like, pairs)
    codes = {term.term: term.codes for term in terms}
    assert "D0401" in codes["代理记账"]
    assert any("D0401" in example.codes for example in examples)
    used = {each.entry.code for each in pairs if each.used}
    assert {code for term in terms for code in term.codes} <= used


def test_what_is_not_used_brings_nothing(pairs: list[Equivalent], like: Catalog) -> None:
    unused = [Equivalent(each.entry, each.like, each.confidence, used=False) for each in pairs]
    assert carried_over(like, unused) == ((), ())


def test_the_file_is_read_back_and_corrections_hold(
    tmp_path: Path, pairs: list[Equivalent], new: Catalog, like: Catalog
) -> None:
    path = tmp_path / "crosswalk.csv"
    path.write_text(write_crosswalk(pairs, like), encoding="utf-8")
    read = read_crosswalk(path, new, like)
    assert [(each.entry, each.like, each.used) for each in read] == [
        (each.entry, each.like, each.used) for each in pairs
    ]
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("D0401,会计服务,jiaozuo-2023,B0301", "D0401,会计服务,jiaozuo-2023,B0302"),
        encoding="utf-8",
    )
    corrected = next(each for each in read_crosswalk(path, new, like) if each.entry.code == "D0401")
    assert corrected.like is not None
    assert corrected.like.code == "B0302"


@pytest.mark.parametrize(
    ("old", "wrong", "told"),
    [
        (",B0301,", ",Z1,", "没有编码 Z1"),
        (",是,", ",对,", "use 列是“对”"),
        (",jiaozuo-2023,", ",other,", "对照的是目录 other"),
    ],
)
def test_a_wrong_correction_is_told_with_its_row(
    tmp_path: Path, pairs: list[Equivalent], new: Catalog, like: Catalog, old: str, wrong: str, told: str
) -> None:
    path = tmp_path / "crosswalk.csv"
    path.write_text(write_crosswalk(pairs, like).replace(old, wrong, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        read_crosswalk(path, new, like)
    assert str(raised.value).startswith("crosswalk.csv:2")
    assert told in str(raised.value)
