"""`procurement-rules catalog lint`: what is broken in a catalog, and what will make its coding hard."""

from __future__ import annotations

from collections import Counter
from functools import partial

import click

from procurement_rules.cli.catalog_choice import catalog_folder
from procurement_rules.cli.speaking import say
from procurement_rules.coding import faults
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.normalise import fold
from procurement_rules.report.printable import one_line


@click.command("lint")
@click.argument("identifier", metavar="目录")
def lint(identifier: str) -> int:
    """检查目录：同名和近似的条目、没有词条的条目、指向太多的词条、扫描损伤、编码缺号、空名称。

    目录写文件夹或 id。标“!”的须改正，其余供核对。退出码：0 没有须改正的，1 有，2 输入或用法有误。
    """
    knowledge = Knowledge(knowledge_root())
    folder = catalog_folder(knowledge, identifier)
    if not (folder / "entries.csv").is_file():
        # Told by the library in the words of every other command.
        knowledge.catalog(identifier)
    found = list(faults(folder, partial(knowledge.catalog, identifier), fold))
    for fault in found:
        mark = "!" if fault.grave else " "
        say(f"{mark} {fault.kind}\t{one_line(fault.where)}\t{one_line(fault.message)}")
    grave = sum(fault.grave for fault in found)
    kinds = "、".join(f"{kind} {count}" for kind, count in Counter(fault.kind for fault in found).items())
    say(f"{len(found)} 处{f'（{kinds}）' if kinds else ''}，须改正 {grave} 处")
    return int(bool(grave))
