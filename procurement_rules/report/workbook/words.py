"""The Chinese words of the Excel forms that are their own; all others are the report's."""

from __future__ import annotations

from collections.abc import Mapping

from procurement_rules.report.groups import Group
from procurement_rules.report.words import EXCEPTED

AUTHOR = "政府购买服务审查程序"
COMMENT_HEAD = "审查："
ANNOTATED_SUFFIX = "（审查批注）"

RESULT = "审查结果"
CODE = "建议编码"
CODE_NAME = "建议目录名称"
PROBLEM = "问题"
REMEDY = "处理建议"
OPINION = "复核意见"
REASON = "复核理由"
IN_COLUMN = "【{column} 列】"
KEY = "问题编号"

OPINIONS = ("采纳", "驳回", "改判")
OPINION_HINT = (
    "采纳：同意程序的结论；驳回：不同意，写明理由、批准人和有效期；改判：另定编码，写在复核理由里。"
)
OPINIONS_HINT = (
    "这一行并列 {count} 个事项，每项写一行并注明是哪一列的，如：{first}采纳。其余各列也可以这样分开写。"
)

RESULTS: Mapping[Group, str] = {
    Group.VIOLATION: "不合规",
    Group.DOUBT: "无法判断（需人工核实）",
    Group.MISSING: "无法判断（缺少资料）",
    Group.COMPLIANT: "合规",
    Group.NOT_APPLICABLE: "不适用",
}
UNSCREENED = "未审查"

BASIS = "依据"
QUOTE = "原文"
MISSING = "缺"
SHORTLIST = "备选，请选定"
NEAREST = "最接近的是"
TOGETHER = "涉及"
WITH_OTHERS = "与其他事项合起来看"

SUMMARY = "审查汇总"
SUMMARY_TITLE = "政府购买服务目录建议审查汇总"
GROUP_COLOURS: Mapping[Group, str] = {
    Group.VIOLATION: "红色",
    Group.DOUBT: "橙色",
    Group.MISSING: "黄色",
    Group.COMPLIANT: "绿色",
    Group.NOT_APPLICABLE: "灰色",
}
NOT_JUDGED = (
    "没有写进所提交表格的情况：程序只读表格中的文字，没有查阅其他材料，也没有核实所填内容是否真实。",
    "购买的必要性、价格是否合理、绩效目标是否恰当、承接主体有无能力履约，须由有关单位研究决定。",
    "规则没有收录的法规，以及法规截止日之后的修改。“合规”只表示在已收录的规则内没有发现问题，不等于批准。",
)
HOW_TO_REVIEW = (
    f"在各表右侧的“{OPINION}”选采纳、驳回或改判，在“{REASON}”写明理由；“{KEY}”用来读回复核意见，请勿改动。",
    "原表各列没有改动；有问题的单元格加了批注，鼠标移到红色三角上可看原文和条款。",
)

KEPT_SIMPLIFIED = "图表已保留，但部分格式可能与原文件不同"
RENAMED = "文件名有特殊字符、太长或者只与另一文件差大小写，批注另取了各种系统都能用的名字"
REBUILT = "本文件由程序按读到的内容重新制成，行号和列与原文件一致，格式不是原文件的"
NOT_OPENED = "原工作簿有程序不能改写的内容，批注写在按读到的内容重新制成的表格里，格式不是原文件的"
LOSSES = "没有保留的内容"
AS_SUBMITTED = "隐藏的内容、合计和读表的提示"
NOT_PRINTED = (
    "工作表“{sheet}”设有打印区域，照原样保留，打印时不含审查意见各列；要打印审查意见，请取消打印区域。"
)

LEDGER_TITLE = "政府购买服务问题整改台账"
LEDGER_SHEET = "整改台账"
RESOLVED = "已消除"
RESOLVED_TITLE = "上次审查（{file}）提出、本次已消除的问题：{count} 项"
WHY = "消除情况"
PURCHASER = "单位"
FILE = "文件"
SHEET = "工作表"
ROW = "行"
ITEM = "服务事项"
CATEGORY = "类别"
STAGE = "环节"
OUTCOME = "结论"
DESCRIPTION = "问题描述"
EVIDENCE = "原文证据"
STATUS = "整改状态"
OWNER = "责任人"
DEADLINE = "整改期限"
APPROVER = "批准人"
VALID_UNTIL = "有效期至"
NOT_PUT_RIGHT = "未整改"
STATUSES = (NOT_PUT_RIGHT, "整改中", "已整改", "不予整改", EXCEPTED)
# What forms of bureaus call the columns; the title itself goes first, then these in their order.
ALIASES: Mapping[str, tuple[str, ...]] = {
    KEY: ("编号", "问题序号", "序号"),
    PURCHASER: ("单位名称", "部门", "部门名称", "填报单位", "购买主体", "被审查单位", "整改单位"),
    FILE: ("文件名", "文件名称", "报送文件"),
    SHEET: ("工作表名称", "表名"),
    ROW: ("行号", "所在行"),
    ITEM: ("事项", "事项名称", "服务事项名称", "服务项目", "服务项目名称", "项目名称", "项目"),
    CATEGORY: ("问题类别", "问题类型", "类型"),
    STAGE: ("所属环节", "阶段"),
    OUTCOME: ("审查结论", "审查结果"),
    DESCRIPTION: ("问题", "存在问题", "存在的问题", "发现的问题", "主要问题", "问题内容"),
    EVIDENCE: ("原文", "证据"),
    BASIS: ("审查依据", "定性依据", "法规依据", "政策依据", "法律依据", "依据条款", "条款"),
    REMEDY: ("处理意见", "整改建议", "整改意见", "整改要求"),
    STATUS: ("整改情况", "整改进度"),
    OWNER: ("整改责任人", "负责人"),
    DEADLINE: ("整改时限", "完成时限", "期限"),
    OPINION: ("审核意见",),
    REASON: ("理由",),
    APPROVER: ("审批人",),
    VALID_UNTIL: ("有效期", "有效期限"),
}
