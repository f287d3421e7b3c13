"""A small catalog, and the bundled ones with their matchers built once."""

from __future__ import annotations

from datetime import date

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.match import Matcher
from procurement_rules.model.catalog import Catalog, CatalogHeader, Entry, IndexTerm
from procurement_rules.model.matching import ClueWeights, ConfidenceCurve, MatchingParameters
from procurement_rules.model.verdict import Match
from procurement_rules.normalise import fold

BUNDLED = ("jiaozuo-2023", "liaocheng-2020")

PARAMETERS = MatchingParameters(
    boilerplate=("采购", "项目", "服务", "政府采购", "年度"),
    organisation_endings=("局", "中心", "医院"),
    weights=ClueWeights(terms=2.0, words=1.0, pairs=1.0),
    description_weight=0.4,
    front_weight=0.5,
    organisation_weight=0.3,
    longest_text=400,
    typo_similarity=80,
    confidence=ConfidenceCurve(bias=0.0, score=0.0, margin=3.5),
    accept=0.8,
    least_score=0.25,
)


def small_catalog() -> Catalog:
    """Return a catalog of two twins and three other leaves."""
    header = CatalogHeader(id="小", title="小目录", instrument="文", issued_on=date(2023, 3, 1), leaf_level=2)
    names = {
        "A01": "安全生产应急救援服务",
        "A14": "安全生产应急救援服务",
        "D01": "会计服务",
        "D02": "审计服务",
        "D03": "城市道路清扫保洁服务",
    }
    entries = (Entry(code="A", level=1, parent="", name="公共服务"),)
    leaves = tuple(Entry(code=code, level=2, parent="A", name=name) for code, name in names.items())
    terms = {"代理记账": ("D01",), "财务咨询": ("D01", "D02"), "离任审计": ("D02",), "垃圾清运": ("D03",)}
    return Catalog(
        header=header,
        entries=entries + leaves,
        terms=tuple(IndexTerm(term=term, codes=codes) for term, codes in terms.items()),
    )


def coded(matcher: Matcher, name: str | None = None, description: str | None = None) -> Match:
    """Return the coding of an item with these texts."""
    texts = [None if text is None else fold(text) for text in (name, description)]
    return matcher.match(*texts)


@pytest.fixture(scope="session")
def small() -> Matcher:
    return Matcher(small_catalog(), PARAMETERS, fold)


@pytest.fixture(scope="session")
def catalogs(knowledge: Knowledge) -> dict[str, Catalog]:
    return {name: knowledge.catalog(name) for name in BUNDLED}


@pytest.fixture(scope="session")
def matchers(knowledge: Knowledge, catalogs: dict[str, Catalog]) -> dict[str, Matcher]:
    return {name: Matcher(catalog, knowledge.matching, fold) for name, catalog in catalogs.items()}
