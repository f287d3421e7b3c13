"""The remedy that is checked: what is taken out, what is left, and that nothing is claimed without a second judgement."""

import io
from collections.abc import Callable, Sequence
from datetime import date

import openpyxl
import pytest
from docx import Document
from rich.console import Console

from procurement_rules import Screener, ServiceItem
from procurement_rules.batch import screen_files
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.verdict import Finding, Verdict
from procurement_rules.normalise import fold
from procurement_rules.remedy import with_cures
from procurement_rules.remedy.cutting import apart, clauses_at, says_something, without
from procurement_rules.report import html_report, terminal_report
from procurement_rules.report.papers import opinions
from procurement_rules.report.workbook import ledger
from tests.conftest import ROOT

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"
NAME = "城区公共设施管理服务"
WORKS = "以及新建泵房一座、新铺设排水管道2公里"
TOLD = f"删去“{WORKS}”后，本项不再涉及禁止内容（已重新审查）。"
CURABLE = ServiceItem(name=NAME, description=f"包括道路设施日常巡查养护，{WORKS}。", in_budget=True)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.for_jurisdiction("liaocheng", as_of=date(2024, 1, 1), engine="plain")


@pytest.fixture(scope="module")
def sample(screener: Screener) -> Screening:
    return screen_files(SAMPLE, screener)


@pytest.fixture(scope="module")
def labels(screener: Screener) -> Labels:
    return screener.knowledge.labels


def categories(screener: Screener) -> set[str]:
    return {each.id for each in screener.knowledge.categories if each.group == "content"}


def content(screener: Screener, verdict: Verdict) -> list[Finding]:
    return [each for each in verdict.findings if each.category in categories(screener)]


def cut(text: str, *words: str) -> tuple[list[str], str]:
    """Return what is told as taken out where these words show a finding, and what is left."""
    clauses = apart(clauses_at(fold(text), [text.index(word) for word in words]))
    told = [clause.matter.of(text) for clause in clauses]
    return told, without(text, [clause.dropped for clause in clauses])


@pytest.mark.parametrize(
    ("text", "words", "told", "left"),
    [
        ("保洁，新建公厕", ["新建"], ["新建公厕"], "保洁"),
        ("保洁，新建公厕。绿化。", ["新建"], ["新建公厕"], "保洁。绿化。"),
        ("保洁。新建公厕。绿化。", ["新建"], ["新建公厕"], "保洁。绿化。"),
        ("新建公厕；绿化", ["新建"], ["新建公厕"], "绿化"),
        ("保洁, 另建公厕 , 完工后移交; 绿化", ["另建"], ["另建公厕 , 完工后移交"], "保洁; 绿化"),
        ("道路、公厕新建，绿化", ["新建"], ["道路、公厕新建，绿化"], ""),
        ("保洁（含新建公厕，两座；带设备），绿化", ["新建"], ["（含新建公厕，两座；带设备）"], "保洁，绿化"),
        ("保洁，新建公厕（两座；带设备），绿化", ["新建"], ["新建公厕（两座；带设备），绿化"], "保洁"),
        ("保洁，新建公厕（含设备），绿化", ["设备", "绿化"], ["（含设备）", "绿化"], "保洁，新建公厕"),
        ("保洁，新建公厕（含设备）", ["设备", "新建"], ["新建公厕（含设备）"], "保洁"),
        # A line break between two Chinese characters is no border: layouts break words anywhere.
        ("保洁\n新建公厕", ["新建"], ["保洁\n新建公厕"], ""),
        ("1.保洁；\n2.新建公厕；\n3.绿化", ["新建"], ["2.新建公厕"], "1.保洁；\n3.绿化"),
    ],
)
def test_a_clause_goes_with_what_follows_in_its_sentence_and_one_mark(
    text: str, words: list[str], told: list[str], left: str
) -> None:
    assert cut(text, *words) == (told, left)


@pytest.mark.parametrize("text", ["", "，，。", "12、3", "因人手不足", "为便于调查。", "（）"])
def test_a_reason_or_a_mark_says_nothing(text: str) -> None:
    assert not says_something(fold(text))


def test_what_is_told_stands_in_the_item_and_without_it_the_item_passes(screener: Screener) -> None:
    verdict = screener.screen(CURABLE)
    (finding,) = content(screener, verdict)
    (clause,) = finding.cured_by
    text = verdict.item.description or ""
    assert (clause.field, clause.text, text[clause.start : clause.end]) == ("description", WORKS, WORKS)
    after = screener.screen(CURABLE.model_copy(update={"description": "包括道路设施日常巡查养护。"}))
    assert content(screener, after) == []


