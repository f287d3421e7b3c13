"""The summary sheet counts what stands in the file, and says by what it was judged."""

import io
from decimal import Decimal

from openpyxl import load_workbook

from procurement_rules.model.baseline import Change, Gone
from procurement_rules.model.source import DeclaredTotal
from procurement_rules.model.waiver import Idle
from procurement_rules.report.workbook.package import new_workbook, saved
from procurement_rules.report.workbook.summary import add_summary


def rows_of(screening, labels, file="目录建议.xlsx"):
    workbook = new_workbook()
    workbook.create_sheet("目录")
    add_summary(workbook, screening, labels, file)
    content = io.BytesIO(saved(workbook))
    sheet = load_workbook(content)["审查汇总"]
    return [tuple(value for value in row if value is not None) for row in sheet.iter_rows(values_only=True)]


def test_run_counts_categories_and_what_is_missing(build, labels):
    screening = build.screening(
        build.verdict(build.violation(), build.lack()),
        build.verdict(build.lack()),
        build.verdict(),
        rejected=(build.rejected(),),
        input_digests=("ab" * 32,),
    )
    rows = rows_of(screening, labels)
    for row in (
        ("文件校验码", "abababababab"),
        ("法规截止日", "2026-09-01"),
        ("规则版本", "2026.1（校验码 3f2a91c0b7de）"),
        ("程序版本", "0.1.0（引擎 plain）"),
        ("审查结果：读入 4 行 = 审查 3 项 + 未审查 1 行",),
        ("不合规", 1, "红色", "须调整或撤回"),
        ("无法判断（缺少资料）", 1, "黄色", "补齐后即可判断"),
        ("合规", 1, "绿色", "没有发现问题"),
        ("劳务派遣", 1, 0),
        ("预算金额 / 是否已列入预算", 2, "没有预算"),
        ("工作表“部门目录” 第 9 行", "既无事项名称也无说明：合计 120"),
        ("部门目录", "联系人"),
    ):
        assert row in rows


def test_what_is_hidden_and_sums_that_differ_are_told(build, labels):
    (table,) = build.screening().tables
    total = DeclaredTotal(
        row=9, label="合计", declared=Decimal(120_000), summed=Decimal(90_000), agrees=False
    )
    hidden = table.model_copy(update={"hidden": True, "hidden_rows": (4, 5), "totals": (total,)})
    rows = rows_of(build.screening(tables=(hidden,)), labels)
    at = rows.index(("隐藏的内容、合计和读表的提示",))
    assert rows[at + 1 : at + 4] == [
        ("部门目录", "这张工作表是隐藏的，照样审查"),
        ("部门目录", "第 4–5 行是隐藏的，照样审查"),
        ("部门目录", "第 9 行“合计”为 12 万元，各行相加为 9 万元"),
    ]
    assert ("隐藏的内容、合计和读表的提示",) not in rows_of(build.screening(), labels)
    twice = rows_of(build.screening(tables=(hidden, hidden.model_copy(update={"totals": ()}))), labels)
    assert twice.count(("部门目录", "这张工作表是隐藏的，照样审查")) == 1


def test_only_the_items_of_the_file_count(build, labels):
    other = build.verdict(build.violation()).model_copy(deep=True)
    elsewhere = other.item.model_copy(update={"source": build.source(3, file="别的.xlsx")})
    screening = build.screening(
        build.verdict(), other.model_copy(update={"item": elsewhere}), files=("目录建议.xlsx", "别的.xlsx")
    )
    assert ("不合规", 0, "红色", "须调整或撤回") in rows_of(screening, labels)
    assert ("不合规", 1, "红色", "须调整或撤回") in rows_of(screening, labels, "别的.xlsx")


def test_findings_on_several_items_are_told_with_their_places(build, labels):
    verdicts = (build.verdict(row=2), build.verdict(row=5))
    rows = rows_of(build.screening(*verdicts, together=(build.together((0, 1)),)), labels)
    told = (
        "duplicate_item",
        "【不合规】这几行是同一事项。（涉及 工作表“部门目录” 第 2 行、工作表“部门目录” 第 5 行）",
    )
    assert told in rows


def test_a_waived_finding_on_several_items_is_told_as_an_exception(build, labels):
    verdicts = (build.verdict(row=2), build.verdict(row=5))
    together = (build.together((0, 1), waiver=build.waiver()),)
    rows = rows_of(build.screening(*verdicts, together=together), labels)
    assert [row[1][:7] for row in rows if row[0] == "duplicate_item"] == ["【已准予例外】"]


def test_waivers_that_did_nothing_are_listed(build, labels):
    idle = (build.idle(Idle.EXPIRED), build.idle(Idle.UNUSED, name="=1+1"))
    rows = rows_of(build.screening(screened_on=build.day, idle_waivers=idle), labels)
    told = "过渡期内继续执行。（张三，2026-01-01 至 2026-12-31）"
    at = rows.index(("没有起作用的豁免",))
    assert rows[at + 1 : at + 3] == [
        ("甲局 “食堂劳务派遣服务”", f"已过期（0123456789ab）：{told}"),
        ("甲局 “=1+1”", f"所指的问题没有出现（0123456789ab）：{told}"),
    ]
    assert ("没有起作用的豁免",) not in rows_of(build.screening(), labels)


def test_what_has_changed_since_is_counted_for_the_purchasers_of_the_file(build, labels):
    baseline = build.baseline(build.gone(Gone.REVISED), build.gone(Gone.FIXED, purchaser="乙局"))
    verdict = build.verdict(build.violation(change=Change.NEW), purchaser="甲局")
    rows = rows_of(build.screening(verdict, baseline=baseline), labels)
    at = rows.index(("与上次相比",))
    assert rows[at + 1 : at + 3] == [
        ("上次审查（上次.jsonl）提出的问题，已整改 1 项，仍存在 0 项；本次新出现 1 项。",),
        ("甲局 “门卫劳务派遣”", "已消除（事项说明已修改）：以服务名义购买劳务派遣用工。"),
    ]
    assert not [row for row in rows if "乙局" in str(row)]
    assert ("与上次相比",) not in rows_of(build.screening(verdict), labels)
