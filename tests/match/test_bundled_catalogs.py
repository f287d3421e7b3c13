"""The matcher on the catalogs that are bundled: each entry and each term of the index finds its way home."""

from collections.abc import Callable

import pytest

from procurement_rules.match import Matcher
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.verdict import Decision
from procurement_rules.normalise import fold
from tests.match.conftest import BUNDLED, coded

either = pytest.mark.parametrize("catalog", BUNDLED)


@either
@pytest.mark.parametrize("title", ["{}", "{}项目", "{}采购", "　{}\u200b "])
def test_every_entry_is_accepted_by_its_name(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str, title: str
) -> None:
    lost = []
    for entry in catalogs[catalog].leaves:
        match = coded(matchers[catalog], title.format(entry.name))
        twins = catalogs[catalog].same_name[entry.name]
        if match.decision is not Decision.ACCEPTED or match.code not in twins:
            lost.append((entry.code, entry.name, match.decision.value, match.code))
    assert lost == []


@either
def test_every_entry_comes_with_its_twins(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    lost = []
    for name, twins in catalogs[catalog].same_name.items():
        found = tuple(candidate.code for candidate in coded(matchers[catalog], name).candidates)
        if found != twins:
            lost.append((name, twins, found))
    assert lost == []


@either
@pytest.mark.parametrize(
    "write", [str, str.lower, lambda code: f" {code[0]}　{code[1:]}"], ids=["as is", "small", "blanks"]
)
def test_every_entry_is_accepted_by_its_code_alone(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str, write: Callable[[str], str]
) -> None:
    lost = []
    for entry in catalogs[catalog].leaves:
        match = coded(matchers[catalog], write(entry.code))
        if (match.decision, match.code) != (Decision.ACCEPTED, entry.code):
            lost.append((entry.code, match.decision.value, match.code))
    assert lost == []


@pytest.mark.parametrize(
    ("name", "twins"),
    [("安全生产应急救援服务", {"A0104", "A1408"}), ("生态资源调查与监测服务", {"A0601", "A0608"})],
)
def test_the_twins_of_jiaozuo_are_both_shown_and_one_is_accepted(
    matchers: dict[str, Matcher], name: str, twins: set[str]
) -> None:
    match = coded(matchers["jiaozuo-2023"], name)
    assert match.decision is Decision.ACCEPTED
    assert match.code in twins
    assert {candidate.code for candidate in match.candidates} == twins


@either
def test_every_index_term_finds_one_of_its_entries(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    lost = []
    for term in catalogs[catalog].terms:
        candidates = [candidate.code for candidate in coded(matchers[catalog], term.term).candidates]
        if not set(term.codes) & set(candidates):
            lost.append((term.term, term.codes, candidates))
    assert lost == []


@either
def test_evidence_of_every_index_term_shows_what_it_names(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    titles = [
        f"某县　２０２４年{each.term[:1]}\u200b{each.term[1:]} 服务项目"
        for each in catalogs[catalog].terms[::7]
    ]
    wrong = [
        (title, shown)
        for title in titles
        for candidate in coded(matchers[catalog], title).candidates
        for shown in candidate.evidence
        if fold(title[shown.start : shown.end]).folded != shown.term
    ]
    assert wrong == []


NOTHING = {
    "blank": "",
    "blanks": " 　\u200b\n",
    "boilerplate": "政府采购服务项目",
    "boilerplate of a year": "2024年服务项目",
    "Latin": "Lorem ipsum dolor sit amet",
    "a long name of one letter": "劳" * 100_000,
    "a long name of Latin": "lorem " * 16_000,
    "emoji": "😀🚀👨‍👩‍👧" * 20,
    "signs": "！？…—",
    "lone surrogates": "\ud800\udfff",
}


@either
@pytest.mark.parametrize("name", NOTHING.values(), ids=NOTHING)
def test_what_says_nothing_is_none_with_a_reason(
    matchers: dict[str, Matcher], catalog: str, name: str
) -> None:
    match = coded(matchers[catalog], name)
    assert (match.decision, match.code) == (Decision.NONE, None)
    assert match.reason.startswith(("名称和说明中没有可归类的内容", "目录中没有相近的条目"))


def test_a_name_of_100000_characters_is_coded_by_its_start(matchers: dict[str, Matcher]) -> None:
    matcher = matchers["jiaozuo-2023"]
    assert (
        coded(matcher, "城区道路清扫保洁" * 12_500).code
        == coded(matcher, "城区道路清扫保洁" * 50).code
        == "A1101"
    )


@pytest.mark.parametrize(
    ("catalog", "name", "code"),
    [
        ("jiaozuo-2023", "城市道路清扫保结", "A1101"),
        ("jiaozuo-2023", "信息系统等级保护侧评服务", "B1004"),
        ("jiaozuo-2023", "档案数字华加工", "B1202"),
        ("liaocheng-2020", "离仁审计服务", "D0402"),
        ("liaocheng-2020", "代里记账", "D0401"),
    ],
)
def test_one_wrong_character_is_tolerated(
    matchers: dict[str, Matcher], catalog: str, name: str, code: str
) -> None:
    assert code in [candidate.code for candidate in coded(matchers[catalog], name).candidates]


TITLES = [
    ("jiaozuo-2023", "某县城市管理局2024年城区道路清扫保洁服务采购项目", "A1101"),
    ("jiaozuo-2023", "某市卫生健康委员会信息系统等级保护测评项目（二次）", "B1004"),
    ("jiaozuo-2023", "档案整理及数字化加工", "B1202"),
    ("liaocheng-2020", "聊城市审计局领导干部经济责任审计外包服务", "D0402"),
]


@pytest.mark.parametrize(("catalog", "name", "code"), TITLES)
def test_titles_as_departments_write_them_are_coded(
    matchers: dict[str, Matcher], catalog: str, name: str, code: str
) -> None:
    assert coded(matchers[catalog], name).candidates[0].code == code