def test_only_content_findings_are_told_so(screener: Screener) -> None:
    verdict = screener.screen(CURABLE.model_copy(update={"in_budget": None}))
    cured = {each.category for each in verdict.findings if each.cured_by}
    assert cured == {"works_service_bundle"}
    assert {each.category for each in verdict.findings} > cured


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("城区道路改造工程施工", None),
        ("城区道路改造工程施工", "路面清扫保洁，对三条道路进行改扩建施工。"),
        ("站房提升", "新建站房两座。"),
        ("站房提升", "手续已由他人办妥，新建站房两座。"),
        ("窗口服务", "由劳务派遣公司派遣32名窗口人员，日常管理和考勤由我局负责，按人每月结算。"),
        ("就业困难人员保洁岗", "在全镇开设村庄保洁岗40个，专门安置就业困难人员，按最低工资标准发给补贴"),
        ("代课老师聘请", "因老师生二胎缺人，聘请代课老师4人，一个月2800"),
    ],
)
def test_nothing_is_claimed_where_the_offence_is_all_or_would_only_be_left_unsaid(
    screener: Screener, name: str, description: str | None
) -> None:
    verdict = screener.screen(ServiceItem(name=name, description=description, in_budget=True))
    assert content(screener, verdict)
    assert [each for each in verdict.findings if each.cured_by] == []


def test_many_at_once_are_told_as_one_by_one(screener: Screener) -> None:
    items = [CURABLE, ServiceItem(name="财务审计服务"), ServiceItem(name="道路改造工程施工"), CURABLE]
    assert list(screener.screen_many(items)) == [screener.screen(item) for item in items]


def test_an_item_without_a_day_stays_an_error_among_the_others() -> None:
    undated = Screener.for_jurisdiction("liaocheng", engine="plain")
    first, second = undated.screen_many(
        [ServiceItem(name="审计"), CURABLE.model_copy(update={"fiscal_year": 2024})]
    )
    assert not isinstance(first, Verdict)
    assert isinstance(second, Verdict)
    assert any(each.cured_by for each in second.findings)


@pytest.fixture
def judged(screener: Screener) -> Callable[[Sequence[ServiceItem]], list[Verdict]]:
    def _judged(items: Sequence[ServiceItem]) -> list[Verdict]:
        return [each for each in screener.screen_many(items) if isinstance(each, Verdict)]

    return _judged


@pytest.mark.parametrize(
    ("items", "times"),
    [
        ([ServiceItem(name="财务审计服务")], 0),
        ([ServiceItem(name="道路改造工程施工")], 0),
        ([CURABLE] * 20, 2),
    ],
)
def test_the_judge_is_asked_twice_for_a_batch_and_never_in_vain(
    screener: Screener, judged, items: list[ServiceItem], times: int
) -> None:
    asked: list[int] = []

    def counting(some: Sequence[ServiceItem]) -> list[Verdict]:
        asked.append(len(some))
        return judged(some)

    with_cures(judged(items), categories(screener), counting, lambda some: [True] * len(some))
    assert len(asked) == times


def test_what_does_not_pass_or_is_no_service_is_not_told(screener: Screener, judged) -> None:
    (verdict,) = judged([CURABLE])
    bare = verdict.model_copy(
        update={"findings": tuple(each.model_copy(update={"cured_by": ()}) for each in verdict.findings)}
    )
    own = categories(screener)
    assert with_cures([bare], own, lambda some: [bare] * len(some), lambda some: [True] * len(some)) == [bare]
    assert with_cures([bare], own, judged, lambda some: [False] * len(some)) == [bare]
    assert with_cures([bare], own, judged, lambda some: [True] * len(some)) == [verdict]


def test_the_reports_tell_it(sample: Screening, labels: Labels) -> None:
    assert TOLD in html_report(sample, labels)
    console = Console(file=io.StringIO(), width=300)
    terminal_report(sample, labels, console)
    assert WORKS in console.file.getvalue()
    said = [
        paragraph.text
        for _, data in opinions(sample, labels)
        for paragraph in Document(io.BytesIO(data)).paragraphs
    ]
    assert any(TOLD in each for each in said)
    cells = [
        cell.value
        for row in openpyxl.load_workbook(io.BytesIO(ledger(sample, labels))).active
        for cell in row
    ]
    assert any(TOLD in str(value) for value in cells)
