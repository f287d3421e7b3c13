"""The unit that a table belongs to, where no column says it: in a line above it, or in a name of sheet, file, folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from procurement_rules.model.clean import clean
from procurement_rules.model.source import Cell, FilledField
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.column_names import ColumnNames

PURCHASER = "purchaser"
_LONGEST_TITLE = 300
_LONGEST_NAME = 60
# A place with its name; 市教育局 by itself is as likely the addressee.
_PLACE = re.compile("[一-鿿][省市县区镇乡州旗]")
_LEVEL = re.compile("[(（](?:本级|机关|本部)[)）]$")
# 二、市民政局所属单位：市社会福利院.
_BELONGING = re.compile(".*(?:所属|下属|直属|二级)(?:预算)?(?:单位|机构)")
# 单位：万元 beside or below the name of the unit says nothing of it.
_ABOUT_MONEY = re.compile(
    r"[(（]?\s*(?:(?:金额|货币|计量)?单位\s*[:：]\s*)?(?:人民币)?[百千万亿]{0,2}元\s*[)）]?"
)
_COLON = re.compile(r"\s*[:：]\s*")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
# A line to write on, left empty.
_RULED = re.compile(r"[_＿\s]+")
_ORGANS = (
    "局|厅|委|署|办公室|委员会|联合会|协会|学会|工会|商会|研究会|基金会|红十字会|残联|妇联|科协|文联|侨联|工商联"
    "|政府|人大|政协|党委|团委|法院|检察院|街道|办事处|镇|乡|管委会"
)
# Services are called by such words too: 养老服务中心.
_BODIES = "办|部|院|中心|站|所|队|处|馆|台|校|学|园|集团|公司|总社"
_ENDINGS = f"{_ORGANS}|{_BODIES}"
_ATTACHED = re.compile(r"\s*附[件表]?\s*[0-9一二三四五六七八九十]{0,3}\s*[:：]\s*")
# 三门县 begins with a numeral that is no number: one in characters needs a mark behind it.
_NUMBERING = (
    r"(?:(?:附[件表])?\s*(?:[0-9]{1,3}(?![0-9])|[一二三四五六七八九十]{1,3}(?=[\s.、．\-—_]))[\s.、．\-—_]*)?"
)
_YEAR = r"(?:(?:19|20)[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})(?!\s*年\s*[0-9]{1,2}\s*月)\s*年?度?"
_BEGIN = f"{_NUMBERING}(?:{_YEAR}的?)?"
_NAME = re.compile(rf"{_BEGIN}(?P<unit>(?=..)[一-鿿（）()·]{{0,28}}(?:{_ENDINGS}))")
_BARE = re.compile(rf"(?=..)[一-鿿（）()·]{{0,28}}(?:{_ENDINGS})")
_ORGAN = re.compile(rf"(?=..)[一-鿿（）()·]{{0,28}}(?:{_ORGANS})")
# What a title says of the unit's purchases; of 某市政府购买服务, 某市政府 is no part.
_MONTH = (
    r"(?:19|20)[0-9]{2}\s*年\s*[0-9]{1,2}(?:\s*[-—~至]\s*[0-9]{1,2})?\s*月份?(?=政府采购|政府购买|采购|购买)"
)
_LIST = "(?:项目|服务事项|服务项目)(?:申报|预算|计划|采购|明细|汇总|一览)?(?:表|清单|目录|计划)"
_SUBJECT = rf"的?(?:关于)?(?:{_YEAR}|{_MONTH}|政府购买|政府采购|(?<!政府)购买|申报|报送|上报|{_LIST})"
_TITLE = re.compile(rf"{_BEGIN}(?P<unit>(?=..)[一-鿿·]{{0,28}}?(?:{_ENDINGS})){_SUBJECT}.*", re.DOTALL)
_NUMBERED_LINE = re.compile(
    r"(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．])\s*(\S+?)[:：]?"
)
_ABOUT_PURCHASES = re.compile(r"购买|采购|预算|项目|计划|申报")
_NO_TITLE = re.compile(r"[:：，,。；;！!？?]|根据|按照|依据|印发|通知|监制|汇总")
_GAPS = re.compile(r"[\s()（）\[\]【】_\-—+]+")
_NO_UNITS = re.compile(
    r"各|全部|全[省市县区]|本[级单部]|所有|其他|其它|分类|下属|部门|科目|汇总|示例|样表|封面|目录|平台|内部|外部"
    r"|关于|根据|按照|报送|上报|申报|填报|政府购买|购买|(?:乡镇|街道|中小学|学校|医院|公司|集团|中心)$|.*本[级部]$"
)


def unit_by_label(titles: Sequence[str], rows: Sequence[Row], names: ColumnNames) -> FilledField | None:
    """Return the unit that the lowest of the lines above a table gives behind its label: 填报单位：某局."""
    for number, cells in reversed(rows):
        name = next(_named_in(cells, names), None)
        if name:
            return FilledField(field=PURCHASER, value=clean(name), row=number)
    name = next(_named_in(list(reversed(titles)), names), None)
    return FilledField(field=PURCHASER, value=clean(name)) if name else None


def unit_in_heading(titles: Sequence[str], rows: Sequence[Row]) -> FilledField | None:
    """Return the unit whose purchases the lowest of the lines is a title of: 某局2024年政府购买服务申报表."""
    texts: list[tuple[int | None, str]] = [(None, title) for title in titles]
    texts += [(number, cell) for number, cells in rows for cell in cells if isinstance(cell, str)]
    lines = [(number, line.strip()) for number, text in texts for line in text.splitlines()]
    below = ""
    for number, line in reversed(lines):
        text = _ABOUT_MONEY.sub("", line).strip()
        unit = _unit_in_heading(text, below) or _numbered_organ(text) or (None if below else _lone_unit(text))
        if unit is not None:
            return FilledField(field=PURCHASER, value=clean(unit), row=number)
        below = text or below
    return None


def unit_in_name(name: str) -> str | None:
    """Return the unit that the name of a sheet, file or folder is or holds: 市教育局, 市教育局2024年计划, 计划（市教育局）."""
    text = _ATTACHED.sub("", name.strip())
    whole = _unit(text)
    if whole is not None:
        return whole
    parts = {unit for part in _GAPS.split(text) if (unit := _unit(part)) is not None}
    return parts.pop() if len(parts) == 1 else None


def is_organ(name: str) -> bool:
    """Tell whether a text is nothing but the name of an organ, as a service is never called."""
    return _ORGAN.fullmatch(name) is not None and not _NO_UNITS.match(name)


def is_unit(name: str) -> bool:
    """Tell whether a text is nothing but the name of a unit; a service may be called so too: 养老服务中心."""
    return _BARE.fullmatch(name) is not None and not _NO_UNITS.match(name)


def _unit(text: str) -> str | None:
    match = _NAME.fullmatch(text) or _TITLE.fullmatch(text)
    return match["unit"] if match and not _NO_UNITS.match(match["unit"]) else None


def _unit_in_heading(text: str, below: str) -> str | None:
    """Return the unit of a title; it may stand alone over the rest of it."""
    heading = _ATTACHED.sub("", text)
    goes_on = _unit(heading) and re.match(_SUBJECT, below) and not _COLON.search(below)
    whole = f"{heading}{below}" if goes_on else heading
    if len(whole) > _LONGEST_NAME or _NO_TITLE.search(whole) or not _ABOUT_PURCHASES.search(whole):
        return None
    return unit_in_name(whole)


def _numbered_organ(text: str) -> str | None:
    """Return the organ that a numbered line is nothing but the name of: 一、市民政局."""
    match = _NUMBERED_LINE.fullmatch(text)
    return match[1] if match and is_organ(_LEVEL.sub("", match[1])) else None


def _lone_unit(text: str) -> str | None:
    """Return the unit that the last line above a table is nothing but the name of: 某县民政局."""
    return text if is_unit(_LEVEL.sub("", text)) and _PLACE.search(text[:-1]) else None


def _named_in(cells: Iterable[Cell], names: ColumnNames) -> Iterator[str]:
    texts = [cell for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    for index, text in enumerate(texts):
        # One line may hold several: 填报单位：某局　　单位：万元.
        for part in _COLON.sub("：", text[:_LONGEST_TITLE]).split():
            label, colon, name = part.partition("：")
            follows = texts[index + 1] if index + 1 < len(texts) and part == text.split()[-1] else ""
            # Without a colon, what stands in the next cell must be a unit: two columns may be called so.
            field = names.field(label) if colon or is_unit(follows.strip()) else None
            is_label = (field is not None and field.name == PURCHASER) or _BELONGING.fullmatch(label)
            if not is_label or names.unit_note(part) is not None:
                continue
            yield from _plausible(name or ("" if _COLON.search(follows) else follows))


def _plausible(name: str) -> Iterator[str]:
    name = _RULED.sub("", _BRACKETED.sub("", name))
    if 1 < len(name) <= _LONGEST_NAME:
        yield name
