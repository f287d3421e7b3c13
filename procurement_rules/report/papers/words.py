"""The Chinese words of the papers' own, and how figures, days and sums are put into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from procurement_rules.model.rule import Outcome

OPINION = "审查意见书"
WORKING_PAPER = "审查工作底稿"
SUBJECT = "政府购买服务目录建议"
NO_DEPARTMENT = "未填报单位"
UNREAD = "未能读取-{file}"
SUBMITTER = "报送单位"
UNREAD_FILE = "{file}（未能读取）"


class Style(StrEnum):
    """The styles of a paper, by the names that Word shows."""

    TITLE = "公文标题"
    ADDRESSEE = "公文主送"
    BODY = "公文正文"
    HEADING_1 = "公文一级标题"
    HEADING_2 = "公文二级标题"
    HEADING_3 = "公文三级标题"
    SIGNATURE = "公文落款"
    TABLE_TEXT = "公文表格文字"
    TABLE = "公文表格"


# Our Normal in a template that has one of its own: what our styles are based on there.
BASE_STYLE = "公文基准"

# What stands in the check table: does the item do what the rule forbids?
ANSWERS: Mapping[Outcome, str] = {
    Outcome.VIOLATION: "是",
    Outcome.COMPLIANT: "否",
    Outcome.UNDETERMINED: "无法判断",
    Outcome.NOT_APPLICABLE: "不适用",
}

# How an item stands by the worst that is said of it, alone or together with others.
RESULTS: Mapping[Outcome, str] = {
    Outcome.VIOLATION: "存在问题",
    Outcome.UNDETERMINED: "需补正",
    Outcome.COMPLIANT: "未发现问题",
}
RESULT = "共审查事项 {every}。其中：{parts}。"
TALLY = "{items} 项，预算金额 {amount}"
TALLY_PARTLY = "{items} 项，预算金额 {amount}（{unpriced} 项未填预算金额）"
TALLY_UNPRICED = "{items} 项，未填预算金额"
EACH_ITS_DAY = "按各事项自己的日期确定"
NOTHING_SCREENED = "没有可以审查的事项。"

DESCRIPTION = "问题描述"
EVIDENCE = "原文证据"
BASIS = "定性依据"
REMEDY = "处理建议"
ITEMS = "涉及事项"
SUPPLY = "需补正"
FILL_IN = "补填{fields}"
CONFIRM = "就上述情形作出说明或者更正，并附依据材料"
NOT_GIVEN = "未填"
EXCEPTION = "准予例外"
EXCEPTION_TOLD = "理由：{reason}；批准人：{approver}；有效期至{until}。"
UNREADABLE = "填报的值无法识别"
FILE_UNREAD = "文件未能读取"
UNFINISHED = "未能审查的行和不符的合计"
NOT_JUDGED = "{place}没有审查：{reason}{text}。"
UNBALANCED = "{place}{remark}。"
UNFINISHED_REMEDY = "补填或者更正后重新报送。"
UNREADABLE_REMEDY = "更正后重新报送。"

OPENING = (
    "对报送的政府购买服务目录建议（{files}），按照{place}适用的法规（法规截止日：{day}）进行了审查，"
    "归类依据是《{catalog}》。现提出如下意见："
)
UNREAD_OPENING = "报送的政府购买服务目录建议（{file}）未能读取，其中的事项没有审查。现提出如下意见："
OVERALL = "总体情况"
PROBLEMS = "存在的问题"
SUPPLEMENTS = "需补正的事项"
EXCEPTIONS = "已准予的例外"
IN_ORDER = "未发现问题的事项"
SINCE = "与上次审查相比"
RESOLVED = "{number}. “{name}”：{message}（{why}）。"
REQUESTS = "有关要求"

EXAMINED = "被审查单位"
FILES = "报送文件"
JURISDICTION = "适用地区"
LAW_DAY = "法规截止日"
CATALOG = "归类依据"

PLACE = "所在位置"
NAME = "事项名称"
EXPLANATION = "说明"
CODING = "归类结果"
CODED = "{decision}：{code} {name}（把握 {confidence}）"
CANDIDATE = "{code} {name}（{behind}）"

PROGRAM = "程序版本"
ENGINE = "引擎"
RULES_VERSION = "规则包版本"
RULES_DIGEST = "规则包校验值"
CATALOG_DIGEST = "目录校验值"
FILE_DIGEST = "报送文件校验值：{file}"

CONCLUSION = "审查结论"
WITH_EXCEPTION = "{conclusion}（有已准予的例外）"
ITEM_BY_ITEM = "逐项审查情况"
TOGETHER = "几个事项一并审查的情况"
CHECK_TABLE = "审查事项表"
REGISTER = "所依据的条款"
NOT_SCREENED = "未审查的内容"
TABLES = "隐藏的内容和合计"
VERSIONS = "版本与校验值"
SIGNATURES = "签署"

CHECK_TABLE_HEADER = ("序号", "审查内容", "依据", *ANSWERS.values())
CHECK_TABLE_NOTE = (
    "下表列出对本单位事项逐项审查过的全部规则。"
    "“是”指有该情形，“否”指没有；表中数字是“逐项审查情况”中的事项序号，“—”表示没有。"
)
REGISTER_NOTE = "下表列出定性依据和审查规则所引的条款；“要旨”是对条款内容的概括，不是原文。"
REGISTER_HEADER = ("条款", "要旨", "核对")
VERIFIED = "已核对"
UNVERIFIED = "未核对"
SOME_UNVERIFIED = "定性依据中尚未与正式文本核对、使用前应当核对的条款：{clauses}。"
ALL_VERIFIED = "定性依据中的条款均已与正式文本核对。"
REJECTED_NOTE = (
    "下列行或者文件没有审查，请复核。一张表里有几个单位的，不能确认行属于哪个单位，各单位的底稿都列出。"
)
TABLES_NOTE = "下列表格有隐藏的内容，或者合计与各行不符。"
TABLES_HEADER = ("所在位置", "情况")
REJECTED_HEADER = ("所在位置", "原因", "内容")
DIGEST_NOTE = "校验值是 SHA-256，用来确认文件与审查时相同。"
BEFORE_ISSUE = "签发前核对：下列条款尚未与正式文本核对，核对无误后删去本段："
NO_DEPARTMENT_NOTE = "下列事项没有写明填报单位，请报送单位认领并补填单位名称。"
REVISED = "请对照上述意见整改、补正后重新报送。"
DEADLINE = "重新报送期限"
ACCEPTED = "请按规定办理后续手续。"
AS_SUBMITTED = "本意见依据所报内容作出；所报内容有变动的，应当重新报送审查。"

PREPARER = "编制人"
REVIEWER = "复核人"
UNIT = "审查单位"
SEAL = "（盖章）"
DAY = "日期"
BLANK_DAY = "　　　　年　　月　　日"
BLANK_NAME = "　　　　　　"
NONE = "—"
SHARED = "{items} 项，其中本单位 {own}"
FOREIGN_ITEM = "属{department}，一并列出"

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def numeral(number: int) -> str:
    """Write 1-9999 as headings are numbered: 一, 十二, 一百零三."""
    written = ""
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit != "0":
            written += _DIGITS[int(digit)] + _PLACES[place]
        elif written and not written.endswith(_DIGITS[0]):
            written += _DIGITS[0]
    written = written.rstrip(_DIGITS[0])
    return written.removeprefix("一") if written.startswith("一十") else written


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers in rising order, neighbours joined: 1—3、7."""
    return "、".join(str(first) if first == last else f"{first}—{last}" for first, last in _runs(numbers))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = number
        elif number != last + 1:
            yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def day(value: date) -> str:
    """Write a day as official papers do: 2020年11月5日."""
    return f"{value.year}年{value.month}月{value.day}日"
