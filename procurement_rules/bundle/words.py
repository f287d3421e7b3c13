"""The Chinese words of this part."""

from __future__ import annotations

EXPECTED = "screen --bundle 写出的 .zip"
FETCH_AGAIN = "重新取得证据包，核对它的 SHA-256"

ALTERED = "{name} 内容有改动（校验码不符）"
LACKING = "缺少 {name}"
ADDED = "多出 {name}"

VERDICTS_DIFFER = "{place}的结论与包内不同：{name}"
LINE_DIFFERS = "{name} 第 {line} 行与包内不同"
MORE_DIFFER = "还有 {count} 处与包内不同，没有一一列出"
VERDICTS_MORE = "重新审查得出的行数与包内不同：包内 {packed} 行，现在 {again} 行"
REPORT_DIFFERS = "结论相同，{name} 的其他内容（未审查的行、表的读法或名称）与包内不同"
UNNAMED = "（没有名称）"
