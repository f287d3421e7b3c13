"""The label of a row that states a sum: 合计, 教育服务小计, 以上共5个项目."""

from __future__ import annotations

import re

from procurement_rules.model.source import Cell

_TOTALS = frozenset(
    {
        *("合计", "总计", "小计", "共计", "累计", "总合计", "合计数", "合计金额", "金额合计"),
        *("本页小计", "本页合计", "本页累计"),
    }
)
_STATED = re.compile(
    r"\s*(?:合\s*计|总\s*计|共\s*计|小\s*计)\s*[:：]\s*[0-9０-９¥￥人零一二三四五六七八九壹贰叁肆伍陆柒捌玖拾]"
)
_SUM = "(?:合计|总计|共计|小计|累计)"
_NUMERAL = "[0-9零一二三四五六七八九十百]"
# 会计 and 统计 are services, and so is 合计划拨; what ends with these is none.
_SUMMING = re.compile(
    f".*{_SUM}(?:数|额|金额)?"
    f"|(?:以上|上述|本表|全部|总)?(?:{_SUM}|共有?){_NUMERAL}+(?:个|项|条|笔|家|类)(?:项目|事项|服务|单位|部门)?(?:.*{_SUM})?"
    f"|{_SUM}(?:金额|资金|人民币)*(?:[大小]写.*|[零〇一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾佰仟百千万亿]+[元圆].*)"
    "|总共|汇总|汇总数|总额|总数|总金额|总和|total|subtotal"
)


def is_total(label: str) -> bool:
    """Tell whether a folded label without marks is the word for a sum and nothing else."""
    return label in _TOTALS


def sums_up(label: str) -> bool:
    """Tell whether a folded label without marks says of what it is the sum."""
    return _SUMMING.fullmatch(label) is not None


def is_stated_total(cell: Cell) -> bool:
    """Tell whether a cell holds a total and its label: 合计：3元（大写：叁元整）."""
    return isinstance(cell, str) and _STATED.match(cell) is not None
