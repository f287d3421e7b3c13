"""Texts that stand around a table and are none of its items: signatures, remarks, page numbers, opinions."""

from __future__ import annotations

import re

# No label of a form is longer; what is longer need not be folded.
LONGEST_LABEL = 40
BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_PEOPLE = "填表|制表|填报|编制|经办|审核|复核|审批|审签|签发|批准|校对|联系|承办|主管|分管"
# A label stands alone or before a colon: 审核人：张三 is a note, 审核人员培训 is a service.
_SIGNATURE = re.compile(
    f"(?:(?:{_PEOPLE})人|(?:单位|部门|财务|科室|项目|分管|主管|主要|院|校|局)?(?:负责人|领导)|联系电话|联系方式"
    "|(?:填表|填报|制表|编制|审核|审批|签字|盖章)(?:日期|时间)|(?:填表|填报|编制)说明)(?:[:：].*)?"
    f"|(?:{_PEOPLE}|电话|手机|日期|时间|传真|邮箱|地址)[:：].*"
    "|(?:填报单位|申报单位|单位盖章|盖章|签字|签章|签名)[:：].*"
    "|(?:上级|主管部门|财政部门|财政局|预算科|业务科室|单位|部门|科室|局党组|局长|分管领导|主管领导|分管局长|领导"
    "|分管负责人|审核|审批|审查|初审|复审|会审)+(?:审核|审批|审查)?意见(?:[:：].*)?"
    "|备注|附注|注",
    re.DOTALL,
)
_REMARK = re.compile(r"(?:备注|附注|注|说明|附表|附件|附|另附)\d*[:：].*", re.DOTALL)
_DAY = r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?"
# Below a table or its signature, and nothing beside it.
_ALONE = re.compile(
    r"[(（]?(?:以下(?:空白|为空|无正文)|(?:此|本)页(?:以下)?无正文|续下页|接下页|转下页|接上页)[)）]?"
    rf"|\s*{_DAY}\s*"
    r"|[(（]\s*(?:单位|部门)?\s*(?:公章|盖章|印章|签章|签字|签字盖章|章)\s*[)）]"
    r"|[-—\s]*第?\s*[0-9]+\s*页[\s,，、/／(（]*(?:共\s*[0-9]+\s*页)?[)）\s—-]*"
    r"|[※*＊★☆▲△]\s*\S.*"
    r"|(?:以上|上述|上表|本表|此表)(?:所列|所报|各项|全部)*"
    r"(?:项目|事项|服务|金额|内容|数据|资金|情况|预算|填报|一式|仅供|由|经|均|为|是|所).*",
    re.DOTALL,
)
_NUMBERED = re.compile(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．)）].+", re.DOTALL)

# 本单位2024年无政府购买服务项目.
_NONE = re.compile(
    r"(?:(?:本|我)(?:单位|部门|级|局|委|办|镇|乡|街道|中心|院|校))?\s*(?:今年|本年度?|当年|[0-9]{4}年度?)?\s*(?:暂|均|尚)?"
    r"(?:无|没有|未安排|未编制|不涉及)\s*(?:政府)?(?:购买服务|采购)?(?:类)?(?:项目|事项|计划|需求|预算)[。.]?"
)


def says_none(text: str) -> bool:
    """Tell whether a text says that there is nothing to buy."""
    return _NONE.fullmatch(text.strip()) is not None


def is_signature(text: str) -> bool:
    """Tell whether a text is a signature, a date of filling in or an instruction, and no content."""
    start = BRACKETED.sub("", text[:LONGEST_LABEL].strip())
    return signs(start) or is_remark(start)


def signs(start: str) -> bool:
    """Tell whether a text without its brackets says who filled the form in, when, and who agreed."""
    return _SIGNATURE.fullmatch(start) is not None


def is_remark(start: str) -> bool:
    """Tell whether a text without its brackets calls itself a remark."""
    return _REMARK.fullmatch(start) is not None


def stands_alone(text: str) -> bool:
    """Tell whether a text that fills a row by itself is about the table or the page."""
    return _ALONE.fullmatch(text) is not None


def is_numbered(text: str) -> bool:
    """Tell whether a text is a numbered line, which goes on with a note above it."""
    return _NUMBERED.fullmatch(text) is not None
