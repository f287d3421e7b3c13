"""`procurement-rules evaluate`: measure the program on labelled rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from procurement_rules.cli import coding_tables, prohibition_tables
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking_console import SpeakingConsole
from procurement_rules.errors import InputError, UsageError
from procurement_rules.measure import (
    ORIGIN,
    Known,
    LabelledRow,
    Measured,
    Series,
    answers,
    confusions,
    labelled_rows,
    measured,
    picture,
    slices,
)
from procurement_rules.model.verdict import Verdict
from procurement_rules.read.records import read_records
from procurement_rules.report.printable import one_line
from procurement_rules.screen import Screener

_DEFAULT_DAY = date(2024, 1, 1)
# Wide enough that no figure is broken, whatever terminal or file it goes to.
_WIDTH = 118
_WHOLE = "全部"
_PICTURE = ".svg"
_NO_BUDGET = "no_budget"


@click.command()
@click.argument("labelled", metavar="标注.csv...", nargs=-1, required=True, type=PATH)
@click.option(
    "--coding/--prohibitions",
    "coding",
    default=None,
    help="评归类还是评禁止内容；缺省由列名判断：gold、codes 是归类，label、categories 是禁止内容，两样都有就须写明。",
)
@click.option(
    "--jurisdiction", default="jiaozuo", show_default=True, metavar="地区", help="按哪个地区的规则和目录。"
)
@click.option("--catalog", default=None, metavar="目录", help="改用另一目录归类。")
@click.option("--split", default=None, metavar="份", help="只用 split 列等于此值的行（tune 或 test）。")
@click.option(
    "--picture",
    "drawn",
    default=None,
    metavar="图.svg",
    type=PATH,
    help="归类的覆盖率与正确率、把握与实际，画成一张图。",
)
@click.option(
    "--rows",
    "most",
    default=0,
    metavar="行数",
    type=click.IntRange(min=0),
    help="再列出答错的行，至多这么多（漏报和误报各至多这么多）。",
)
def evaluate(
    labelled: tuple[Path, ...],
    coding: bool | None,
    jurisdiction: str,
    catalog: str | None,
    split: str | None,
    drawn: Path | None,
    most: int,
) -> int:
    """用标注数据评测归类或者禁止内容。区间为 95 %（比例用 Wilson，平均倒数排名用自助法）。

    有 origin、style、split 列的，按列值分开再评；给出几个表的，没有 origin 列的以文件名为 origin，真实标题因此可以单列。
    """
    if drawn is not None and drawn.suffix.lower() != _PICTURE:
        raise UsageError(f"图写不成 {drawn.name}", expected="扩展名是 .svg 的文件名", remedy="改 --picture")
    screener = Screener.for_jurisdiction(jurisdiction, as_of=_DEFAULT_DAY, catalog=catalog)
    what, rows = _read(labelled, coding, Known(screener.catalog, _findable(screener)), split)
    console = SpeakingConsole(width=_WIDTH)
    if what is Measured.CODING:
        _show_coding(rows, screener, console, drawn, most)
    elif drawn is not None:
        raise UsageError("只有归类有把握可画", expected="编码的标注", remedy="去掉 --picture")
    else:
        _show_prohibitions(rows, screener, console, most)
    return 0


def _read(
    files: Sequence[Path], coding: bool | None, known: Known, split: str | None
) -> tuple[Measured, list[LabelledRow]]:
    """Return what the tables measure, and their rows together."""
    asked = None if coding is None else Measured.CODING if coding else Measured.PROHIBITIONS
    tables = {path: dict(read_records(path)) for path in files}
    # Tables without a row are refused below, whatever they would have measured.
    kinds = {
        asked or measured(list(next(iter(records.values()))), path.name)
        for path, records in tables.items()
        if records
    } or {Measured.CODING}
    if len(kinds) > 1:
        raise InputError("几个表的标注不是同一种", remedy="分开评，或者写明 --coding 或 --prohibitions")
    what = kinds.pop()
    rows = [
        row
        for path, records in tables.items()
        for row in labelled_rows(
            records, what, known, file=path.name, split=split, origin=path.stem if len(files) > 1 else ""
        )
    ]
    return what, rows


def _show_coding(
    rows: Sequence[LabelledRow],
    screener: Screener,
    console: SpeakingConsole,
    drawn: Path | None,
    most: int,
) -> None:
    items = [row.item for row in rows]
    matches = [case.match for case in screener.cases(items)]
    withdrawn = [
        isinstance(each, Verdict) and bool(each.match.vetoed_by) for each in screener.screen_many(items)
    ]
    name, given = screener.catalog.header.id, answers(rows, matches)
    parts = slices(rows)
    console.print(coding_tables.figures(rows, matches, withdrawn, f"归类 · {name} · {_WHOLE}"))
    for part in parts:
        own = [rows[number] for number in part.rows], [matches[number] for number in part.rows]
        gone = [withdrawn[number] for number in part.rows]
        console.print(coding_tables.figures(*own, gone, f"归类 · {name} · {one_line(part.value)}"))
    origins = [
        (one_line(part.value), [given[number] for number in part.rows])
        for part in parts
        if part.column == ORIGIN
    ]
    for title, its in ((_WHOLE, given), *origins):
        for each in coding_tables.curves(its, title):
            console.print(each)
    console.print(coding_tables.confused(confusions(rows, matches), screener.catalog))
    for line in coding_tables.wrong_rows(rows, matches, most):
        console.print(line)
    if drawn is not None:
        series = [Series(title, its) for title, its in origins or [(_WHOLE, given)]]
        drawn.write_text(picture(series), encoding="utf-8", newline="\n")


def _show_prohibitions(
    rows: Sequence[LabelledRow], screener: Screener, console: SpeakingConsole, most: int
) -> None:
    found = list(_found(rows, screener))
    labels = {each.id: each.label for each in screener.knowledge.categories}
    console.print(prohibition_tables.by_part(rows, found, slices(rows)))
    table = prohibition_tables.by_category(rows, found, labels)
    if table is not None:
        console.print(table)
    for line in prohibition_tables.wrong_rows(rows, found, labels, most):
        console.print(line)


def _findable(screener: Screener) -> list[str]:
    """Return the categories that a text can be found to be of."""
    return [
        each.id for each in screener.knowledge.categories if each.group == "content" or each.id == _NO_BUDGET
    ]


def _found(rows: Sequence[LabelledRow], screener: Screener) -> Iterator[frozenset[str]]:
    """Yield the content categories found in each row, and no_budget where the text itself says so."""
    content = {each.id for each in screener.knowledge.categories if each.group == "content"}
    for verdict in screener.screen_many([row.item for row in rows]):
        # A day is given, so that no item lacks one.
        findings = verdict.findings if isinstance(verdict, Verdict) else ()
        yield frozenset(
            each.category
            for each in findings
            if each.category in content
            or (each.category == _NO_BUDGET and (each.concepts or not each.missing))
        )
