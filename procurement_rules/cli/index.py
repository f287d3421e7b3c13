"""`procurement-rules index`: proposals for the coding index, for people to review."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from procurement_rules.cli.catalog_choice import catalog_options, chosen_catalog
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking import say
from procurement_rules.cli.speaking_console import SpeakingConsole
from procurement_rules.coding import suggestions, write_suggestions
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.knowledge.precedents import read_precedents
from procurement_rules.normalise import fold
from procurement_rules.report.printable import one_line

_WIDTH = 110
_TEXTS = 2


@click.group()
def index() -> None:
    """编码索引：该补哪些词条。"""


@index.command("suggest")
@click.option(
    "--precedents",
    required=True,
    metavar="文件",
    type=PATH,
    help="本单位的先例 precedents.csv。",
)
@catalog_options
@click.option("--output", default=None, metavar="文件", type=PATH, help="另写成 CSV，供逐条审定。")
def suggest(precedents: Path, jurisdiction: str | None, catalog: str | None, output: Path | None) -> int:
    """从程序没有归对而经认定的事项中提出可以补进索引的词条，附支持和冲突的次数。

    只提建议，不改索引：审定后把 CSV 的前两列抄进目录的 index.csv。
    """
    knowledge = Knowledge(knowledge_root())
    chosen = chosen_catalog(knowledge, jurisdiction, catalog)
    proposed = suggestions(read_precedents(precedents, chosen), chosen, knowledge.matching, fold)
    table = Table("词条", "指向", "支持", "相符", "冲突", "出现在")
    for each in proposed:
        cells = (
            each.term,
            f"{each.code} {each.name}",
            str(len(each.texts)),
            str(each.agreeing),
            f"{each.conflicts}（{each.against}）" if each.conflicts else "0",
            "；".join(one_line(text) for text in each.texts[:_TEXTS]),
        )
        table.add_row(*map(Text, cells))
    if proposed:
        SpeakingConsole(width=_WIDTH).print(table)
    say(f"{len(proposed)} 条建议；索引没有改动")
    if output:
        output.write_text(write_suggestions(proposed), encoding="utf-8", newline="\n")
        say(f"已写入 {output}")
    return 0
