"""A small catalog, and the bundled ones with their matchers built once."""

from __future__ import annotations

from datetime import date

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.match import Matcher
from procurement_rules.model.catalog import Catalog, CatalogHeader, CodedExample, Entry, IndexTerm
from procurement_rules.model.matching import Confidence, Curve, MatchingParameters, SampleWeights
from procurement_rules.model.verdict import Match
from procurement_rules.normalise import fold

BUNDLED = ("jiaozuo-2023", "liaocheng-2020")

PARAMETERS = MatchingParameters(
    boilerplate=("采购", "项目", "服务", "政府采购", "年度"),
    organisation_endings=("局", "中心", "医院"),
    sample_weights=SampleWeights(name=3.0, description=1.0, term=1.0, example=1.0),
    smoothing=0.1,
    term_weight=8.0,
    description_weight=0.4,
    front_weight=0.3,
    organisation_weight=0.3,
    longest_text=400,
    confidence=Confidence(
        listed=Curve(bias=1.0, lead=0.5, known=0.0), right=Curve(bias=-1.0, lead=1.0, known=1.0)
    ),
    typo_similarity=70,
    accept=0.8,
    outside_lead=1.5,
    least_known=0.15,
)


def small_catalog() -> Catalog:
    """Return a catalog of two groups: in A a pair of twins and one leaf, in D two leaves that share words."""
    header = CatalogHeader(id="小", title="小目录", instrument="文", issued_on=date(2023, 3, 1), leaf_level=2)
    names = {
        "A01": "安全生产应急救援服务",
        "A14": "安全生产应急救援服务",
        "A11": "城市道路清扫保洁服务",
        "D01": "会计服务",
        "D02": "审计服务",
    }
    groups = (
        Entry(code="A", level=1, parent="", name="公共服务"),
        Entry(code="D", level=1, parent="", name="技术性服务"),
    )
    leaves = tuple(Entry(code=code, level=2, parent=code[0], name=name) for code, name in names.items())
    terms = {"代理记账": ("D01",), "财务咨询": ("D01", "D02"), "离任审计": ("D02",), "垃圾清运": ("A11",)}
    examples = (
        CodedExample(codes=("D01",), name="请人做账", description="录凭证、结账、出报表"),
        CodedExample(codes=(), outside="劳务派遣", name="保安人员派遣"),
        CodedExample(codes=(), outside="殡葬", name="骨灰安放"),
    )
    return Catalog(
        header=header,
        entries=groups + leaves,
        terms=tuple(IndexTerm(term=term, codes=codes) for term, codes in terms.items()),
        examples=examples,
    )


def matcher_of(catalog: Catalog | None = None, **changed: object) -> Matcher:
    """Return a matcher of the small catalog or another, with some parameters changed."""
    parameters = MatchingParameters.model_validate({**PARAMETERS.model_dump(), **changed})
    return Matcher(catalog or small_catalog(), parameters, fold)


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
