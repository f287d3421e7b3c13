"""The survey: what the items say, what they do not, and what only a person can."""

from datetime import date

import pytest

from tests.report.statistics.conftest import rows


def answers(workbook) -> dict[int, tuple[str, str]]:
    found = {}
    for question, *rest in rows(workbook["调查表"])[3:]:
        number = question.split(".")[0]
        if number.isdigit():
            said = [*rest, None, None, None]
            found[int(number)] = (said[0] or "", said[2] or "")
    return found


@pytest.fixture
def answer(book, screened):
    def _answer(number, *items):
        return answers(book(screened(*items)))[number]

    return _answer


def test_all_27_questions_stand_under_the_headings_of_the_document(book, screened, item, shared):
    workbook = book(screened(item()))
    assert sorted(answers(workbook)) == list(range(1, 28))
    found = rows(workbook["调查表"])
    assert found[:3] == [
        ("濮阳市政府购买服务调查统计表",),
        ("填报单位：",),
        ("填报事项", "填报内容", "填报说明", "数据依据"),
    ]
    document = (shared / "sources" / "puyang-2017-8.txt").read_text(encoding="utf-8")
    sections = [row[0] for row in found if row and row[0][0] in "一二三四"]
    assert len(sections) == 4
    assert all(section in document for section in sections)


def test_what_no_item_can_say_is_left_to_a_person(answer, item):
    assert answer(2, item()) == ("需人工填写：姓名和职务", "")


def test_purchases_without_a_budget(answer, item, build):
    found = build.violation(category="no_budget")
    said, basis = answer(
        17,
        item(amount=5, in_budget=False, contract_start=date(2024, 1, 1), row=3),
        item(amount=6, findings=[found], row=4),
        item(in_budget=True),
        item(),
    )
    assert said.split("\n") == [
        "没有预算安排的：有，2 项、11 万元（工作表“部门目录” 第 3 行、工作表“部门目录” 第 4 行）。",
        "其中填了合同开始日期的 1 项、5 万元。",
        "需人工填写：没有预算安排的事项是否已经签订合同。",
    ]
    assert basis.startswith("审查的 4 项；“是否已列入预算”没有填或看不出的")


@pytest.mark.parametrize(
    ("methods", "expected"),
    [
        (("直接委托",), "直接委托的：有，1 项（工作表“部门目录” 第 2 行）。"),
        (("公开招标", "询价"), "直接委托的：没有。"),
        (("公开招标", None), "直接委托的：看得出的 1 项中没有，另 1 项不能确定。"),
        (("公开招标或直接委托",), "直接委托的：不能确定。"),
        (("不采用直接委托",), "直接委托的：不能确定。"),
        ((None,), "直接委托的：不能确定。"),
    ],
)
def test_direct_entrusting(answer, item, methods, expected):
    assert answer(18, *(item(procurement_method=method) for method in methods))[0] == expected


def test_direct_entrusting_to_institutions_needs_both_facts(answer, item):
    direct = {"procurement_method": "定向委托"}
    items = (
        item(**direct, supplier_type="public_welfare_2", row=7),
        item(**direct, supplier_type="enterprise"),
        item(**direct),
        item(procurement_method="公开招标"),
    )
    said, basis = answer(19, *items)
    assert said == "由事业单位承接而直接委托的：有，1 项（工作表“部门目录” 第 7 行）。"
    assert basis == "审查的 4 项；“承接主体类型”没有填或看不出的 1 项"


def test_the_share_of_open_tender_is_of_what_is_known(answer, item):
    items = (
        item(amount=3, procurement_method="公开招标"),
        item(amount=1, procurement_method="竞争性磋商"),
        item(amount=1, procurement_method="非公开招标"),
        item(amount=1),
    )
    assert answer(20, *items) == (
        "公开招标的 1 项、3 万元，占看得出的 2 项的 50.0%。",
        "审查的 4 项；“采购方式”没有填或看不出的 2 项",
    )
    assert answer(20, item())[0] == "公开招标的：算不出比例。"


def test_departments_are_counted_once(answer, item):
    items = (item(purchaser="市财政局"), item(purchaser=" 市财政局"), item(purchaser="市水利局"), item())
    said, basis = answer(14, *items)
    assert said.split("\n")[0] == "本次审查的事项所属的购买主体 2 个。"
    assert basis == "审查的 4 项；“购买主体”没有填或看不出的 1 项"
    assert answer(14, item())[0].startswith("本次审查的事项所属的购买主体：不能确定。")


def test_contract_elements_tell_whether_payment_is_settled(answer, item):
    items = (item(contract_elements={"payment", "scope"}), item(contract_elements={"scope"}))
    assert "合同要件写明资金支付方式的 1 项，占看得出的 2 项的 50.0%" in answer(23, *items)[0]


def test_many_places_are_cut_short(answer, item):
    said = answer(18, *(item(procurement_method="直接委托", row=row) for row in range(2, 9)))[0]
    assert said.endswith("第 6 行等 7 项）。")


def test_what_a_person_must_fill_is_marked(book, screened, item):
    sheet = book(screened(item()))["调查表"]
    filled = {
        row[0].value.split(".")[0] for row in sheet.iter_rows(4) if row[0].fill.start_color.rgb == "FFFFF6C8"
    }
    assert {"1", "27"} <= filled
    assert not filled & {"17", "18", "19", "20"}
