"""Amounts of money → exact yuan."""

from __future__ import annotations

import re
from datetime import date
from decimal import Context, Decimal

from procurement_rules.model.source import Cell
from procurement_rules.read.values.chinese_number import NUMERALS, chinese_number
from procurement_rules.read.values.understood import NotUnderstood, numeral_text

UNITS = {
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
    "": 1,
}
# More than the public revenue of the whole country: somebody typed a code or a telephone number.
LARGEST = Decimal(10) ** 15
UNIT = "(?P<unit>" + "|".join(unit for unit in UNITS if unit) + ")?"
_EXAMPLE = "应为数字，例如 300000 或 30万元"
_TRADITIONAL = str.maketrans("萬億圓圆塊", "万亿元元块")
_NUMBER = (
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,30})?|[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]{1,30})?"
    r"|[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})"
)
_BEFORE = "(?:约为|大约|约|预计|预估|估计|估算|暂估|暂定|暂列)?(?:人民币|rmb|cny)?¥?"
_AFTER = "(?:人民币|rmb|cny)?[整正]?(?:左右)?"
_AMOUNT = re.compile(f"{_BEFORE}{_NUMBER}(?:w|{UNIT})(?P<yuan>元|块)?{_AFTER}")
_NUMERAL = f"[{NUMERALS}]"
_IN_NUMERALS = re.compile(
    f"{_BEFORE}(?P<number>{_NUMERAL}+)(?P<yuan>元|块)?"
    f"(?:(?P<jiao>{_NUMERAL})角)?零?(?:(?P<fen>{_NUMERAL})分)?{_AFTER}"
)
# A blank parts two numbers, unless groups of three digits follow it.
_IDLE_BLANK = re.compile(r"(?<![0-9.]) | (?![0-9.])")
_BRACKETED_UNIT = re.compile(r"\(((?:[百千万亿]{1,2})?元)\)")
_SPELT_OUT = re.compile(r"\([大小]写\):?|[大小]写:")
_IN_BRACKETS = re.compile(r"(?P<outside>[^()]+)\((?P<inside>[^()]+)\)")
# Any other remark may change what the amount means: 美元, 每年.
_IDLE_REMARK = re.compile("不?含税|暂[定估]|[估概]算|预[计估]")
_SOME_NUMBER = re.compile(f"[0-9]|{_NUMERAL}")
_RANGE = re.compile(rf"(?:[0-9]|{_NUMERAL})w?元?[-~–—―至到][¥约]?(?:[0-9]|{_NUMERAL})")
_NEGATIVE = re.compile(r"[-−–—](?:人民币)?¥?[0-9.]|¥-[0-9.]|\([0-9.,]+\)|负")
# With it, a text is kept as it is in Excel; exports write it out.
_TEXT_MARK = "'’"
_RATE = re.compile(r"[元万w0-9]/|每")
_LIMIT = re.compile("不超|不高于|不低于|不少于|以[内下上]|至少|至多|最[高低多少]|[<>≤≥]")
# The context of the thread rounds at 28 digits.
_EXACT = Context(prec=100)


def read_amount(cell: Cell, multiplier: int) -> Decimal | NotUnderstood:
    """Return the amount in yuan; a unit in the cell itself overrules the `multiplier` of its column."""
    if isinstance(cell, bool | date):
        return NotUnderstood(f"不是金额，{_EXAMPLE}")
    text = _IDLE_BLANK.sub("", numeral_text(cell).lstrip(_TEXT_MARK).lower().translate(_TRADITIONAL))
    text = _BRACKETED_UNIT.sub(r"\1", _SPELT_OUT.sub("", text))
    amount = _with_remark(text, multiplier)
    if amount is None:
        return NotUnderstood(_reason(text))
    if isinstance(amount, Decimal) and amount > LARGEST:
        return NotUnderstood("大得不合常理，请核对数字和单位")
    return amount


def _amount(text: str, multiplier: int) -> Decimal | None:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return _in_numerals(text, multiplier)
    number = Decimal(match["number"].replace(",", "").replace(" ", ""))
    unit = match["unit"] or ("万" if "w" in text else "")
    factor = UNITS[unit] if unit or match["yuan"] else multiplier
    return _tidy(_EXACT.multiply(number, Decimal(factor)))


def _in_numerals(text: str, multiplier: int) -> Decimal | None:
    match = _IN_NUMERALS.fullmatch(text)
    number = chinese_number(match["number"]) if match else None
    if match is None or number is None:
        return None
    small = [chinese_number(match[name]) if match[name] else 0 for name in ("jiao", "fen")]
    if (any(small) and not match["yuan"]) or any(each is None or each > 9 for each in small):  # noqa: PLR2004
        return None
    # 三十 in a column of 万元 is in 万元; 三十万 says its own unit.
    stated = match["yuan"] or any(unit in match["number"] for unit in "万亿")
    tenths, hundredths = (each or 0 for each in small)
    whole = Decimal(number) * (1 if stated else multiplier)
    return _tidy(whole + Decimal(tenths) / 10 + Decimal(hundredths) / 100)


def _with_remark(text: str, multiplier: int) -> Decimal | NotUnderstood | None:
    """Return the amount of 30万元 or 30万元(含税); what the brackets repeat in numerals must be the same."""
    match = _IN_BRACKETS.fullmatch(text)
    amount = _amount(match["outside"] if match else text, multiplier)
    if match is None or amount is None or _IDLE_REMARK.fullmatch(match["inside"]):
        return amount
    repeated = _amount(match["inside"], multiplier)
    if repeated is None or repeated == amount:
        return repeated
    return NotUnderstood("括号内外写了两个金额，应为一个")


def _reason(text: str) -> str:
    reasons = (
        (_NEGATIVE.match(text), "是负数，应为零或正数"),
        (_RANGE.search(text), "是一个区间，应为一个金额"),
        (_LIMIT.search(text), "只写了上限或下限，应为一个金额"),
        (text.endswith("%"), "是百分比，应为金额"),
        (_SOME_NUMBER.search(text) and _RATE.search(text), "是单价或每期的金额，应为总额"),
        (not _SOME_NUMBER.search(text), f"没有写明金额，{_EXAMPLE}"),
    )
    return next((reason for holds, reason in reasons if holds), f"不是金额，{_EXAMPLE}")


def _tidy(amount: Decimal) -> Decimal:
    # 30.50 times 10000 is 305000.00: the noughts say nothing.
    whole = amount.to_integral_value(context=_EXACT)
    return whole if whole == amount else amount.normalize(_EXACT)
