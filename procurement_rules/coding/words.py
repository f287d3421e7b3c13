"""The Chinese words of this part: what officers write in a reviewed table, and what they are told."""

from __future__ import annotations

# The titles of the columns, as the annotated workbook and other tables of decisions write them.
SUGGESTED = ("建议编码", "建议代码", "建议目录编码")
DECIDED = ("认定编码", "认定代码", "改判编码", "复核编码", "确认编码", "正确编码")
OPINION = ("复核意见", "认定意见", "审核意见")
REASON = ("复核理由", "认定理由", "改判理由")

ADOPTED = "采纳"
CORRECTED = "改判"
REJECTED = "驳回"
NO_ENTRY = ("NONE", "无", "目录外", "目录中没有")

PLACE = "{file} {sheet}第 {row} 行"

NO_OPINION = "没有复核意见"
UNKNOWN_OPINION = "复核意见“{opinion}”不认识，应为：采纳、改判或驳回"
OF_A_COLUMN = "复核意见“{opinion}”是对并列几项中的一项写的，这里不能分开读；请用 review import 读回"
NOTHING_TO_ADOPT = "写了采纳，但没有建议编码，请填认定编码（目录中没有的填 NONE）"
NO_CODE_GIVEN = "写了改判，但没有认定编码，复核理由中也没有唯一的编码；目录中没有合适条目的，认定编码填 NONE"
ONLY_REJECTED = "写了驳回，但没有说应归哪里，请填认定编码（目录中没有的填 NONE）"
ADOPTED_ANOTHER = "写了采纳，认定编码 {decided} 却不是建议编码 {suggested}"
CORRECTED_NOTHING = "写了{opinion}，认定编码却与建议编码相同（{decided}）"
NOT_A_CODE = "“{text}”不是目录 {catalog} 的末级编码或条目名称"
A_GROUP = "{code} 是大类，应填末级编码"
SEVERAL_CODES = "“{text}”对应几个编码（{codes}），应只填一个"
UNSAVED_FORMULA = "“{column}”列的公式没有保存结果，请用 Excel 打开后保存"
DECIDED_THERE = "{source}（{by} {on} 认定 {code}）"
ANOTHER_HOLDS = "；同一事项另有认定，以 {other}为准"
THIS_HOLDS = "；以这一行为准，不再用 {others}"
FITS_NOTHING = "目录中没有合适的条目"
