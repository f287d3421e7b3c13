"""The row under a header that says the columns again in another script, or how to fill them in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import is_blank

_FEWEST = 3
_LONGEST = 60
_CHINESE = re.compile("[一-鿿]")
_LETTER = re.compile("[A-Za-z]")
_TYPES = frozenset(
    {
        *(
            "文本",
            "文本型",
            "文本格式",
            "字符",
            "字符型",
            "字符串",
            "数字",
            "数值",
            "数值型",
            "整数",
            "小数",
            "金额",
        ),
        *(
            "日期",
            "日期型",
            "日期格式",
            "布尔",
            "单选",
            "多选",
            "选项",
            "必填",
            "选填",
            "可选",
            "必填项",
            "选填项",
            "非必填",
        ),
    }
)
# What calls the row itself so, in place of a number.
_LABELS = frozenset(
    {
        "填写说明",
        "填报说明",
        "填表说明",
        "填写要求",
        "填报要求",
        "填表要求",
        "字段说明",
        "填写规则",
        "填报规则",
    }
)
_INSTRUCTION = re.compile(
    r"[(（]?(?:请|可|须|需|应|按照?|从)?(?:如实|据实|手工|下拉|系统|统一|准确)?(?:填|选择|选取|选|下拉|自动|系统生成|录入|输入"
    r"|保留|精确到|限|不少于|不超过|不得|不能|不要|详细|简要|如[:：]|例如|必须).*",
    re.DOTALL,
)


def remarks_on_columns(cells: Sequence[Cell]) -> bool:
    """Tell whether every text of a row translates a column's name, or says what is to be filled in there.

    Asked of the rows straight below a header only: further down, a text is an item's.
    """
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    if len(texts) >= _FEWEST and texts[0] in _LABELS:
        return True
    filled = sum(not is_blank(cell) for cell in cells)
    if len(texts) < _FEWEST or len(texts) < filled or any(len(text) > _LONGEST for text in texts):
        return False
    return all(map(_translates, texts)) or all(map(_instructs, texts))


def _translates(text: str) -> bool:
    return _LETTER.search(text) is not None and _CHINESE.search(text) is None


def _instructs(text: str) -> bool:
    return text in _TYPES or _INSTRUCTION.fullmatch(text) is not None
