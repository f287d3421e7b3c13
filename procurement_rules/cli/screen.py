"""`procurement-rules screen`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from procurement_rules.batch import ReadRow, screen_files
from procurement_rules.errors import InputError, UsageError
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report import html_report, json_report, jsonl_report, terminal_report
from procurement_rules.screen import Screener

FORMATS = ("jsonl", "json", "html")
EXIT_VIOLATION = 1
# Fewer rows are done before a bar could be read.
_LONG_INPUT = 200


@click.command()
@click.argument("files", metavar="文件...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--jurisdiction", required=True, metavar="地区", help="地区 id 或名称，如 liaocheng、聊城市、jiaozuo。"
)
@click.option(
    "--as-of",
    default=None,
    metavar="日期",
    type=click.DateTime(["%Y-%m-%d"]),
    help="适用哪一天的法规，如 2020-11-05；缺省按每项自己的日期或年度。",
)
@click.option(
    "--format", "form", default=None, type=click.Choice(FORMATS), help="输出格式；缺省按 --output 的扩展名。"
)
@click.option(
    "--output",
    default=None,
    metavar="文件",
    type=click.Path(path_type=Path),
    help="写到文件；不写则输出到屏幕。",
)
@click.option(
    "--catalog",
    default=None,
    metavar="目录",
    help="改用另一目录归类：目录 id，或 catalog import 写出的文件夹。",
)
@click.option("--engine", default="auto", show_default=True, metavar="引擎", help="auto、durable 或 plain。")
@click.option(
    "--rules",
    "packs",
    multiple=True,
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="另加自己的规则包：每个地区一个文件夹；可写多次。",
)
@click.option("--all-rules", is_flag=True, help="每项列出审查过的每一条规则及其结论，不只是发现的问题。")
@click.option("--verify", is_flag=True, help="两个引擎都判断一遍并比较，不一致即报错。")
def screen(
    files: tuple[Path, ...],
    jurisdiction: str,
    as_of: datetime | None,
    form: str | None,
    output: Path | None,
    catalog: str | None,
    engine: str,
    packs: tuple[Path, ...],
    verify: bool,
    all_rules: bool,
) -> int:
    """审查部门报来的目录建议表（.xlsx .csv .json .jsonl）。

    退出码：0 没有不合规，1 有不合规，2 输入或用法有误。
    """
    form = _form(form, output)
    _check_output(output, files)
    day = as_of.date() if as_of else None
    screener = Screener.for_jurisdiction(
        jurisdiction, as_of=day, engine=engine, verify=verify, catalog=catalog, rules=packs
    )
    screening = screen_files(files, screener, _with_progress, all_rules=all_rules)
    labels = screener.knowledge.labels
    if form:
        _write(_rendered(screening, labels, form), output)
    # The summary must not mix with data that another program reads from standard output.
    summary_to_stderr = form is not None and output is None
    terminal_report(screening, labels, Console(stderr=summary_to_stderr, highlight=False))
    if output:
        click.echo(f"已写入 {output}")
    if not screening.verdicts:
        raise InputError("没有一行可以审查", expected="至少一行服务事项", remedy="查看上面每一行未审查的原因")
    return EXIT_VIOLATION if screening.breached else 0


def _form(form: str | None, output: Path | None) -> str | None:
    if form or output is None:
        return form
    suffix = output.suffix.lower().lstrip(".")
    if suffix not in FORMATS:
        raise UsageError(
            f"看不出 {output.name} 是什么格式",
            expected="扩展名 .html、.json 或 .jsonl",
            remedy="写明 --format",
        )
    return suffix


def _check_output(output: Path | None, files: tuple[Path, ...]) -> None:
    if output is not None and any(output.resolve() == file.resolve() for file in files):
        raise UsageError(f"输出文件 {output.name} 就是要审查的文件，写出会毁掉它", remedy="换一个 --output")


def _rendered(screening: Screening, labels: Labels, form: str) -> Iterable[str]:
    if form == "jsonl":
        return jsonl_report(screening)
    return [f"{html_report(screening, labels) if form == 'html' else json_report(screening, labels)}\n"]


def _write(parts: Iterable[str], output: Path | None) -> None:
    if output is None:
        sys.stdout.writelines(parts)
        return
    # Written beside and then renamed, so that an interrupted run leaves no half report.
    unfinished = output.with_name(f"{output.name}.part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(parts)
    unfinished.replace(output)


def _with_progress(rows: list[ReadRow]) -> Iterator[ReadRow]:
    console = Console(stderr=True)
    if len(rows) < _LONG_INPUT or not console.is_terminal:
        yield from rows
        return
    columns = (TextColumn("审查"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(rows)
