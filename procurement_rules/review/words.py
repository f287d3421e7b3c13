"""The Chinese words of this part: what reviewers write in a reviewed table, and what they are told."""

from __future__ import annotations

from collections.abc import Mapping

from procurement_rules.model.baseline import Gone
from procurement_rules.model.waiver import Idle

# The titles of the columns, as the annotated workbook and the ledger write them.
OPINION = "复核意见"
REASON = "复核理由"
APPROVER = "批准人"
VALID_UNTIL = "有效期至"
KEY = "问题编号"
SUGGESTED = "建议编码"
DECIDED = "认定编码"

ADOPTED = "采纳"
REJECTED = "驳回"
CORRECTED = "改判"

# In the reasons: “问题1、3：……” says which of a row's numbered problems are meant.
PROBLEM = "问题"

PLACE = "{file} {sheet}第 {row} 行"
# Behind the place of a row of several items, and before what is written of one of them.
IN_COLUMN = "【{column} 列】"
COLUMN = "{column} 列"
GRANTED_AT = "{place}，{by} 录入"
BETWEEN = "、"

TAKEN_ADOPTED = "采纳，{count} 个问题成立"
TAKEN_WITHOUT_PROBLEM = "采纳，没有问题"
TAKEN_REJECTED = "驳回，记入豁免：{keys}（批准人 {approver}，有效期至 {until}）"
TAKEN_CORRECTED = "改判，记入先例：{code}"
NOTHING_FITS = "目录中没有合适的条目"

NO_COLUMNS = "没有复核的列"
NO_COLUMNS_HERE = "填了复核意见，上方却没有复核的列名"
NO_COLUMNS_EXPECTED = f"一行列名，其中有“{OPINION}”和“{KEY}”"
NO_COLUMNS_REMEDY = "用 screen --annotated 写出的工作簿或 screen --ledger 写出的台账填写复核意见"

CALCULATED = "{title}“{text}”是公式或公式的错误值，不是文字；把要写的话直接填入单元格"
NO_OPINION = "写了理由等内容，没有选复核意见"
UNKNOWN_OPINION = "复核意见“{opinion}”不认识，应为：采纳、驳回或改判"
NO_KEY = "没有问题编号，没有可以驳回的问题"
UNKNOWN_KEY = "问题编号“{key}”不在审查结果里，核对是否改动过，或给错了审查结果"
OTHER_KEY = "问题编号“{key}”是“{name}”的，与这一行的事项不符，核对编号是否改动过或错了位"
LOST_KEYS = "问题编号不全，这一项还有 {keys}，核对编号是否删去了"
NO_KEY_NO_ITEM = "没有问题编号，也看不出是审查过的哪一项，核对编号和名称是否改动过"
WHICH_PROBLEM = "这一行有 {count} 个问题，没有写明驳回哪一个；在复核理由中写“问题1：……”，或在台账中逐条填写"
NO_SUCH_PROBLEM = "复核理由提到问题{number}，这一行只有 {count} 个问题"
WHICH_ITEM = "这一行并列 {count} 个事项（{columns}），没有写明意见是对哪一项的；每项写一行并注明是哪一列的，如“【{first} 列】采纳”"
NO_ITEM_THERE = "写了 {column} 列，这一行的事项在 {columns}"
NO_REASON = "驳回没有写复核理由"
NO_COLUMN = "驳回须写{title}，复核意见右侧没有这一列；在那里加上这一列，或在台账中填写"
NO_APPROVER = "驳回没有写批准人"
NO_END = "驳回没有写有效期至"
NOT_A_DAY = "有效期至“{text}”不是日期：{reason}"
ENDED = "有效期至 {until} 早于认定日期 {on}"
ITEM_UNKNOWN = (
    "改判不知道是哪一项：这一行与审查时的同一行不是同一事项，或问题涉及几项；在批注工作簿中逐项改判"
)
CONTRADICTED = "问题 {keys} 的意见前后不一：另有一行写了{opinion}（{place}）"

RECORD_EXPECTED = "screen --output 写出的 .json 或 .jsonl"
RECORD_REMEDY = "用现在的程序重新审查，把结果存成 .jsonl"

WAIVED = "豁免：{count} 个问题按 {day} 有效的豁免不计入结论"
IDLE_WAIVER = "豁免 {finding} {why}：{item}（批准人 {approver}，有效期至 {until}）"
IDLE: Mapping[Idle, str] = {
    Idle.EXPIRED: "已过期",
    Idle.NOT_YET: "尚未生效",
    Idle.UNUSED: "没有用到，所指的问题没有出现",
}
COMPARED = "与 {file} 相比：新出现 {new} 个问题，上次已提出 {unchanged} 个，已消除 {resolved} 个，本次没有报送 {absent} 个"
GONE_FINDING = "{why}：{item}，{message}"
# Of findings that are resolved; the others are counted only.
GONE: Mapping[Gone, str] = {
    Gone.FIXED: "已消除（事项未改动，补了资料或规则有变）",
    Gone.REVISED: "已消除（事项说明已修改）",
    Gone.WITHDRAWN: "已消除（事项已撤回或改名）",
    Gone.COPY_WITHDRAWN: "已消除（撤回了重复的一项）",
}
