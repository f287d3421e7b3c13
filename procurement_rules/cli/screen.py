"""`procurement-rules screen`: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from procurement_rules.batch import screen_files
from procurement_rules.bundle import Run
from procurement_rules.cli import outputs
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.handing_out import hand_out
from procurement_rules.cli.inspect import chosen_mapping
from procurement_rules.cli.law_day import note_future
from procurement_rules.cli.pack_folders import pack_folders
from procurement_rules.cli.progress import while_judging, while_reading
from procurement_rules.cli.reading_notes import reading_notes, unused_mapping
from procurement_rules.cli.reviewed_before import require_unreviewed
from procurement_rules.cli.speaking import say
from procurement_rules.cli.speaking_console import SpeakingConsole
from procurement_rules.cli.wanted import Wanted
from procurement_rules.errors import InputError
from procurement_rules.model.screening import Screening
from procurement_rules.read import ColumnMapping, submitted_files
from procurement_rules.read.submitted import Submitted
from procurement_rules.report import terminal_report
from procurement_rules.review import loop_summary
from procurement_rules.screen import Screener

EXIT_VIOLATION = 1
EXIT_INPUT = 2


@click.command()
@click.argument("files", metavar="文件...", nargs=-1, required=True, type=PATH)
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
    "--output",
    "outputs",
    multiple=True,
    metavar="文件",
    type=PATH,
    help="写出报告，格式按扩展名（.html .json .jsonl .csv .parquet .sarif）；可写多次。",
)
@click.option(
    "--format", "form", default=None, type=click.Choice(outputs.FORMS), help="把这种格式输出到屏幕。"
)
@click.option(
    "--annotated", default=None, metavar="文件夹", type=PATH, help="在报来的工作簿上批注，另存到文件夹。"
)
@click.option("--ledger", default=None, metavar="文件", type=PATH, help="问题整改台账（.xlsx）。")
@click.option(
    "--ledger-template", default=None, metavar="文件", type=PATH, help="台账改用自己的 Excel 模板。"
)
@click.option(
    "--papers",
    default=None,
    metavar="文件夹",
    type=PATH,
    help="每个单位一份审查意见书和审查工作底稿（.docx）。",
)
@click.option("--papers-template", default=None, metavar="文件", type=PATH, help="文书改用自己的 Word 模板。")
@click.option(
    "--statistics", default=None, metavar="文件", type=PATH, help="项目和金额统计表、调查表和占比（.xlsx）。"
)
@click.option(
    "--statistics-template", default=None, metavar="文件", type=PATH, help="统计表改用自己的 Excel 模板。"
)
@click.option(
    "--bundle",
    default=None,
    metavar="文件",
    type=PATH,
    help="把输入、规则、目录和结论打成证据包（.zip），可用 verify 复核。",
)
@click.option(
    "--journal",
    default=None,
    metavar="文件",
    type=PATH,
    help="进度文件：边审查边存下结论，中断后再次执行同一条命令就接着审查。",
)
@click.option(
    "--waivers",
    default=None,
    metavar="文件",
    type=PATH,
    help="批准过的例外（review import 写出）；须同时写明 --on。",
)
@click.option(
    "--on",
    default=None,
    metavar="日期",
    type=click.DateTime(["%Y-%m-%d"]),
    help="审查的日期，例外到期与否按它计算；与 --waivers 同用。",
)
@click.option(
    "--baseline",
    default=None,
    metavar="文件",
    type=PATH,
    help="上一次的 .jsonl 或 .json 报告：标明问题是新出现、上次已提出还是已消除。",
)
@click.option(
    "--map", "pairs", multiple=True, metavar="列名=字段", help="说明某一列是什么；可写多次，见 inspect。"
)
@click.option("--template", default=None, metavar="模板", type=PATH, help="读入 inspect 存好的列名模板。")
@click.option(
    "--precedents",
    default=None,
    metavar="文件",
    type=PATH,
    help="本单位认定过的编码（feedback import 写出）。",
)
@click.option(
    "--catalog",
    default=None,
    metavar="目录",
    help="改用另一目录归类：目录 id，或 catalog import 写出的文件夹。",
)
@pack_folders
@click.option("--all-rules", is_flag=True, help="每项列出审查过的每一条规则及其结论，不只是发现的问题。")
@click.option("--engine", default="auto", show_default=True, metavar="引擎", help="auto、durable 或 plain。")
@click.option("--verify", is_flag=True, help="两个引擎都判断一遍并比较，不一致即报错。")
def screen(files: tuple[Path, ...], **options: Any) -> int:
    """审查部门报来的目录建议表：工作簿、CSV、Word 表格、JSON、Parquet，或整个文件夹。

    退出码：0 没有不合规，1 有不合规，2 输入或用法有误。
    """
    wanted = Wanted(**options)
    wanted.require_pairs()
    if wanted.as_of:
        note_future(wanted.as_of.date())
    for output in wanted.outputs:
        outputs.form_of(output)
    for target, suffix in ((wanted.ledger, ".xlsx"), (wanted.statistics, ".xlsx"), (wanted.bundle, ".zip")):
        outputs.require_suffix(target, suffix)
    submitted = submitted_files(files)
    outputs.require_apart(wanted.written, submitted)
    outputs.require_outside((wanted.annotated, wanted.papers), submitted)
    require_unreviewed(wanted, submitted)
    screener = _screener(wanted)
    outputs.require_templates(
        wanted.ledger_template,
        wanted.papers_template,
        wanted.statistics_template,
        screener.knowledge,
    )
    mapping = chosen_mapping(wanted.template, wanted.pairs, screener.knowledge.dictionary)
    run = _run(wanted, submitted, mapping)
    screening = run.reviewed(_screened(run, screener, wanted))
    labels = screener.knowledge.labels
    reported = screening if wanted.all_rules else _without_rules(screening)
    # Before anything is printed: whoever reads that may stop reading and end the program.
    hand_out(wanted, run, reported, screening, screener.knowledge)
    if wanted.form:
        rules = screener.knowledge.rules.all
        sys.stdout.buffer.writelines(outputs.rendered(reported, labels, rules, wanted.form))
        sys.stdout.flush()
    unused = list(unused_mapping(run.mapping or {}, screening.tables))
    for line in (*reading_notes(screening.tables), *unused):
        say(f"注意：{line}", err=True)
    # The summary must not mix with data that another program reads from standard output.
    terminal_report(screening, labels, SpeakingConsole(stderr=wanted.form is not None))
    for line in (*loop_summary(screening), *(() if wanted.form else unused)):
        say(line, err=wanted.form is not None)
    if not screening.verdicts:
        raise InputError("没有一行可以审查", expected="至少一行服务事项", remedy="查看上面每一行未审查的原因")
    if any(not each.skipped for each in screening.failed):
        return EXIT_INPUT
    return EXIT_VIOLATION if screening.breached else 0


def _screener(wanted: Wanted) -> Screener:
    return Screener.for_jurisdiction(
        wanted.jurisdiction,
        as_of=wanted.as_of.date() if wanted.as_of else None,
        engine=wanted.engine,
        verify=wanted.verify,
        catalog=wanted.catalog,
        rules=wanted.packs,
        precedents=wanted.precedents,
    )


def _run(wanted: Wanted, submitted: Submitted, mapping: ColumnMapping) -> Run:
    return Run(
        submitted,
        wanted.jurisdiction,
        wanted.as_of.date() if wanted.as_of else None,
        catalog=wanted.catalog,
        packs=wanted.packs,
        mapping=mapping,
        all_rules=wanted.all_rules,
        precedents=wanted.precedents,
        waivers=wanted.waivers,
        screened_on=wanted.on.date() if wanted.on else None,
        baseline=wanted.baseline,
    )


def _screened(run: Run, screener: Screener, wanted: Wanted) -> Screening:
    try:
        return screen_files(
            run.files,
            screener,
            while_judging,
            # A working paper lists every rule that was examined.
            all_rules=wanted.all_rules or wanted.papers is not None,
            mapping=run.mapping,
            journal=wanted.journal,
            reading=while_reading,
        )
    except KeyboardInterrupt as stopped:
        if wanted.journal is not None:
            raise
        raise KeyboardInterrupt(
            "已中断，没有写出结果；下次加上 --journal 文件，中断后可以接着审查"
        ) from stopped


def _without_rules(screening: Screening) -> Screening:
    """Return the screening as it would be had no paper been asked for: no output changes for the sake of another."""
    verdicts = tuple(verdict.model_copy(update={"rules": ()}) for verdict in screening.verdicts)
    return screening.model_copy(update={"verdicts": verdicts})
