import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.model.rule import Outcome
from procurement_rules.model.verdict import Decision, Evidence
from procurement_rules.report.page import html_report
from procurement_rules.report.printable import visible

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "' onmouseover='alert(1)",
    "]]><!--",
]
VOID = {"meta", "br", "img", "link", "input", "base"}
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "section",
        "article",
        "footer",
        "div",
    ),
    *("h1", "h2", "h3", "h4", "p", "a", "span", "strong", "b", "i", "em", "small", "mark"),
    *("dl", "dt", "dd", "ul", "ol", "li", "details", "summary"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("form", "label", "input", "select", "option", "button", "output", "kbd", "script"),
    *("svg", "defs", "pattern", "rect", "circle", "title", "desc"),
}


class Page(HTMLParser):
    """The page as a browser would see it: tags with attributes, and the text of every element asked for."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.open = []
        self.marks = []
        self.text = []
        self.headings = []
        self.code = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "mark":
            self.marks.append("")
        if tag == "h4":
            self.headings.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("style", "script"):
            self.code[self.open[-1]] = data
            return
        self.text.append(data)
        if "mark" in self.open:
            self.marks[-1] += data
        if "h4" in self.open:
            self.headings[-1] += data

    def of_class(self, name):
        return [attrs for _, attrs in self.tags if name in (attrs.get("class") or "").split()]

    @property
    def words(self):
        return "".join(self.text)


@pytest.fixture
def batch(build):
    return build.screening(
        build.verdict(build.violation(), build.lack(), name="甲"),
        build.verdict(build.doubt(), name="乙", match=build.match(Decision.SHORTLIST, 5)),
        build.verdict(build.lack(), name="丙"),
        build.verdict(name="丁", purchaser="市水利局"),
        build.verdict(name="戊", outcome=Outcome.NOT_APPLICABLE, match=build.match(Decision.NONE)),
        rejected=(build.rejected(9, "原因一"), build.rejected(10, "原因二", "")),
    )


def test_the_page_loads_nothing(batch, labels):
    text = html_report(batch, labels)
    page = Page(text)
    assert {tag for tag, _ in page.tags} <= TAGS
    names = {name for _, attrs in page.tags for name in attrs}
    assert not [name for name in names if name.startswith("on")]
    assert not names & {"src", "srcset", "action"}
    assert all(attrs["href"].startswith("#") for _, attrs in page.tags if "href" in attrs)
    assert "://" not in text
    assert not re.search(r"url\((?!#fill-)", text)
    assert "@import" not in text


def test_the_policy_names_the_one_script_and_the_one_style(batch, labels):
    page = Page(html_report(batch, labels))
    policy = next(attrs["content"] for _, attrs in page.tags if "http-equiv" in attrs)
    hashes = {
        name: base64.b64encode(hashlib.sha256(page.code[name].encode()).digest()).decode()
        for name in ("script", "style")
    }
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes['script']}'; style-src 'sha256-{hashes['style']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not [attrs for _, attrs in page.tags if "style" in attrs]


def test_ids_are_unique_and_every_link_arrives(batch, labels):
    page = Page(html_report(batch, labels))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(set(ids)) == len(ids)
    assert {attrs["href"][1:] for _, attrs in page.tags if "href" in attrs} <= set(ids)


def test_every_item_and_every_rejected_row_appears_once(batch, labels):
    page = Page(html_report(batch, labels))
    assert [attrs["id"] for attrs in page.of_class("item")] == [f"item-{number}" for number in range(1, 6)]
    assert page.headings == ["甲", "乙", "丙", "丁", "戊"]
    assert len(page.of_class("rejected-row")) == 2
    assert (page.words.count("原因一"), page.words.count("原因二")) == (1, 1)


def test_most_pressing_items_come_first_whatever_the_order_of_the_file(build, labels):
    verdicts = [
        build.verdict(name="丁"),
        build.verdict(build.lack(), name="丙"),
        build.verdict(build.doubt(), name="乙"),
        build.verdict(build.violation(), name="甲"),
    ]
    assert Page(html_report(build.screening(*verdicts), labels)).headings == ["甲", "乙", "丙", "丁"]


def test_the_run_and_the_counts_are_told_in_words(batch, labels):
    words = Page(html_report(batch, labels)).words
    for told in (
        "山东省",
        "2026-09-01",
        "山东省政府购买服务指导性目录",
        "2026.1 校验码 3f2a91c0b7de",
        "0.1.0 引擎 plain",
        "读入 7 行 = 审查 5 项 + 未审查 2 行。",
        "编码：已确定 3 项，备选 1 项，未找到 1 项。",
        "预算金额 / 是否已列入预算",
        "程序不作判断的",
    ):
        assert told in words


def test_a_finding_tells_clause_remedy_and_what_is_missing(batch, labels):
    words = Page(html_report(batch, labels)).words
    assert "《政府购买服务管理办法》（财政部令第102号）第十条第（四）项" in words
    assert "《关于加强政府购买服务管理的通知》（鲁财采〔2022〕14号）三（二） 条款未与正式文本核对" in words
    assert "改为购买有明确成果的服务，或撤回。" in words
    assert "缺：预算金额、是否已列入预算" in words


def test_without_a_common_day_every_item_tells_its_own(build, labels):
    words = Page(html_report(build.screening(build.verdict(), as_of=None), labels)).words
    assert "逐项确定" in words
    assert "法规截止日：2026-09-01" in words


def test_how_the_table_was_read_is_told(build, labels):
    verdict = build.verdict(source=build.source(7, problems=[build.problem()]))
    page = Page(html_report(build.screening(verdict), labels))
    assert "表头在第 1 行；采用 2 列，未采用 1 列：联系人" in page.words
    assert "预算金额（万元换算为元）" in page.words
    assert "单元格 D7 的“约五万”未能识别为预算金额：不是数字" in page.words
    assert len(page.of_class("problem-row")) == 1


def test_an_empty_batch_is_a_page_too(build, labels):
    words = Page(html_report(build.screening(tables=()), labels)).words
    assert "读入 0 行 = 审查 0 项 + 未审查 0 行。" in words
    assert "没有：读到的每一行都作了审查。" in words


@pytest.mark.parametrize("attack", ATTACKS)
def test_submitted_text_stays_text_wherever_it_is_shown(build, labels, attack):
    finding = build.violation(
        message=attack,
        remedy=attack,
        category=attack,
        missing=(attack,),
        evidence=(Evidence(field="name", start=0, end=len(attack), text=attack),),
    )
    fields = {"name": attack, "description": attack, "purchaser": attack, "declared_code": attack}
    problem = build.problem(attack, attack)
    verdict = build.verdict(
        finding, build.lack((attack,)), source=build.source(2, problems=[problem]), **fields
    )
    shown = build.screening(
        verdict,
        files=(attack,),
        jurisdiction_name=attack,
        catalog_title=attack,
        tables=(build.table(file=attack, sheet=attack),),
        rejected=(build.rejected(3, attack, attack),),
    )
    page = Page(html_report(shown, labels))
    assert {tag for tag, _ in page.tags} <= TAGS
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert page.headings == [attack]
    assert page.words.count(attack) >= 15


def test_marks_cover_exactly_the_evidence(build, labels):
    text = "由𠮷公司\u202e派出 <10> 人，\n按人每月付费"
    shown = [
        build.evidence(text, words, "description") for words in ("派出 <10> 人", "10> 人，\n按人", "付费")
    ]
    page = Page(
        html_report(build.screening(build.verdict(build.violation(evidence=shown), description=text)), labels)
    )
    # The first mark is the legend's.
    assert page.marks == ["黄色底纹", "派出 <10> 人，\n按人", "付费"]
    assert visible(text) in page.words


def test_characters_that_turn_text_around_are_shown_by_name(build, labels):
    text = html_report(build.screening(build.verdict(name="发票\u202egnp\u2069")), labels)
    assert "发票[U+202E]gnp[U+2069]" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def test_the_same_input_gives_the_same_bytes(batch, labels):
    assert html_report(batch, labels) == html_report(batch.model_copy(deep=True), labels)


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(st.characters(codec=None), min_size=1, max_size=20),
    spans=st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=4),
)
def test_no_name_and_no_span_breaks_the_page(build, labels, name, spans):
    name = f"项{name}"
    evidence = [Evidence(field="name", start=start, end=end, text=name[start:end]) for start, end in spans]
    text = html_report(build.screening(build.verdict(build.violation(evidence=evidence), name=name)), labels)
    text.encode()
    page = Page(text)
    assert {tag for tag, _ in page.tags} <= TAGS
    assert len(page.of_class("item")) == 1
    marked = {at for start, end in spans for at in range(start, min(end, len(name)))}
    # Line breaks are written as one, so only the rest can be compared one for one.
    if not re.search("[\r\x85\u2028\u2029]", name):
        clean = build.verdict(name=name).item.name
        assert "".join(page.marks[1:]) == visible("".join(clean[at] for at in sorted(marked)))
        assert page.headings == [visible(clean)]
