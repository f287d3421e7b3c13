"""The term of a contract as a text tells it: 合同期限自2023年6月1日起至2026年12月31日止."""

from __future__ import annotations

import re
from datetime import date

_SIGN = r"[年./\-—－]"
_DAY = rf"([12][0-9]{{3}}){_SIGN}([0-9]{{1,2}})(?:月|[./\-—－])([0-9]{{1,2}})日?"
_PERIOD = re.compile(rf"{_DAY}(?:起|开始|始)?(?:至|到|—+|-+|~|－)+{_DAY}(?:止|结束|截止|为止)?")
# What says that the period is the contract's, in the same sentence before it, or the formal 自……起至……止.
_CONTRACT = re.compile("合同|服务期|期限|履行期|履约期|委托期|协议|承包期|续签|签订")
_FORMAL = re.compile("[自从]$")
_SENTENCE = re.compile("[。；！？\n]")


def stated_period(text: str | None) -> tuple[date, date] | None:
    """Return the first and the last day of the contract that a submitted text tells, if it does."""
    for found in _PERIOD.finditer(text or ""):
        before = _SENTENCE.split(found.string[: found.start()])[-1]
        if _CONTRACT.search(before) or (_FORMAL.search(before) and found.group().endswith("止")):
            days = [_day(*found.groups()[start : start + 3]) for start in (0, 3)]
            if days[0] and days[1] and days[0] <= days[1]:
                return days[0], days[1]
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
