"""`procurement-rules rules diff`: what two versions of the packs say of the same rows, and what differs in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import click

from procurement_rules.batch import screen_files
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.left_out import EXIT_INPUT, is_unread, left_out
from procurement_rules.cli.pack_changes import told_changes
from procurement_rules.cli.row_changes import told_rows
from procurement_rules.cli.speaking import say
from procurement_rules.errors import InputError, KnowledgeError, UsageError
from procurement_rules.knowledge import Knowledge, opened
from procurement_rules.model.catalog import Jurisdiction
from procurement_rules.model.screening import Screening
from procurement_rules.release import changed_rows
from procurement_rules.screen import Screener


@click.command("diff")
@click.argument("old", metavar="旧", type=PATH)
@click.argument("new", metavar="新", type=PATH)
@click.argument("more", metavar="[文件]...", nargs=-1, type=PATH)
@click.option(
    "--on",
    "files",
    required=True,
    multiple=True,
    metavar="文件...",
    type=PATH,
    help="在哪些表上比较（.xlsx .csv .json .jsonl）。",
)
@click.option("--jurisdiction", default=None, metavar="地区", help="地区 id 或名称；缺省每个地区各判一遍。")
@click.option(
    "--as-of",
    default=None,
    metavar="日期",
    type=click.DateTime(["%Y-%m-%d"]),
    help="适用哪一天的法规；缺省按每项自己的日期或年度。",
)
def diff(
    old: Path,
    new: Path,
    more: tuple[Path, ...],
    files: tuple[Path, ...],
    jurisdiction: str | None,
    as_of: datetime | None,
) -> int:
    """规则包的两个版本对同一张表的结论有何不同，规则本身有何增删改，版本号该升多少。

    旧、新是放有 rules/ 的文件夹（例如 git worktree、解开的旧发行包），或 rules/ 文件夹本身。

    退出码：0 没有结论改变，1 有结论改变，2 输入或用法有误、有文件没有读成。
    """
    packs = before, after = _read(old), _read(new)
    day = as_of.date() if as_of else None
    judged = changed = 0
    read: Screening | None = None
    for place in _places(before, after, jurisdiction):
        was, read = (_screened((*files, *more), knowledge, place, day) for knowledge in packs)
        rows = list(changed_rows(was, read))
        judged += len(was.verdicts) + len(read.verdicts)
        changed += len(rows)
        _show(told_rows(rows, read, (before.rules, after.rules)))
    # Every place reads the same files.
    _show(left_out(read) if read else iter(()))
    if not judged:
        raise InputError(
            "没有一行可以审查", expected="有日期或年度的服务事项", remedy="写明 --as-of，或核对表格"
        )
    _show(told_changes(before, after))
    return EXIT_INPUT if read and is_unread(read) else int(changed > 0)


def _read(folder: Path) -> Knowledge:
    knowledge = opened(folder)
    try:
        # Read now: later nobody could tell in which of the two folders a file is at fault.
        _ = knowledge.rules
    except KnowledgeError as error:
        raise UsageError(f"{folder} 的规则读不出来：{error}") from error
    return knowledge


def _places(before: Knowledge, after: Knowledge, name: str | None) -> Iterable[Jurisdiction]:
    """Return the place asked for, or every place that both know."""
    if name is not None:
        return [before.place(after.place(name).id)]
    return [place for place in after.jurisdictions.values() if place.id in before.jurisdictions]


def _screened(
    files: tuple[Path, ...], knowledge: Knowledge, place: Jurisdiction, day: date | None
) -> Screening:
    return screen_files(files, Screener(knowledge, knowledge.place(place.id), as_of=day))


def _show(lines: Iterator[str]) -> None:
    for line in lines:
        say(line)
