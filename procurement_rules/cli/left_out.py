"""What was not screened: rows without anything to judge, files that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from procurement_rules.model.screening import Screening
from procurement_rules.report.places import Places

EXIT_INPUT = 2


def left_out(screening: Screening) -> Iterator[str]:
    """Yield what was not screened, each with its reason, as `screen` tells it."""
    if screening.rejected:
        yield "未审查的行"
    places = Places.of(screening)
    for row in screening.rejected:
        yield f"  {places.words(row.source)}：{row.reason}"
    if screening.failed:
        yield "未读取的文件"
    for each in screening.failed:
        yield f"  {each.file}：{each.reason}"


def is_unread(screening: Screening) -> bool:
    """Tell whether a file that somebody submitted could not be read."""
    return any(not each.skipped for each in screening.failed)
