"""How often prohibited content is found, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table

from procurement_rules.cli.coding_tables import said
from procurement_rules.measure import (
    LabelledRow,
    Slice,
    category_scores,
    prohibition_score,
)
from procurement_rules.report.printable import one_line

Found = frozenset[str]
# How the cases of the project are written; other values stand as they are.
_STYLES = {"plain": "写明的", "covert": "隐蔽的", "lookalike": "形似而可买的", "clean": "无关的"}


def by_part(rows: Sequence[LabelledRow], found: Sequence[Found], parts: Sequence[Slice]) -> Table:
    """Return recall, false alarms and right categories, over all and by part."""
    table = Table("份", "查出率 [95 % 区间] (个数)", "误报率", "类别正确率", title="禁止内容")
    whole = tuple(range(len(rows)))
    named = [("全部", whole), *((_part(each), each.rows) for each in parts)]
    for name, numbers in named:
        score = prohibition_score([rows[n] for n in numbers], [found[n] for n in numbers])
        table.add_row(name, str(score.recall), str(score.false_alarms), str(score.right_category))
    return table


def by_category(
    rows: Sequence[LabelledRow], found: Sequence[Found], labels: Mapping[str, str]
) -> Table | None:
    """Return recall and precision of each category, None where no label names one."""
    scores = category_scores(rows, found)
    if not scores:
        return None
    table = Table("类别", "查出率 [95 % 区间] (个数)", "查准率 [95 % 区间] (个数)", title="按类别")
    for name, score in scores.items():
        table.add_row(labels.get(name, one_line(name)), str(score.recall), str(score.precision))
    return table


def wrong_rows(
    rows: Sequence[LabelledRow], found: Sequence[Found], labels: Mapping[str, str], most: int
) -> Iterator[str]:
    """Yield breaches that were missed, then clean items that were alarmed, at most so many of each."""
    pairs = list(zip(rows, found, strict=True))
    missed = [row for row, categories in pairs if row.prohibited and not categories]
    alarmed = [(row, categories) for row, categories in pairs if row.prohibited is False and categories]
    for row in missed[:most]:
        yield f"漏报（{_named(row.categories, labels) or '没有写明类别'}）：{said(row)}"
    for row, categories in alarmed[:most]:
        yield f"误报（{_named(categories, labels)}）：{said(row)}"


def _named(categories: Found, labels: Mapping[str, str]) -> str:
    return "、".join(labels.get(each, one_line(each)) for each in sorted(categories))


def _part(part: Slice) -> str:
    return _STYLES.get(part.value, one_line(part.value))
