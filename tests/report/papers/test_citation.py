import pytest

from procurement_rules.model.rule import BasisRef
from procurement_rules.model.screening import Basis
from procurement_rules.report.papers.citation import Citations, short_citation, unverified

DECREE = BasisRef(instrument="财政部令第102号", clause="第十条第（五）项")
NOTICE = BasisRef(instrument="财预〔2017〕87号", clause="第三条")
LAW = BasisRef(instrument="预算法", clause="第十三条")
ISSUED = BasisRef(instrument="焦财综〔2023〕1号", clause="第一条")
UNKNOWN = BasisRef(instrument="某财〔2020〕1号", clause="第一条")


@pytest.fixture(scope="module")
def register(knowledge):
    return knowledge.labels


@pytest.mark.parametrize(
    ("ref", "first", "second"),
    [
        (
            DECREE,
            "财政部《政府购买服务管理办法》（财政部令第102号）第十条第（五）项",
            "《政府购买服务管理办法》第十条第（五）项",
        ),
        (
            NOTICE,
            "财政部《关于坚决制止地方以政府购买服务名义违法违规融资的通知》（财预〔2017〕87号）第三条",
            "财预〔2017〕87号第三条",
        ),
        (LAW, "《中华人民共和国预算法》（2014年、2018年修正）第十三条", "《预算法》第十三条"),
        (
            ISSUED,
            "焦作市财政局《关于印发〈焦作市市级政府购买服务指导性目录〉的通知》（焦财综〔2023〕1号）第一条",
            "焦财综〔2023〕1号第一条",
        ),
        (UNKNOWN, "某财〔2020〕1号第一条", "某财〔2020〕1号第一条"),
    ],
)
def test_an_instrument_is_cited_in_full_once_and_short_afterwards(register, ref, first, second) -> None:
    citations = Citations(register)
    assert [citations.cite([ref]), citations.cite([ref])] == [first, second]


def test_clauses_of_one_instrument_stand_together(register) -> None:
    other = NOTICE.model_copy(update={"clause": "第四条"})
    assert (
        short_citation(register, [NOTICE, other, LAW]) == "财预〔2017〕87号第三条、第四条；《预算法》第十三条"
    )


def test_a_clause_that_is_unknown_or_not_compared_is_unverified(labels) -> None:
    known = {"a 1": Basis(title="甲", verified=True), "a 2": Basis(title="甲", verified=False)}
    refs = [BasisRef(instrument="a", clause=clause) for clause in "1232"]
    unsure = unverified(labels.model_copy(update={"bases": known}), refs)
    assert [ref.clause for ref in unsure] == ["2", "3"]
