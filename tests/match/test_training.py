"""The texts that the weights are counted from."""

from procurement_rules.match.query import QueryMaker
from procurement_rules.match.training import outside_kinds, samples, term_places
from procurement_rules.match.weights import Sample
from procurement_rules.model.catalog import Catalog, CodedExample, IndexTerm
from procurement_rules.model.matching import SampleWeights
from procurement_rules.normalise import fold
from tests.match.conftest import PARAMETERS, small_catalog

WEIGHTS = SampleWeights(name=3.0, description=2.0, term=1.0, example=0.5)
MAKER = QueryMaker(PARAMETERS, fold)


def _of(catalog: Catalog) -> list[Sample]:
    return list(samples(catalog, (), WEIGHTS, MAKER, fold))


def _with_examples(*examples: CodedExample) -> Catalog:
    return small_catalog().model_copy(update={"terms": (), "examples": examples})


def _only_examples(*examples: CodedExample) -> list[Sample]:
    return _of(_with_examples(*examples))[len(small_catalog().leaves) :]


def test_every_leaf_is_learned_by_its_name_and_no_group_is() -> None:
    names = [sample for sample in _of(small_catalog()) if sample.weight == 3.0]
    assert [("".join(sample.parts), sample.place) for sample in names] == [
        ("安全生产应急救援", 0),
        ("安全生产应急救援", 1),
        ("城市道路清扫保洁", 2),
        ("会计", 3),
        ("审计", 4),
    ]


def test_a_description_is_learned_where_there_is_one() -> None:
    catalog = small_catalog()
    entries = tuple(
        entry.model_copy(update={"description": "代账 和报税。"}) if entry.code == "D01" else entry
        for entry in catalog.entries
    )
    described = [each for each in _of(catalog.model_copy(update={"entries": entries})) if each.weight == 2.0]
    assert described == [Sample(("代账和报税。",), 3, 2.0)]


def test_a_text_of_several_entries_counts_for_each_in_part() -> None:
    shared = [sample for sample in _of(small_catalog()) if "".join(sample.parts) == "财务咨询"]
    assert shared == [Sample(("财务咨询",), 3, 0.5), Sample(("财务咨询",), 4, 0.5)]


def test_an_example_is_learned_by_its_name_and_together_with_its_description() -> None:
    assert _only_examples(CodedExample(codes=("D01",), name="代账", description="录凭证")) == [
        Sample(("代账",), 3, 0.5),
        Sample(("代账", "录凭证"), 3, 0.5),
    ]


def test_an_example_without_a_description_is_learned_once() -> None:
    assert _only_examples(CodedExample(codes=("D01", "D02"), name="代账")) == [
        Sample(("代账",), 3, 0.25),
        Sample(("代账",), 4, 0.25),
    ]


def test_what_belongs_to_no_entry_stands_behind_the_last_by_its_kind() -> None:
    found = _only_examples(
        CodedExample(codes=(), outside="殡葬", name="骨灰安放"),
        CodedExample(codes=(), outside="劳务派遣", name="派保安"),
        CodedExample(codes=(), outside="殡葬", name="遗体接运"),
    )
    assert [("".join(sample.parts), sample.place) for sample in found] == [
        ("骨灰安放", 6),
        ("派保安", 5),
        ("遗体接运", 6),
    ]


def test_kinds_are_in_the_order_of_their_names_and_told_once() -> None:
    catalog = _with_examples(
        *(CodedExample(codes=(), outside=kind, name="某") for kind in ("b", "a", "b")),
        CodedExample(codes=("D01",), name="代账"),
    )
    assert outside_kinds(catalog, ()) == ("a", "b")


def test_what_points_to_a_group_points_nowhere() -> None:
    catalog = _with_examples(CodedExample(codes=("D",), name="代账"))
    catalog = catalog.model_copy(update={"terms": (IndexTerm(term="公共服务体系", codes=("A", "D")),)})
    assert len(_of(catalog)) == len(catalog.leaves)
    assert "公共服务体系" not in term_places(catalog, fold)


def test_names_and_terms_are_found_folded_with_the_places_of_their_entries() -> None:
    catalog = small_catalog()
    terms = (IndexTerm(term="SaaS 平台", codes=("D01",)), IndexTerm(term="会计服务", codes=("D02", "D")))
    places = term_places(catalog.model_copy(update={"terms": terms}), fold)
    assert places == {
        "安全生产应急救援服务": [0, 1],
        "城市道路清扫保洁服务": [2],
        "会计服务": [3, 4],
        "审计服务": [4],
        "saas平台": [3],
    }


def test_what_folds_to_nothing_is_no_term() -> None:
    terms = (IndexTerm(term="\u200b", codes=("D01",)),)
    assert "" not in term_places(small_catalog().model_copy(update={"terms": terms}), fold)
