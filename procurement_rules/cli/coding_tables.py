"""How often the coding is right, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from procurement_rules.measure import (
    Answer,
    Confusion,
    LabelledRow,
    calibration_error,
    coding_score,
    coverage_curve,
    reliability,
)
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.verdict import Match
from procurement_rules.report.printable import one_line

_MOST_CONFUSIONS = 10
_NOTHING_FITS = "目录中没有"
_NO_ANSWER = "没有备选"


def figures(
    rows: Sequence[LabelledRow], matches: Sequence[Match], withdrawn: Sequence[bool], title: str
) -> Table:
    """Return how often the coding of rows is right; `withdrawn` tells which codes a screening does not leave."""
    score = coding_score(rows, matches, withdrawn)
    table = Table("指标", "值 [95 % 区间] (个数)", title=title)
    for depth, share in score.top.items():
        table.add_row(f"前 {depth} 位命中", str(share))
    table.add_row("平均倒数排名（MRR）", str(score.reciprocal_rank))
    table.add_row("确定的占比", str(score.coverage))
    table.add_row("确定的正确率", str(score.accepted_right))
    table.add_row("确定的正确率，连目录外事项", str(score.accepted_right_of_all))
    table.add_row("目录外被确定", str(score.nothing_accepted))
    table.add_row("目录外被确定，审查之后", str(score.nothing_left))
    return table


def curves(given: Sequence[Answer], title: str) -> Iterator[Table | str]:
    """Yield coverage against precision and the reliability of confidence."""
    coverage = Table("把握不低于", "给出编码的占比", "其中正确的占比", title=f"覆盖率与正确率 · {title}")
    for point in coverage_curve(given):
        coverage.add_row(f"{point.threshold:.4f}", str(point.coverage), str(point.precision))
    yield coverage
    bins = reliability(given)
    trusted = Table("把握", "平均把握", "答对的占比", title=f"把握与实际 · {title}")
    for each in bins:
        trusted.add_row(f"{each.low:.1f}–{each.high:.1f}", f"{each.confidence:.3f}", str(each.right))
    yield trusted
    error = calibration_error(bins)
    if error is not None:
        yield f"把握与实际平均相差 {error:.3f}"


def confused(found: Sequence[Confusion], catalog: Catalog) -> Table:
    """Return the confusions that cost most."""
    table = Table(title="代价最大的混淆")
    for title in ("应为", "答成", "其中已确定", "共"):
        # A Chinese name has no blanks to break at; folded, none of it is lost.
        table.add_column(title, overflow="fold")
    for each in found[:_MOST_CONFUSIONS]:
        right = "\n".join(_entry(code, catalog) for code in each.right) or _NOTHING_FITS
        answered = _entry(each.answered, catalog) if each.answered else _NO_ANSWER
        table.add_row(Text(right), Text(answered), str(each.accepted), str(each.count))
    return table


def wrong_rows(rows: Sequence[LabelledRow], matches: Sequence[Match], most: int) -> Iterator[str]:
    """Yield the rows whose first candidate is not right, the surest first."""
    wrong = [
        (row, match)
        for row, match in zip(rows, matches, strict=True)
        if (match.candidates[0].code if match.candidates else None) not in row.codes
        and (row.codes or match.code is not None)
    ]
    wrong.sort(key=lambda pair: -pair[1].confidence)
    for row, match in wrong[:most]:
        right = "|".join(sorted(row.codes)) or _NOTHING_FITS
        answered = match.candidates[0].code if match.candidates else _NO_ANSWER
        sure = "已确定" if match.code else "未确定"
        yield f"应为 {right}，答成 {answered}（{sure}，把握 {match.confidence:.0%}）：{said(row)}"


def said(row: LabelledRow) -> str:
    """Return the start of what a row says, on one line."""
    return one_line(row.item.name or row.item.description or "")[:60]


def _entry(code: str, catalog: Catalog) -> str:
    entry = catalog.by_code.get(code)
    return f"{one_line(code)} {entry.name if entry else ''}".rstrip()
