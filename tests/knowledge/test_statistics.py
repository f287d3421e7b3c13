"""`corpus/statistics.yaml`: every name in it is one of the corpus, and a wrong one is told with its place."""

import re
from collections.abc import Callable

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.document import Document
from procurement_rules.knowledge.statistics import Names, read_statistics
from procurement_rules.model.statistics import StatisticsForm
from tests.conftest import ROOT

Read = Callable[[str, str], StatisticsForm]


@pytest.fixture
def read(knowledge: Knowledge, document: Callable[..., Document]) -> Read:
    """Read the file with one thing changed."""

    def _read(old: str = "", new: str = "") -> StatisticsForm:
        text = (ROOT / "corpus" / "statistics.yaml").read_text(encoding="utf-8")
        assert old in text
        changed = document(text.replace(old, new, 1), "corpus/statistics.yaml")
        categories = [each.id for each in knowledge.categories]
        return read_statistics(
            changed, Names(knowledge.dictionary, categories, knowledge.instruments, knowledge.jurisdictions)
        )

    return _read


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("clause: 附件1}", "clause: 附件9}", "条款 附件9 不存在"),
        (
            "{instrument: 聊财采〔2020〕84号",
            "{instrument: 聊财采〔2020〕85号",
            "文件 聊财采〔2020〕85号 不存在",
        ),
        ("[national]", "[nation]", "地区 nation 不存在；请确认是否想写 national"),
        ("category: technical", "category: technic", "类别 technic 不存在；请确认是否想写 technical"),
        ("code: E, category", "code: D, category", "编码 D 写了两次"),
        ("field: in_budget_form", "field: in_budget_forms", "字段 in_budget_forms 不存在"),
        (
            "{field: in_budget_form, equals: true}",
            "{field: purchaser, equals: true}",
            "字段 purchaser 不能这样比较；应为：类型是 boolean 的字段",
        ),
        ("one_of: [public_welfare_1]", "one_of: [welfare]", "取值 welfare 不存在"),
        ("includes: payment", "includes: payments", "取值 payments 不存在"),
        ("reads: direct}", "reads: indirect}", "texts 中的取值 indirect 不存在"),
        ("finding: no_budget", "finding: no_money", "发现的类别 no_money 不存在"),
        ("show: different, field: purchaser", "show: different, field: buyer", "字段 buyer 不存在"),
        ("show: different", "show: count", "field 只在 show: different 时写"),
        ("reads: direct}", "reads: direct, given: true}", "恰好一种比较"),
        ("to: 2017-05-31", "to: 2018-05-31", "在同一年"),
        (", sure: true", ", certain: true", "不认识的键 certain"),
        ("事业法人, ", "社团, ", "“社团”已经是可填的内容；请从这里删去"),
    ],
)
def test_a_fault_is_told_with_its_place(read: Read, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"^corpus/statistics\.yaml:\d+:\d+：.*{re.escape(message)}"):
        read(old, new)


def test_periods_that_overlap_are_refused(read: Read) -> None:
    more = "periods:\n  - {label: 2017年, from: 2017-01-01, to: 2017-12-31}\n"
    with pytest.raises(KnowledgeError, match="periods 不得重叠"):
        read("periods:\n", more)


def test_the_file_is_sound(read: Read) -> None:
    assert read("", "").categories[0].label == "基本公共服务"


def test_the_notice_of_a_province_binds_the_places_below_it(knowledge: Knowledge) -> None:
    assert knowledge.statistics.key_area_places == {
        "shandong",
        "liaocheng",
        "liaocheng-counties",
        "zibo",
        "zibo-boshan",
    }
