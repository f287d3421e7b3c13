"""`procurement-rules catalog`: bring a printed catalog into the form that the program codes against."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from procurement_rules.cli.catalog_crosswalk import crosswalk
from procurement_rules.cli.catalog_like import indexed_catalog, take_over, without_index
from procurement_rules.cli.catalog_lint import lint
from procurement_rules.cli.catalog_notes import left_out, note_lines
from procurement_rules.cli.catalog_write import write_catalog
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking import say
from procurement_rules.errors import InputError, Place
from procurement_rules.importing import ImportedCatalog, catalog_entries, document_grid, write_entries
from procurement_rules.model.catalog import CatalogHeader
from procurement_rules.model.source import Grid
from procurement_rules.normalise import fold
from procurement_rules.read import read_grids
from procurement_rules.read.records import read_text


@click.group()
def catalog() -> None:
    """导入和检查指导性目录。"""


for command in (crosswalk, lint):
    catalog.add_command(command)


@catalog.command("import")
@click.argument("file", metavar="文件", type=PATH)
@click.option(
    "--output",
    required=True,
    metavar="文件夹",
    type=PATH,
    help="写到哪里；文件夹名就是目录的 id。",
)
@click.option("--title", default="", metavar="标题", help="目录标题，缺省用文件名。")
@click.option("--instrument", default="", metavar="文号", help="印发目录的文号。")
@click.option(
    "--issued-on",
    required=True,
    metavar="日期",
    type=click.DateTime(["%Y-%m-%d"]),
    help="印发日期，如 2023-03-01。",
)
@click.option(
    "--like",
    default=None,
    metavar="目录",
    help="与这个已有索引的目录（id 或文件夹）对照，相当的条目取用它的词条和例子。",
)
def import_catalog(
    file: Path, output: Path, title: str, instrument: str, issued_on: datetime, like: str | None
) -> int:
    """从 .txt（公文原文）、.csv 或 .xlsx 导入目录，之后可用 screen --catalog 文件夹。

    加 --like 时写出对照表 crosswalk.csv；改过其中的 like_code 或 use 后，删去 index.csv、examples.csv 再导入一次即按它重新生成。

    已有的文件都不改动。退出码：0 全部读入，1 有的行没有读入，2 输入或用法有误。
    """
    imported = catalog_entries(_grids(file))
    if not imported.entries:
        raise InputError("没有读到任何目录条目", where=Place(str(file)), expected="含编码和名称的目录表")
    header = _header(imported, output.name, title or file.stem, instrument, issued_on.date())
    known = indexed_catalog(like) if like else None
    write_catalog(
        output, {"entries.csv": write_entries(imported.entries), "catalog.yaml": _header_text(header)}
    )
    for line in note_lines(imported, file):
        say(line, err=True)
    levels = "、".join(f"{level} 级 {count} 条" for level, count in _counts(imported).items())
    say(f"已导入 {len(imported.entries)} 条（{levels}），{len(imported.notes)} 处附注，写入 {output}")
    for line in take_over(output, known) if known else without_index(output):
        say(line)
    lost = left_out(imported)
    if lost:
        say(f"{lost} 行没有读入：请按附注改正原表，再用 --output 换一个文件夹重新导入")
    return int(bool(lost))


def _grids(file: Path) -> list[Grid]:
    if file.suffix.lower() == ".txt":
        return [document_grid(read_text(file), str(file))]
    return list(read_grids(file))


def _counts(imported: ImportedCatalog) -> dict[int, int]:
    levels = sorted({entry.level for entry in imported.entries})
    return {level: sum(entry.level == level for entry in imported.entries) for level in levels}


def _header(
    imported: ImportedCatalog, identifier: str, title: str, instrument: str, issued_on: date
) -> CatalogHeader:
    # Items are coded to the deepest level that most branches reach; with three levels that is the third.
    counts = _counts(imported)
    return CatalogHeader(
        id=fold(identifier).folded or "catalog",
        title=title,
        instrument=instrument,
        issued_on=issued_on,
        leaf_level=max(counts, key=lambda level: (counts[level], level)),
    )


def _header_text(header: CatalogHeader) -> str:
    import yaml

    data = header.model_dump(include={"id", "title", "instrument", "issued_on", "leaf_level"})
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
