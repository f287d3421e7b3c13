"""Paragraphs beside the tables of a document that speak of a purchase: they are read into nothing, and that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procurement_rules.read.cells.cell_text import quoted
from procurement_rules.read.words import LOOSE_TEXTS, MORE_TEXTS

# An amount, or that one means to buy: who lists what is bought writes 采购 by itself in every title.
_PURCHASE = re.compile(
    r"[0-9][0-9,，.]*\s*[百千万亿]{0,2}元"
    r"|(?:另|还|需|拟|计划|准备|申请|新增|增加|追加)[^，,。；;]{0,12}"
    r"(?:购买|采购|购置|聘请|聘用|委托|租赁|租用|外包)"
)
# Titles, totals, opinions, and how the table is to be filled in.
_ABOUT_TABLE = re.compile(
    r"[(（※*＊★☆▲△]?\s*(?:总计|合计|共计|累计|小计|以上|上述|上表|本表|此表|备注|附|另附|注|说明|[填编]\S{0,3}说明|根据|依据|按照)"
    r"|[^:：]{0,12}意见\s*[:：]"
    r"|.*(?:填写|填报|填列|填入|单位[:：为]|为单位)"
    r"|[^，,。；;]*(?:表|目录|清单|明细|计划|项目|事项|情况)\s*(?:[(（][^()（）]*[)）])?\s*[:：]?\s*$",
    re.DOTALL,
)
_NUMBERED = re.compile(r"[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[.、．)）]")
# What a paragraph is about, it says in its first sentences.
_LOOKED_AT = 500


class LooseTexts:
    """Collects them in the order in which they stand."""

    def __init__(self) -> None:
        self._first = ""
        self._count = 0
        self._among_notes = False

    def paragraph(self, text: str) -> None:
        """Note a paragraph that stands between two tables or below the last."""
        text = text[:_LOOKED_AT]
        # Numbered lines go on with the note above them.
        goes_on = self._among_notes and _NUMBERED.match(text) is not None
        self._among_notes = goes_on or _ABOUT_TABLE.match(text) is not None
        if not self._among_notes and _PURCHASE.search(text):
            self._first = self._first or text
            self._count += 1

    def notes(self) -> Iterator[str]:
        """Yield what was not read."""
        if self._count:
            more = MORE_TEXTS.format(texts=self._count) if self._count > 1 else ""
            yield LOOSE_TEXTS.format(first=quoted([self._first]), more=more)
