"""`procurement-rules evaluate`: measure the program on labelled rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from procurement_rules.measure import (
    LabelledRow,
    coding_score,
    labelled_rows,
    prohibition_score,
)
from procurement_rules.read.records import read_records
from procurement_rules.screen import Screener

_DEFAULT_DAY = date(2024, 1, 1)
# Wide enough that no figure is broken, whatever terminal or file it goes to.
_WIDTH = 118


@click.command()
@click.argument("gold", metavar="标注.csv", type=click.Path(path_type=Path))
@click.option(
    "--jurisdiction", default="jiaozuo", show_default=True, metavar="地区", help="按哪个地区的规则和目录。"
)
@click.option("--catalog", default=None, metavar="目录", help="改用另一目录归类。")
@click.option("--split", default=None, metavar="份", help="只用 split 列等于此值的行（tune 或 test）。")
@click.option("--list-errors", is_flag=True, help="列出每一处错误。")
def evaluate(gold: Path, jurisdiction: str, catalog: str | None, split: str | None, list_errors: bool) -> int:
    """用标注数据评测：含 gold/codes 列的评归类，含 label/categories 列的评禁止内容。区间为 95 % Wilson 区间。"""
    screener = Screener.for_jurisdiction(jurisdiction, as_of=_DEFAULT_DAY, catalog=catalog)
    rows = labelled_rows(read_records(gold), screener.catalog.header.id, split)
    console = Console(width=_WIDTH, highlight=False)
    for part in dict.fromkeys(["全部", *(row.slice for row in rows)]):
        chosen = [row for row in rows if part in ("全部", row.slice)]
        if rows[0].codes is not None:
            _show_coding(chosen, screener, part, list_errors and part == "全部", console)
        elif part == "全部":
            _show_prohibitions(chosen, screener, list_errors, console)
    return 0


def _show_coding(
    rows: Sequence[LabelledRow], screener: Screener, part: str, errors: bool, console: Console
) -> None:
    matches = [case.match for case in screener.cases([row.item for row in rows])]
    score = coding_score(rows, matches)
    table = Table("指标", "值 [95 % 区间] (个数)", title=f"归类 · {screener.catalog.header.id} · {part}")
    for depth, share in score.top.items():
        table.add_row(f"前 {depth} 位命中", str(share))
    table.add_row("确定的正确率", str(score.accepted_right))
    table.add_row("确定的占比", str(score.coverage))
    table.add_row("目录外被确定", str(score.nothing_accepted))
    console.print(table)
    if errors:
        for row, match in zip(rows, matches, strict=True):
            given = match.candidates[0].code if match.candidates else "—"
            if given not in (row.codes or set()):
                console.print(
                    f"{'|'.join(sorted(row.codes or {'NONE'}))} ← {given} {match.confidence:.2f} {row.item.name or row.item.description}",
                    markup=False,
                )


def _show_prohibitions(
    rows: Sequence[LabelledRow], screener: Screener, errors: bool, console: Console
) -> None:
    watched = {each.id for each in screener.knowledge.categories if each.group == "content"}
    found = [_categories(row, screener, watched) for row in rows]
    score = prohibition_score(rows, found)
    table = Table("指标", "值 [95 % 区间] (个数)", title="禁止内容")
    table.add_row("查出率", str(score.recall))
    table.add_row("误报率", str(score.false_alarms))
    table.add_row("类别正确率", str(score.right_category))
    for part, share in score.by_slice.items():
        table.add_row(f"判对 · {part}", str(share))
    for name, (recall, precision) in score.by_category.items():
        table.add_row(f"{name} 查出率", str(recall))
        table.add_row(f"{name} 查准率", str(precision))
    console.print(table)
    if errors:
        for line in (*(f"漏报 {each}" for each in score.missed), *(f"误报 {each}" for each in score.alarmed)):
            console.print(line, markup=False)


def _categories(row: LabelledRow, screener: Screener, content: set[str]) -> frozenset[str]:
    """Return the content categories that were found, and no_budget where the text itself says so."""
    verdict = screener.screen(row.item)
    return frozenset(
        each.category
        for each in verdict.findings
        if each.category in content or (each.category == "no_budget" and (each.evidence or not each.missing))
    )
