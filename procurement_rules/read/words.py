"""The Chinese words of reading that are no names of fields."""

TABLE = "表{number}"
READ_AS = "后缀是 {suffix}，内容其实是{kind}，已按{kind}读取"
# In a mapping: the column is not read.
IGNORE = "忽略"

FOLDER_WITHIN = "是文件夹里的文件夹，不往里读"
LOCK_FILE = "是 Excel 或 WPS 留下的锁文件，里面没有表格"
UNKNOWN_KIND = "不支持后缀 {suffix}，不是表格"
NO_SUFFIX = "没有后缀，不是表格"
