"""Amounts of money → exact yuan."""

from __future__ import annotations

import re
from datetime import date
from decimal import Context, Decimal

from procurement_rules.model.source import Cell
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
_NUMBER = (
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,30})?|[0-9]{1,30}(?:\.[0-9]{1,30})?|\.[0-9]{1,30})"
)
_AMOUNT = re.compile(
    f"(?:约|大约|约为|预计)?(?:人民币|rmb|cny)?¥?{_NUMBER}{UNIT}(?P<yuan>元|圆|块)?(?:人民币|rmb|cny)?整?(?:左右)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[0-9](?:百|千|万|亿)*元?[-~–—―至到][¥0-9]")
_NEGATIVE = re.compile(r"[-−–—](?:人民币)?¥?[0-9.]|¥-[0-9.]|\([0-9.,]+\)")
# The context of the thread rounds at 28 digits.
_EXACT = Context(prec=100)


def read_amount(cell: Cell, multiplier: int) -> Decimal | NotUnderstood:
    """Return the amount in yuan; a unit in the cell itself overrules the `multiplier` of its column."""
    if isinstance(cell, bool | date):
        return NotUnderstood("不是金额，应为数字，例如 300000 或 30万元")
    text = numeral_text(cell).replace(" ", "")
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return NotUnderstood(_reason(text))
    factor = UNITS[match["unit"] or ""] if match["unit"] or match["yuan"] else multiplier
    amount = _EXACT.multiply(Decimal(match["number"].replace(",", "")), Decimal(factor))
    if amount > LARGEST:
        return NotUnderstood("金额大得不合常理，请核对数字和单位")
    return _tidy(amount)


def _reason(text: str) -> str:
    if _NEGATIVE.match(text):
        return "金额是负数，应为零或正数"
    if _RANGE.search(text):
        return "是一个区间，应为一个金额"
    return "不是金额，应为数字，例如 300000 或 30万元"


def _tidy(amount: Decimal) -> Decimal:
    # 30.50 times 10000 is 305000.00: the noughts say nothing.
    whole = amount.to_integral_value(context=_EXACT)
    return whole if whole == amount else amount.normalize(_EXACT)
