"""Formats that change what a number says: 0000 shows 101 as 0101, 0% shows 0.3 as 30%, 0.00"万元" shows its unit."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from procurement_rules.read.formats.sheet_parts import Attributes, parse_part

_PART = "xl/styles.xml"
# Numbered formats of the specification that no file spells out.
_BUILT_IN = {"9": "0%", "10": "0.00%"}
_LONGEST_CODE = 60
_LONGEST_NUMBER = 60
# Colours, languages and room left at the edges.
_IDLE = re.compile(r"\[[^\]]*\]|_.|\*.|[\"\\ ]")
_DIGITS = r"[#0,]*[#0](?:\.[0#]+)?"
_ZEROS = re.compile("0{2,40}")
_PERCENT = re.compile(f"{_DIGITS}%")
# A comma behind the digits, or a point that is only written, divides what is shown: such formats are left alone.
_WITH_UNIT = re.compile(rf"[¥￥]?{_DIGITS}(?P<unit>[百千万亿]{{1,2}}元?|元)")


def number_formats(archive: zipfile.ZipFile, file: str) -> Mapping[str, str]:
    """Return the number of a cell's style → its format, of those that change what a number says."""
    if _PART not in archive.namelist():
        return {}
    codes, styles = dict(_BUILT_IN), list[str]()
    in_cells = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal in_cells
        if tag in ("cellXfs", "cellStyles"):
            in_cells = tag == "cellXfs"
        elif tag == "numFmt" and not styles:
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and in_cells:
            styles.append(codes.get(attributes.get("numFmtId", ""), ""))

    parse_part(archive, _PART, start, file)
    bare = {code: _bare(code) for code in set(styles)}
    return {str(index): bare[code] for index, code in enumerate(styles) if _changes(bare[code])}


def shown_number(number: str, code: str) -> str | None:
    """Return a number as such a format shows it, with all of its digits; None where it is no number."""
    try:
        exact = Decimal(f"{float(number):.15g}") if len(number) <= _LONGEST_NUMBER else None
    except (ValueError, InvalidOperation):
        return None
    if exact is None or not exact.is_finite():
        return None
    if _ZEROS.fullmatch(code):
        return _plain(exact).zfill(len(code)) if exact == exact.to_integral_value() and exact >= 0 else None
    unit = _WITH_UNIT.fullmatch(code)
    return f"{_plain(exact)}{unit['unit']}" if unit else f"{_plain(exact * 100)}%"


def _bare(code: str) -> str:
    """Return the format of positive numbers without what shows nothing."""
    return _IDLE.sub("", code.split(";", 1)[0]) if len(code) <= _LONGEST_CODE else ""


def _changes(code: str) -> bool:
    return any(pattern.fullmatch(code) for pattern in (_ZEROS, _PERCENT, _WITH_UNIT))


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
