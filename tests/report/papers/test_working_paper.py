from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from procurement_rules.errors import UsageError
from procurement_rules.model.source import DeclaredTotal, FailedFile
from procurement_rules.model.verdict import Decision
from procurement_rules.report.papers import working_papers


@pytest.fixture(scope="module")
def paper(sample_working_papers, read):
    return sample_working_papers[f"审查工作底稿-{read.bureau}.docx"]


def table_rows(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_each_opinion_has_its_working_paper(sample_opinions, sample_working_papers) -> None:
    named = [name.replace("审查意见书", "审查工作底稿") for name in sample_opinions]
    assert list(sample_working_papers) == named


def test_it_begins_with_what_was_examined(paper, read) -> None:
    assert read.cells(paper, 0) == [
        ["被审查单位", read.bureau],
        ["报送文件", "目录建议.xlsx"],
        ["适用地区", "聊城市"],
        ["法规截止日", "2020年11月5日"],
        ["归类依据", "《聊城市市级政府购买服务通用类项目目录》"],
    ]


def test_an_item_has_its_place_its_coding_and_its_findings(paper, read) -> None:
    told = read.lines(paper)
    start = told.index("1. 政务大厅窗口人员劳务派遣")
    facts = dict(read.cells(paper, 1))
    assert facts["所在位置"] == "工作表“目录建议” 第 7 行"
    assert facts["预算金额"] == "1,920,000 元"
    assert facts["归类结果"] == "因禁止内容撤回。内容属于禁止购买的事项，不给编码"
    assert facts["审查结论"] == "不合规"
    assert told[start + 1] == "（1）以劳务派遣方式用工（不合规，严重）"
    labels = [line.partition("：")[0] for line in told[start + 2 : start + 6]]
    assert labels == ["问题描述", "原文证据", "定性依据", "处理建议"]


def test_the_check_table_lists_every_rule_with_its_answer(paper, sample, read) -> None:
    screening, _ = sample
    items = read.cells(paper, 3)
    assert items[0] == ["序号", "审查内容", "依据", "是", "否", "无法判断", "不适用"]
    own = [each for each in screening.verdicts if each.item.purchaser == read.bureau]
    assert len(items) - 1 == len(own[0].rules)
    said = {row[1]: row[3:] for row in items[1:]}
    assert said["以劳务派遣方式用工"] == ["1", "2", "—", "—"]
    assert said["合同要件不全"] == ["—", "—", "—", "1—2"]
    # Every rule gives every item just one answer.
    answers = Counter(outcome for verdict in own for outcome in (each.outcome for each in verdict.rules))
    counted = [
        sum(2 if cell == "1—2" else cell != "—" for cell in column)
        for column in zip(*said.values(), strict=True)
    ]
    assert counted == [
        answers[outcome] for outcome in ("violation", "compliant", "undetermined", "not_applicable")
    ]
    assert dict(zip([row[1] for row in items], [row[2] for row in items], strict=True))["没有预算安排"] == (
        "《政府购买服务管理办法》第十六条"
    )


def test_the_header_of_the_check_table_is_on_every_page(paper, read) -> None:
    first, second = read.opened(paper).tables[3].rows[:2]
    assert "w:tblHeader" in first._tr.xml
    assert "w:tblHeader" not in second._tr.xml


def test_without_the_rules_examined_there_is_no_working_paper(build, labels) -> None:
    with pytest.raises(UsageError, match=r"列不出审查事项表；请加上 --all-rules 再审查一次"):
        next(working_papers(build.screening(build.verdict()), labels))


def test_clauses_that_were_not_verified_are_named(paper, read) -> None:
    told = read.lines(paper)
    assert (
        "定性依据中尚未与正式文本核对、使用前应当核对的条款：《政府购买服务管理办法》第十条第（二）项。"
        in told
    )
    rows = read.cells(paper, 4)
    assert rows[0] == ["条款", "要旨", "核对"]
    assert rows[1] == ["财政部《政府购买服务管理办法》（财政部令第102号）"] * 3
    assert ["第十条第（二）项", "应当由政府直接履职的事项不得购买", "未核对"] in rows


def test_findings_on_several_items_are_told_after_the_items(build, ruled, labels, read) -> None:
    verdicts = [
        ruled(purchaser="甲局", name="筛查", row=2, budget=Decimal(50)),
        ruled(purchaser="乙局", name="检查", row=3),
    ]
    screening = build.screening(*verdicts, together=(build.together((0, 1)),))
    (_, data), _ = working_papers(screening, labels)
    told = read.lines(data)
    start = told.index("三、几个事项一并审查的情况")
    assert told[start + 1] == "（1）duplicate_item（不合规，严重）"
    assert told[start + 3 : start + 5] == [
        "1. “筛查”（工作表“部门目录” 第 2 行，50 元）",
        "2. “检查”（工作表“部门目录” 第 3 行，属乙局，一并列出）",
    ]
    [checks] = [rows for rows in (read.cells(data, at) for at in range(5)) if rows[0][0] == "序号"]
    assert checks[-1][1:] == ["item-submitted-twice", "—", "1", "—", "—", "—"]


def test_rows_and_files_that_were_not_judged_are_listed(build, ruled, labels, read) -> None:
    screening = build.screening(
        ruled(purchaser="甲局"),
        rejected=(build.rejected(),),
        failed=(FailedFile(file="坏.xls", reason="打不开"),),
    )
    (_, own), (name, unread) = working_papers(screening, labels)
    listed = ["目录建议.xlsx 工作表“部门目录” 第 9 行", "既无事项名称也无说明", "合计 120"]
    assert listed in [row for at in range(5) for row in read.cells(own, at)]
    assert name == "审查工作底稿-未能读取-坏.xls.docx"
    assert read.cells(unread, 0)[:2] == [["被审查单位", "报送单位"], ["报送文件", "坏.xls（未能读取）"]]
    assert "没有可以审查的事项。" in read.lines(unread)
    assert ["坏.xls", "打不开", "—"] in read.cells(unread, 1)


def test_rows_of_a_file_without_items_name_that_file(build, ruled, labels, read) -> None:
    row = build.rejected().model_copy(update={"source": build.source(9, file="b.xlsx")})
    _, (_, nobodys) = working_papers(build.screening(ruled(purchaser="甲局"), rejected=(row,)), labels)
    assert ["报送文件", "b.xlsx"] in read.cells(nobodys, 0)


def test_how_far_candidates_are_behind_is_told_in_words(build, ruled, labels, only, read) -> None:
    match = build.match(Decision.SHORTLIST, 3)
    scores = (0.0, -2.5, -7.84)
    candidates = tuple(replace(one, score=score) for one, score in zip(match.candidates, scores, strict=True))
    verdict = ruled(purchaser="甲局").model_copy(
        update={"match": match.model_copy(update={"candidates": candidates})}
    )
    facts = dict(read.cells(only(working_papers, build.screening(verdict)), 1))
    assert facts["归类结果"].endswith("B0101 备选1（首位）；B0102 备选2（略逊）；B0103 备选3（差得远）")


def test_the_amount_of_a_row_that_is_held_in_another_says_so(build, ruled, only, read) -> None:
    part = build.source(9).model_copy(update={"part_of_row": 8})
    screening = build.screening(ruled(purchaser="甲局", source=part, budget=Decimal(80_000)))
    facts = dict(read.cells(only(working_papers, screening), 1))
    assert facts["预算金额"] == "80,000 元（含于第 8 行，不重复计入）"


def test_what_is_hidden_and_sums_that_differ_are_listed_by_table(build, ruled, labels, read) -> None:
    total = DeclaredTotal(row=9, label="合计", declared=Decimal(20_000), summed=Decimal(10_000), agrees=False)
    tables = (build.table(hidden_rows=(4,), totals=(total,)), build.table(sheet="乙局"))
    screening = build.screening(
        ruled(purchaser="甲局"), ruled(purchaser="乙局", source=build.source(sheet="乙局")), tables=tables
    )
    (_, own), (_, other) = working_papers(screening, labels)
    place = "目录建议.xlsx 工作表“部门目录”"
    [listed] = [rows for rows in map(table_rows, read.opened(own).tables) if rows[0] == ["所在位置", "情况"]]
    assert listed[1:] == [
        [place, "第 4 行是隐藏的，照样审查"],
        [place, "第 9 行“合计”为 2 万元，各行相加为 1 万元"],
    ]
    assert "下列表格有隐藏的内容，或者合计与各行不符。" not in read.lines(other)


def test_a_row_of_one_file_among_several_names_it_once(build, ruled, labels, read) -> None:
    screening = build.screening(
        ruled(purchaser="甲局"), rejected=(build.rejected(),), files=("目录建议.xlsx", "其他.xlsx")
    )
    own = next(document for name, document in working_papers(screening, labels) if "甲局" in name)
    listed = ["目录建议.xlsx 工作表“部门目录” 第 9 行", "既无事项名称也无说明", "合计 120"]
    assert listed in [row for at in range(5) for row in read.cells(own, at)]


def test_versions_and_digests_are_kept(paper, sample, read) -> None:
    screening, _ = sample
    facts = dict(read.cells(paper, -2))
    assert facts["规则包校验值"] == screening.rules_digest
    assert facts["报送文件校验值：目录建议.xlsx"] == screening.input_digests[0]
    assert facts["程序版本"] == screening.program_version


def test_those_who_sign_have_their_places(paper, read) -> None:
    assert read.cells(paper, -1) == [
        ["编制人", "", "日期", "　　　　年　　月　　日"],
        ["复核人", "", "日期", "　　　　年　　月　　日"],
        ["审查单位", "（盖章）", "日期", "　　　　年　　月　　日"],
    ]


def test_where_each_item_has_its_own_day_each_tells_it(build, ruled, only, read) -> None:
    data = only(working_papers, build.screening(ruled(purchaser="甲局"), as_of=None))
    assert dict(read.cells(data, 0))["法规截止日"] == "按各事项自己的日期确定"
    assert dict(read.cells(data, 1))["法规截止日"] == "2026-09-01"
