"""The Chinese words of reading that are no names of fields."""

from procurement_rules.model.field import MonthEnd

READ_AS = "后缀是 {suffix}，内容其实是{kind}，已按{kind}读取"
SEVERAL_YEARS = "几个年度的预算列：{columns}；预算金额取 {chosen}（{why}），要取别的列用 --map 列名=budget"
AS_MAPPED = "按指定的对应"
WITHOUT_YEAR = "不分年度"
STATED_YEAR = "表名写明 {year} 年"
SCREENED_YEAR = "表名没有写明年度，取审查所适用日期所在的 {year} 年"
LATEST_YEAR = "表名没有写明年度，取最近的 {year} 年"
LATEST_YEAR_SO_FAR = "表名没有写明年度，取最近的 {year} 年；审查时写明 --as-of 的，取那一天所在的年度"
OTHER_YEAR = "表名写明 {stated} 年而没有这一年的列，取最近的 {year} 年"
UNIT_OF_FILE = "表里没有写购买主体，按文件名认作“{unit}”，请核对"
UNIT_OF_FOLDER = "表里没有写购买主体，按文件夹名认作“{unit}”，请核对"
SUMMED = "没有写总额的列，预算金额是各分项之和：{columns}"
ONE_PART = "没有写总额的列，预算金额只是 {column}"
ONLY_PARTS = "没有写总额的列，分项不能相加（带“其中”或有重复），预算金额没有读入：{columns}；可用 --map 列名=budget 指定"
FORM_ABOVE = "第 {row} 行以上像一份表单，下面是事项表：只审查事项表里的行，表单里的内容请另看"
UNIT_ROWS = "第 {row} 行这样只写单位的行，认作其下各行的购买主体"
PARTS = "“其中”共 {rows} 行（最先是第 {first} 行），照样审查；金额已含在上面一行里，合计和统计只计一次"
PARTS_EXCEED = "第 {row} 行下面的“其中”共 {parts} 元，多于该行的 {whole} 元"
TOTAL_UNREAD = "第 {row} 行的合计没有核对：{cell} {reason}"
MONTH_READ = "{label}（{column}）有只写年月的，按{day}读取"
DAY_OF_MONTH = {MonthEnd.FIRST: "当月第一天", MonthEnd.LAST: "当月最后一天"}

# In a mapping: the column is not read.
IGNORE = "忽略"

HIDDEN = "是隐藏的文件或文件夹，不读"
LINKED_FOLDER = "是指向别处文件夹的链接，不往里读"
LOCK_FILE = "是 Excel 或 WPS 留下的锁文件，里面没有表格"
UNKNOWN_KIND = "不支持后缀 {suffix}，不是表格"
NO_SUFFIX = "没有后缀，不是表格"
