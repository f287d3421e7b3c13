"""The matcher on the catalogs that are bundled: each entry and each term of the index finds its way home."""

from collections.abc import Callable, Iterable

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.lexis import words
from procurement_rules.match import Matcher
from procurement_rules.match.query import QueryMaker
from procurement_rules.match.training import term_places
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.verdict import Decision, Match
from procurement_rules.normalise import fold
from tests.match.conftest import BUNDLED, coded

either = pytest.mark.parametrize("catalog", BUNDLED)

BLANK = "名称和说明中没有可归类的内容（空白、套话或者太笼统）"
NOTHING_NEAR = "目录中没有相近的条目"


def _many(matcher: Matcher, names: Iterable[str], *, evidence: bool = False) -> list[Match]:
    return matcher.match_many([(fold(name), None) for name in names], evidence=evidence)


def _codes(match: Match) -> set[str]:
    return {candidate.code for candidate in match.candidates}


@either
@pytest.mark.parametrize("title", ["{}", "{}项目", "{}采购", "　{}\u200b "])
def test_every_entry_is_accepted_by_its_name(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str, title: str
) -> None:
    leaves = catalogs[catalog].leaves
    matches = _many(matchers[catalog], (title.format(entry.name) for entry in leaves))
    lost = [
        (entry.code, entry.name, match.decision.value, match.code)
        for entry, match in zip(leaves, matches, strict=True)
        if match.code not in catalogs[catalog].same_name[entry.name] or match.confidence < 1.0
    ]
    assert lost == []


