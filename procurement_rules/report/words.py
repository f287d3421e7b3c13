"""The Chinese words of a report, as data: the model's own words and what the user reads for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from procurement_rules.model.baseline import Change, Gone
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Outcome, Severity, Stage
from procurement_rules.model.source import TableReading
from procurement_rules.model.verdict import Candidate, Decision, Evidence, Finding, Match
from procurement_rules.model.waiver import Idle, Waiver
from procurement_rules.report.groups import Group

TITLE = "政府购买服务目录建议审查报告"

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.VIOLATION: "不合规",
    Outcome.UNDETERMINED: "无法判断",
    Outcome.COMPLIANT: "合规",
    Outcome.NOT_APPLICABLE: "不适用",
}

GROUPS: Mapping[Group, str] = {
    Group.VIOLATION: "不合规",
    Group.DOUBT: "需人工核实",
    Group.MISSING: "缺少资料",
    Group.COMPLIANT: "合规",
    Group.NOT_APPLICABLE: "不适用",
}

GROUP_HINTS: Mapping[Group, str] = {
    Group.VIOLATION: "须调整或撤回",
    Group.DOUBT: "核实内容后再定",
    Group.MISSING: "补齐后即可判断",
    Group.COMPLIANT: "没有发现问题",
    Group.NOT_APPLICABLE: "没有适用的规则",
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "严重",
    Severity.WARNING: "警示",
    Severity.NOTE: "提示",
}

STAGES: Mapping[Stage, str] = {
    Stage.CATALOG: "目录编制",
    Stage.BUDGET: "预算编制",
    Stage.DEMAND: "需求管理",
    Stage.PURCHASE: "组织采购",
    Stage.CONTRACT: "合同管理",
    Stage.PERFORMANCE: "绩效管理",
}

# Of a row 其中 that breaks down the one above it.
HELD = "含于第 {row} 行，不重复计入"
EXCEPTED = "已准予例外"
SINCE = "与上次相比"
IDLE_WAIVERS = "没有起作用的豁免"

CHANGES: Mapping[Change, str] = {
    Change.NEW: "新出现",
    Change.UNCHANGED: "上次已提出",
}

SINCE_LAST = (
    "上次审查（{file}）提出的问题，已整改 {fixed} 项{withdrawn}，仍存在 {unchanged} 项；本次新出现 {new} 项。"
)
SINCE_WITHDRAWN = "，因事项撤回消除 {count} 项"

# Of findings that are resolved; the others are counted only.
RESOLVED: Mapping[Gone, str] = {
    Gone.FIXED: "事项未改动，补了资料或规则有变",
    Gone.REVISED: "事项说明已修改",
    Gone.WITHDRAWN: "事项已撤回或改名",
    Gone.COPY_WITHDRAWN: "撤回了重复的一项",
}

IDLE: Mapping[Idle, str] = {
    Idle.EXPIRED: "已过期",
    Idle.NOT_YET: "尚未生效",
    Idle.UNUSED: "所指的问题没有出现",
}

WITHDRAWN = "因禁止内容撤回"

DECISIONS: Mapping[Decision, str] = {
    Decision.ACCEPTED: "已确定",
    Decision.SHORTLIST: "备选",
    Decision.NONE: "未找到",
}

# How far behind the first candidate, in natural log odds, and what that means.
FAR_BEHIND = 6.0
_BEHIND = ((1.0, "几乎并列"), (3.0, "略逊"), (FAR_BEHIND, "明显落后"), (float("inf"), "差得远"))
FIRST = "首位"

_DIGITS = "〇一两三四五六七八九"
# Longer sums are no sums of money, and writing them out would fill pages.
_MOST_DIGITS = 15
AS_OF_EACH = "逐项确定"
UNNAMED = "（未填事项名称）"
KEY_AREAS = "重点领域"
UNVERIFIED = "条款未与正式文本核对"
NO_PURCHASER = "（未填报单位）"
OTHER_PURCHASERS = "其余 {count} 个单位"
CURE = "删去{clauses}后，本项不再涉及禁止内容（已重新审查）。"
# A quoted clause may be as long as a cell; its beginning and end are enough to find it.
_LONGEST_QUOTE = 80
CONFIDENCE_RANGE = "{low}%–{high}%"


class ChartWords(NamedTuple):
    """The words of a chart: its title, a sentence on how to read it, and what its rows are."""

    title: str
    note: str
    rows: str


BY_DEPARTMENT = ChartWords("各单位的审查结果", "项数；一项只计一次，按最严重的结论计。", "单位")
BY_STAGE = ChartWords("各环节、各类别的审查发现", "处数；几个事项合起来看的问题计一处。", "环节和类别")
MONEY_BY_CATEGORY = ChartWords(
    "各类问题涉及的金额", "万元；一项涉及几类问题的，每类都计，所以各类之和可以大于合计。", "类别"
)
BY_CONFIDENCE = ChartWords("编码的把握", "项数；把握是所选编码（或第一备选）正确的概率。", "把握")


def label(labels: Mapping[str, str], key: str) -> str:
    """Return the word for `key`; what has none is called by its id."""
    return labels.get(key) or key


def decision(match: Match) -> str:
    """Say in words whether the code can be used: 已确定, 备选五项, 未找到, 因禁止内容撤回."""
    if match.vetoed_by:
        return WITHDRAWN
    word = DECISIONS[match.decision]
    return f"{word}{_count(len(match.candidates))}项" if match.decision is Decision.SHORTLIST else word


def _count(number: int) -> str:
    return _DIGITS[number] if number < len(_DIGITS) else str(number)


def behind(rank: int, candidate: Candidate) -> str:
    """Say how the candidate of that rank, from 1, stands against the first."""
    return FIRST if rank == 1 else next(word for most, word in _BEHIND if -candidate.score <= most)


def multiplier(factor: int) -> str:
    """Say how a column's numbers were converted; nothing where they were taken as they are."""
    units = {1: "", 1_000: "千元换算为元", 10_000: "万元换算为元", 100_000_000: "亿元换算为元"}
    return units.get(factor, f"乘以 {factor:,}")


