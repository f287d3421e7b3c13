"""The Chinese words of the statistics that are the program's own; those of the forms stand in the corpus."""

from __future__ import annotations

CHECK_SHEET = "核对"
SURVEY_SHEET = "调查表"
SHARES_SHEET = "重点领域和社会组织"

UNPLACED = "未归类"
UNDATED = "时间不明"
EXCLUDED = "不计入"
UNPRICED = "未填"
NOTHING = "—"

PROHIBITED = "内容属于禁止购买的：{categories}"
NO_PLACES = "《{catalog}》没有到统计类别的对照"
NO_PLACE = "编码 {code} 没有到统计类别的对照"
SPLIT_GROUP = "只确定到 {code}，其中的条目分属几个类别"
NO_YEAR = "没有填预算年度和合同开始日期"
NO_MONTH = "只知道是 {year} 年，没有填合同开始日期"
NO_PERIOD = "{year} 年不在统计期间之内"
OUT_OF_PERIOD = "{year} 年，合同开始日期 {day}，不在统计期间之内"
PART_ALONE = "第 {row} 行不计入，这一行的金额单独计入"
PART_IN_COUNTED = "金额已含在计入的第 {row} 行里，没有从中扣除"
PARTS_COUNTED = "其中 {amount} 万元由下面计入的“其中”行计入，不在小计之内"
PLACED = "按编码 {code} 归类"
PLACED_UNSURE = "按编码 {code} 归类，对照待确认"

FORM_NOTES = "说明"
SCREENED = "审查 {every} 项 = 计入 {counted} 项 + 不计入 {excluded} 项。逐项去向见“{sheet}”表。"
SUM = "计入的共 {items} 项、{amount} 万元。金额是表中填的预算金额，不是合同金额或支付金额。"
UNPRICED_NOTE = "计入的事项中 {items} 项没有填预算金额，只计项数。"
PARTS_NOTE = "计入的事项中 {items} 项是“其中”行，金额已含在上面一项里，不再相加，只计项数。"
PARTS_ALONE_NOTE = "计入的事项中 {items} 项是“其中”行，上面一项不计入，所以金额单独计入。"
UNPLACED_NOTE = "“{label}”不是原表的行：{items} 项还没有确定目录编码，或者编码没有到统计类别的对照。"
UNDATED_NOTE = "“{label}”不是原表的栏：{items} 项看不出属于哪个统计期间。"
OUTSIDE_NOTE = (
    "另有 {items} 项、{amount} 万元归不到所用模板的类别或者期间，不在合计之内，逐项见“{sheet}”表的“不计入”。"
)
UNSURE_NOTE = "{items} 项所依据的归类对照不是原表写明的，须由财政部门确认，见“{sheet}”表。"
VIOLATIONS_NOTE = (
    "计入的事项中 {items} 项的审查结论是不合规（没有预算、编码有误等），是否保留由财政部门决定。"
)
UNREAD_NOTE = (
    "未审查的 {every} 行中，{rows} 行是没能审查的事项，其余 {others} 行（合计、注等）不是事项；"
    "另有 {files} 个文件没有读出。没能审查的事项和没有读出的文件都不在统计之内。"
)