@either
def test_every_entry_is_first_by_its_name_in_a_title(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    leaves = catalogs[catalog].leaves
    matches = _many(matchers[catalog], (f"某县2024年{entry.name}" for entry in leaves))
    lost = [
        (entry.code, entry.name)
        for entry, match in zip(leaves, matches, strict=True)
        if [each.name for each in match.candidates[:1]] != [entry.name]
    ]
    assert lost == []


# Descriptions that say nothing of their own beside the entry that is first, all in 焦作: parts of others' duties
# (地方病, 应急演练) and the general kinds (调查、评审、标准) under 安全生产.
LIKE_OTHERS = {"A0502", "A1303", "A1417", "A1418", "A1419", "A1420"}


@either
def test_every_entry_is_first_by_its_own_description(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    described = [entry for entry in catalogs[catalog].leaves if entry.description]
    matches = _many(matchers[catalog], (entry.description for entry in described))
    lost = {
        entry.code
        for entry, match in zip(described, matches, strict=True)
        if [each.name for each in match.candidates[:1]] != [entry.name]
    }
    assert len(described) > 50
    assert lost <= LIKE_OTHERS


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
    leaves = catalogs[catalog].leaves
    matches = _many(matchers[catalog], (write(entry.code) for entry in leaves))
    lost = [
        (entry.code, match.decision.value, match.code)
        for entry, match in zip(leaves, matches, strict=True)
        if (match.decision, match.code) != (Decision.ACCEPTED, entry.code)
    ]
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
    assert _codes(match) == twins


def test_the_name_of_a_group_leaves_its_entries_to_choose_from(matchers: dict[str, Matcher]) -> None:
    [match] = _many(matchers["jiaozuo-2023"], ["2024年会计审计服务采购项目"])
    assert (match.decision, match.code, match.group) == (Decision.SHORTLIST, None, "B03")
    assert match.reason == "确定属于“会计审计服务”，具体条目请从备选中选定"


@pytest.mark.parametrize("name", ["会计服务及审计服务", "2024年审计服务、会计服务采购项目"])
def test_a_name_that_lists_entries_leaves_them_to_choose_from(
    matchers: dict[str, Matcher], name: str
) -> None:
    [match] = _many(matchers["jiaozuo-2023"], [name])
    assert (match.decision, match.code) == (Decision.SHORTLIST, None)
    assert {"B0301", "B0302"} <= _codes(match)


@pytest.mark.parametrize("number", ["123456", "12355", "2024001"])
def test_a_number_is_no_misspelt_hotline(matchers: dict[str, Matcher], number: str) -> None:
    [match] = _many(matchers["jiaozuo-2023"], [number])
    assert (match.decision, match.candidates) == (Decision.NONE, ())


# Hotlines: a term of digits alone is no gram, and what holds no known gram resembles nothing. Beside any word
# (12345热线) it is found. All are of 焦作.
DIGITS = {f"123{end}" for end in (15, 19, 20, 28, 29, 33, 45, 48, 50, 66, 69, 85)}


@either
def test_every_index_term_finds_one_of_its_entries_first(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    terms = catalogs[catalog].terms
    matches = _many(matchers[catalog], (term.term for term in terms))
    lost = {
        term.term
        for term, match in zip(terms, matches, strict=True)
        if not {each.code for each in match.candidates[:1]} & set(term.codes)
    }
    assert lost <= DIGITS


def test_a_hotline_is_found_beside_a_word(matchers: dict[str, Matcher], catalogs: dict[str, Catalog]) -> None:
    hotlines = [term for term in catalogs["jiaozuo-2023"].terms if term.term in DIGITS]
    for term, match in zip(
        hotlines,
        _many(matchers["jiaozuo-2023"], (f"{term.term}热线" for term in hotlines)),
        strict=True,
    ):
        assert _codes(match) & set(term.codes), term.term


# 物业 is the core of an entry's own name, which decides alone.
CORES = {"物业", "物业招标"}


@either
def test_a_term_of_several_entries_offers_all_of_them(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    terms = [term for term in catalogs[catalog].terms if len(term.codes) > 1]
    matches = _many(matchers[catalog], (term.term for term in terms))
    lost = {
        term.term for term, match in zip(terms, matches, strict=True) if not set(term.codes) <= _codes(match)
    }
    assert lost <= DIGITS | CORES


@either
def test_what_is_accepted_of_the_catalog_s_own_examples_is_right(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    examples = [example for example in catalogs[catalog].examples if example.codes]
    texts = [(fold(example.name), fold(example.description)) for example in examples]
    matches = matchers[catalog].match_many(texts, evidence=False)
    accepted = [
        match.code in example.codes
        for example, match in zip(examples, matches, strict=True)
        if match.decision is Decision.ACCEPTED
    ]
    # It has learned from them: this says that it does learn, evaluate says how well.
    assert len(accepted) >= 0.8 * len(examples)
    assert sum(accepted) >= 0.98 * len(accepted)


@either
def test_hardly_anything_of_what_is_known_to_be_outside_is_accepted(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    examples = [example for example in catalogs[catalog].examples if not example.codes]
    texts = [(fold(example.name), fold(example.description)) for example in examples]
    matches = matchers[catalog].match_many(texts, evidence=False)
    none = [match for match in matches if match.decision is Decision.NONE]
    accepted = [match for match in matches if match.decision is Decision.ACCEPTED]
    assert len(none) >= 0.8 * len(examples) > 500
    assert len(accepted) <= 0.12 * len(examples)


@either
def test_evidence_of_index_terms_shows_what_it_names(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    titles = [
        f"某县　２０２４年{each.term[:1]}\u200b{each.term[1:]} 服务项目"
        for each in catalogs[catalog].terms[::7]
    ]
    wrong = [
        (title, shown)
        for title, match in zip(titles, _many(matchers[catalog], titles, evidence=True), strict=True)
        for candidate in match.candidates
        for shown in candidate.evidence
        if fold(title[shown.start : shown.end]).folded != shown.term
    ]
    assert wrong == []


@either
def test_evidence_is_made_of_index_terms_contexts_and_whole_words(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], knowledge: Knowledge, catalog: str
) -> None:
    maker, terms = QueryMaker(knowledge.matching, fold), set(term_places(catalogs[catalog], fold))
    terms |= {fold(term).folded for context in catalogs[catalog].contexts for term in context.terms}
    titles = [f"关于{each.name}的有关事宜" for each in catalogs[catalog].examples[::11]]
    cut = []
    for title, match in zip(titles, _many(matchers[catalog], titles, evidence=True), strict=True):
        text = fold(title)
        whole = {text.span(start, end) for start, end in words(maker.query("name", text).masked)}
        cut += [
            (title, shown)
            for candidate in match.candidates
            for shown in candidate.evidence
            if shown.term not in terms and (shown.start, shown.end) not in whole
        ]
    assert cut == []


SAYS_NOTHING = {
    "blank": "",
    "blanks": " 　\u200b\n",
    "boilerplate": "政府采购服务项目",
    "lone surrogates": "\ud800\udfff",
    "private use": "\ue000\uf8ff",
    "signs": "！？…—",
    "mathematics": "∑∫√",
    "emoji": "😀🚀👨‍👩‍👧" * 20,
    "what fits any service": "年度专项辅助性工作经费",
}


@either
@pytest.mark.parametrize("name", SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_what_says_nothing_is_none_with_its_reason(
    matchers: dict[str, Matcher], catalog: str, name: str
) -> None:
    match = coded(matchers[catalog], name, name)
    assert (match.decision, match.code, match.reason) == (Decision.NONE, None, BLANK)


FOREIGN = {
    "digits": "2024-0815",
    "rare Chinese": "𠀀𠀁𠀂",
    "Cyrillic": "Закупка услуг уборки улиц",
    "Arabic": "خدمات تنظيف الشوارع",
    "Uyghur": "كوچا تازىلاش",
    "Hangul": "거리 청소 서비스",
    "Kana": "ストリートクリーニング",
    "Tibetan": "སྤྱི་པའི་ཞབས་ཞུ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "Thai": "บริการทำความสะอาด",
    "Greek": "Υπηρεσίες",
}


@either
@pytest.mark.parametrize("name", FOREIGN.values(), ids=FOREIGN)
def test_what_is_in_no_known_script_resembles_nothing(
    matchers: dict[str, Matcher], catalog: str, name: str
) -> None:
    match = coded(matchers[catalog], name)
    assert (match.decision, match.code, match.reason) == (Decision.NONE, None, NOTHING_NEAR)


NOT_MEANT = {
    "boilerplate of a year": "2024年服务项目",
    "Latin": "Lorem ipsum dolor sit amet",
    "English": "street cleaning and waste collection",
    "Pinyin": "dao lu qing sao bao jie",
    "a long name of Latin": "lorem " * 16_000,
    "a long name of one character": "劳" * 100_000,
}


@either
@pytest.mark.parametrize("name", NOT_MEANT.values(), ids=NOT_MEANT)
def test_what_names_no_service_is_none_with_some_reason(
    matchers: dict[str, Matcher], catalog: str, name: str
) -> None:
    match = coded(matchers[catalog], name)
    assert (match.decision, match.code) == (Decision.NONE, None)
    assert match.reason


def test_a_name_of_100000_characters_is_coded_by_its_start(matchers: dict[str, Matcher]) -> None:
    matcher = matchers["jiaozuo-2023"]
    long, short = (coded(matcher, "城区道路清扫保洁" * times) for times in (12_500, 50))
    assert (long.code, long.confidence) == (short.code, short.confidence)
    assert long.code == "A1101"


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
    assert [each.code for each in coded(matchers[catalog], name).candidates[:1]] == [code]


@either
@pytest.mark.parametrize("wrong", ["口", "们"], ids=["unknown sign", "common character"])
def test_index_terms_with_a_wrong_character_in_the_middle_still_find_an_entry(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str, wrong: str
) -> None:
    terms = [each for each in catalogs[catalog].terms if len(each.term) >= 5][::9]
    halves = [(each.term, len(each.term) // 2) for each in terms]
    matches = _many(matchers[catalog], (text[:half] + wrong + text[half + 1 :] for text, half in halves))
    first = sum(
        bool({each.code for each in match.candidates[:1]} & set(term.codes))
        for term, match in zip(terms, matches, strict=True)
    )
    found = sum(bool(_codes(match) & set(term.codes)) for term, match in zip(terms, matches, strict=True))
    assert len(terms) > 200
    assert first >= 0.8 * len(terms)
    assert found >= 0.88 * len(terms)


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
    assert coded(matchers[catalog], name).code == code


@either
def test_a_batch_is_coded_as_its_items_alone(
    matchers: dict[str, Matcher], catalogs: dict[str, Catalog], catalog: str
) -> None:
    examples = catalogs[catalog].examples[::40]
    texts = [(fold(each.name), fold(f"{each.description}，{each.name}，" * 3)) for each in examples]
    together = matchers[catalog].match_many(texts)
    wrong = [
        each.name
        for each, match, item in zip(examples, together, texts, strict=True)
        if match != matchers[catalog].match(*item)
    ]
    assert wrong == []