def ten_thousands(amount: Decimal) -> str:
    """Write a sum in yuan as 万元, without the unit."""
    shifted = amount.scaleb(-4)
    return str(shifted) if shifted.adjusted() >= _MOST_DIGITS else f"{shifted:,.2f}".removesuffix(".00")


def waived(waiver: Waiver) -> str:
    """Tell of an accepted exception: why, by whom, and for how long."""
    return f"{EXCEPTED}：{exception(waiver)}"


def exception(waiver: Waiver) -> str:
    """Tell of an exception, whether or not it is accepted any more: why, by whom, and for how long."""
    return f"{waiver.reason}（{waiver.approver}，{days([waiver.approved_on, waiver.expires_on])}）"


def standing(finding: Finding) -> str:
    """Say what a finding counts as: its outcome, or nothing because it is waived."""
    return OUTCOMES[finding.outcome] if finding.is_open else EXCEPTED


def change(finding: Finding) -> str:
    """Say whether a finding is new against the earlier screening; nothing where none was compared."""
    return "" if finding.change is None else CHANGES[finding.change]


def held(item: ServiceItem) -> str:
    """Say in which row's amount that of a row 其中 is held; nothing of any other."""
    row = item.source.part_of_row if item.source else None
    return "" if row is None else HELD.format(row=row)


def in_brackets(remark: str) -> str:
    """Return a remark as it is put behind a text; nothing where there is none."""
    return f"（{remark}）" if remark else ""


def issue(finding: Finding, category: str) -> str:
    """Name a finding by its category, and say so where it is waived."""
    return category if finding.is_open else f"{category}（{EXCEPTED}）"


def cure(finding: Finding, fields: Mapping[str, str]) -> str:
    """Say what to take out so that, judged again, nothing prohibited is left; nothing where that is not known."""
    if not finding.cured_by:
        return ""
    return CURE.format(clauses="、".join(_taken_out(each, fields) for each in finding.cured_by))


def _taken_out(clause: Evidence, fields: Mapping[str, str]) -> str:
    place = "" if clause.field == "description" else f"{label(fields, clause.field)}中的"
    text = " ".join(clause.text.split())
    half = _LONGEST_QUOTE // 2
    return f"{place}“{text if len(text) <= _LONGEST_QUOTE else f'{text[:half]}…{text[-half:]}'}”"


def ranges(numbers: Iterable[int]) -> str:
    """Write row numbers in rising order, those that follow each other as a stretch: 3、7–9."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    return "、".join(f"{each[0]}–{each[-1]}" if len(each) > 1 else str(each[0]) for each in stretches)


def days(known: Iterable[date]) -> str:
    """Say which days: one, or the first and the last; nothing where there is none."""
    first_to_last = sorted(set(known))
    return " 至 ".join(day.isoformat() for day in dict.fromkeys(first_to_last[:1] + first_to_last[-1:]))


def remarks(table: TableReading) -> Iterator[str]:
    """Say what a reader should know of how a table was read."""
    yield from hidden(table)
    yield from unbalanced(table)
    yield from table.notes


def hidden(table: TableReading) -> Iterator[str]:
    """Say what of a table is hidden; it is judged like the rest."""
    columns = [f"{column.column} {column.header}" for column in table.columns if column.hidden]
    if table.hidden:
        yield "这张工作表是隐藏的，照样审查"
    if table.hidden_rows:
        yield f"第 {ranges(table.hidden_rows)} 行是隐藏的，照样审查"
    if columns:
        yield f"隐藏的列，照样读取：{'、'.join(columns)}"


def unbalanced(table: TableReading) -> Iterator[str]:
    """Say which sums do not agree with the rows, or could not be compared with them."""
    for total in table.totals:
        if total.agrees is None:
            yield f"第 {total.row} 行“{total.label}”不能核对：{'、'.join(total.unread)} 的金额看不懂"
        elif not total.agrees:
            declared, summed = ten_thousands(total.declared), ten_thousands(total.summed)
            if declared != summed:
                yield f"第 {total.row} 行“{total.label}”为 {declared} 万元，各行相加为 {summed} 万元"
            else:
                # The difference is too small to be seen so.
                yield f"第 {total.row} 行“{total.label}”为 {total.declared:,f} 元，各行相加为 {total.summed:,f} 元"
