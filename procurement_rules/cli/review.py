"""`procurement-rules review`: what reviewers wrote comes back as waivers and precedents."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from itertools import chain
from pathlib import Path

import click

from procurement_rules.cli import outputs
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking import say
from procurement_rules.coding import Decision, rulings
from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.knowledge.precedents import append_precedents, read_precedents
from procurement_rules.knowledge.waivers import append_waivers, read_waivers
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.precedent import Precedent
from procurement_rules.model.source import Cell
from procurement_rules.model.verdict import Verdict
from procurement_rules.normalise import fold
from procurement_rules.read import read_grids
from procurement_rules.read.submitted import Submitted, SubmittedFile
from procurement_rules.read.values.day import read_day
from procurement_rules.report.printable import one_line
from procurement_rules.review import Mark, Review, Ruling, read_marks, read_record
from procurement_rules.review import words as review_words
from procurement_rules.review.ruling import Recode


@click.group()
def review() -> None:
    """读回复核意见。"""


@review.command("import")
@click.argument("files", metavar="文件...", nargs=-1, required=True, type=PATH)
@click.option(
    "--verdicts",
    "record",
    required=True,
    metavar="文件",
    type=PATH,
    help="被复核的审查结果：screen --output 写出的 .jsonl 或 .json。",
)
@click.option(
    "--waivers",
    required=True,
    metavar="文件",
    type=PATH,
    help="驳回的问题写入哪个豁免文件（waivers.csv），没有就新建。",
)
@click.option(
    "--precedents",
    required=True,
    metavar="文件",
    type=PATH,
    help="改判的编码写入哪个先例文件（precedents.csv），没有就新建。",
)
@click.option("--by", required=True, metavar="姓名", help="谁复核的。")
@click.option(
    "--on",
    required=True,
    metavar="日期",
    type=click.DateTime(["%Y-%m-%d"]),
    help="复核的日期，如 2026-03-01。",
)
@click.option(
    "--catalog", default=None, metavar="目录", help="改判用的目录 id 或文件夹；缺省用审查时归类的目录。"
)
def import_review(
    files: tuple[Path, ...],
    record: Path,
    waivers: Path,
    precedents: Path,
    by: str,
    on: datetime,
    catalog: str | None,
) -> int:
    """读批注工作簿或整改台账中的复核意见：采纳的问题成立，驳回的记入豁免，改判的编码记入先例。

    驳回须有复核理由、批准人、有效期至。每行说明收了什么、为什么没有收；同一个文件读两次不会重复。
    退出码：0 全部收下，1 有的行没有收，2 输入或用法有误。
    """
    if not by.strip():
        raise UsageError("没有写明谁复核的", remedy="在 --by 后面写姓名")
    _require_writable(waivers, precedents, [*files, record])
    reviewed = Review(
        read_record(record), by.strip(), on.date(), _recode(by.strip(), on.date(), catalog), _day
    )
    found = reviewed.rulings(chain.from_iterable(read_marks(read_grids(file)) for file in files))
    granted = [waiver for ruling in found for waiver in ruling.waivers]
    decided = [ruling.precedent for ruling in found if ruling.precedent]
    # A fault in one file must not leave the other one written: both are looked at first.
    if waivers.exists():
        read_waivers(waivers)
    if precedents.exists():
        read_precedents(precedents)
    new_waivers = append_waivers(waivers, granted)
    new_precedents = append_precedents(precedents, decided)
    for ruling in found:
        say(_told(ruling))
    refused = sum(not ruling.taken for ruling in found)
    say(
        f"收下 {len(found) - refused} 行，没有收 {refused} 行；"
        f"豁免 {len(granted)} 条（新增 {len(new_waivers)}），在 {waivers}；"
        f"先例 {len(decided)} 条（新增 {len(new_precedents)}），在 {precedents}"
    )
    return int(bool(refused))


def _require_writable(waivers: Path, precedents: Path, sources: Sequence[Path]) -> None:
    """Raise UsageError where one of the two files could not be written after the other was."""
    outputs.require_apart((waivers, precedents), Submitted(tuple(map(_submitted, sources))))
    for target in (waivers, precedents):
        beside = target.resolve().parent
        if target.is_dir() or not os.access(beside, os.W_OK):
            raise UsageError(
                f"{target} 写不进去",
                expected="一个文件，所在的文件夹可以写入",
                remedy="换一个路径，或检查权限",
            )


def _submitted(path: Path) -> SubmittedFile:
    return SubmittedFile(path, path.name)


def _recode(by: str, on: date, chosen: str | None) -> Recode:
    knowledge = Knowledge(knowledge_root())

    @cache
    def catalog(identifier: str) -> Catalog:
        return knowledge.catalog(chosen or identifier)

    def recode(verdict: Verdict, mark: Mark) -> Precedent | str:
        decision = Decision(
            verdict.item,
            suggested=verdict.match.code or "",
            decided=mark.text(review_words.DECIDED),
            opinion=review_words.CORRECTED,
            reason=mark.text(review_words.REASON),
        )
        (ruling,) = rulings([decision], catalog(verdict.match.catalog), by, on, fold)
        return ruling.precedent or ruling.reason

    return recode


def _day(cell: Cell) -> date | str:
    day = read_day(cell)
    return day if isinstance(day, date) else day.reason


def _told(ruling: Ruling) -> str:
    mark = ruling.mark
    if ruling.taken:
        return f"{one_line(mark.place)}：收下，{one_line(ruling.told)}"
    at = f"单元格 {ruling.cell} " if ruling.cell else ""
    return f"{one_line(mark.place)} {at}没有收：{one_line(ruling.told)}"