CHECK_TITLE = "统计表核对"
TOTALS = "申报合计与各行之和"
TOTALS_NOTE = "各行之和是提交的表里各项的预算金额，包括不计入统计的事项；读表时四舍五入造成的差额不算不符。"
TOTALS_HEADER = (
    "文件",
    "工作表",
    "合计单元格",
    "名称",
    "申报合计（万元）",
    "各行之和（万元）",
    "差额（万元）",
    "结果",
)
AGREES = "相符"
DIFFERS = "不符"
PARTS_TWICE = "不符，差额正好是“其中”各行之和，合计里可能重复计了“其中”"
UNCHECKED = "不能核对：{cells} 的金额看不懂"
NO_TOTAL = "无申报数"
LEFT_OUT = "{result}；{rows}没有审查，金额不在各行之和之内"
LEFT_OUT_ROW = "{cells}（{text}）"
LEFT_OUT_MORE = "等 {number} 行"
DUPLICATES = "重复申报"
DUPLICATES_NOTE = "统计照报来的数计算。同一事项只计一次的话，计入的是 {items} 项、{amount} 万元，少 {fewer} 项、{less} 万元。"
DUPLICATES_HEADER = (
    "组",
    "结果",
    "位置",
    "单位",
    "服务事项",
    "编码",
    "金额（万元）",
    "归类依据或原因",
    "审查结论",
)
COUNTED_ONCE = "留作一次"
REPEATED = "重复"
PERHAPS_REPEATED = "可能重复，未扣除"
ITEMS = "各栏由哪些事项组成"
ITEMS_HEADER = (
    "类别",
    "期间",
    "位置",
    "单位",
    "服务事项",
    "编码",
    "金额（万元）",
    "归类依据或原因",
    "审查结论",
)
SUBTOTAL = "小计 {items} 项"
PLACES = "归类对照"
PLACES_NOTE = "目录：《{catalog}》；依据：{basis}。编码相同或以它开头的都归入该类，编码长的优先。"
PLACES_HEADER = ("类别", "编码", "名称依据", "说明")
SURE = "同名或同义"
UNSURE = "待确认"
TEMPLATE_PERIODS = "统计期间按所用模板的表头：{periods}。"

REPORTER = "填报单位："
DATA = "数据依据"
MANUAL = "需人工填写"
MANUAL_REST = "需人工填写：{rest}"
ANY = "{label}：有，{sum}（{places}）"
NONE = "{label}：没有"
NONE_KNOWN = "{label}：看得出的 {known} 项中没有，另 {unknown} 项不能确定"
CANNOT_SAY = "{label}：不能确定"
SHARE = "{label} {sum}，占看得出的 {known} 项的 {share}"
NO_SHARE = "{label}：算不出比例"
COUNT = "{label} {sum}"
DIFFERENT = "{label} {number} 个"
ITEMS_ONLY = "{items} 项"
ITEMS_AND_AMOUNT = "{items} 项、{amount} 万元"
AND_MORE = "等 {number} 项"
BASE = "审查的 {items} 项"
LACKING = "“{field}”没有填或看不出的 {items} 项"

SHARES_TITLE = "重点领域和社会组织的占比"
AREAS = "重点领域"
AREAS_BASIS = (
    "依据：{basis}，{since} 起施行。按事项的名称和说明标注；一项可以属于几个领域，各领域之和可以大于小计。"
)
AREAS_NOT_BOUND = "{place}不在{basis}的施行范围内，没有标注重点领域，不算占比。"
AREAS_HEADER = ("领域", "项数", "占项数", "金额（万元）", "占金额")
ANY_AREA = "至少属于一个重点领域"
NO_AREA = "不属于重点领域"
BASE_ROW = "小计"
TOO_EARLY = "{items} 项适用 {since} 以前的法规，没有标注，不在小计之内。"
NO_DESCRIPTION = "{items} 项没有说明，只按名称标注，可能漏标。"
NO_BUDGET = "{items} 项没有填预算金额，不在金额之内。"
PROHIBITED_LEFT_OUT = "内容属于禁止购买的 {items} 项不在占比之内。"
SUPPLIERS = "向{label}购买"
SUPPLIERS_BASIS = "依据：{basis}。比例按填了“{field}”的事项计算。"
SUPPLIERS_NOT_BOUND = "{basis}对本次审查的事项没有约束力，比例只供参考，按填了“{field}”的事项计算。"
SUPPLIERS_HEADER = ("承接主体", "项数", "占项数", "金额（万元）", "占金额")
SUPPLIER_APART = (
    "“{row}”{items} 项，表中写的是{said}，不是“{field}”可填的内容；看得出不是{label}，单列一行，计入小计。"
)
NO_SUPPLIER = "“{field}”没有填或看不出的 {items} 项，占 {share}，不在小计之内，所以比例只代表看得出的事项。"
NO_SUPPLIERS = "没有一项填了“{field}”，算不出比例。"
