"""`procurement-rules inspect`: what the program understands of a file, before anything is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from procurement_rules.batch import read_files
from procurement_rules.cli import outputs
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.reading_notes import unused_mapping
from procurement_rules.cli.speaking import say
from procurement_rules.cli.understanding import understanding
from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import TableReading
from procurement_rules.read import ColumnMapping, column_mapping, read_template, template_text

EXIT_INPUT = 2


@click.command()
@click.argument("files", metavar="文件...", nargs=-1, required=True, type=PATH)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="列名=字段",
    help="说明某一列是什么，如 估算金额=budget；不读的列写 列名=忽略；可写多次。",
)
@click.option("--template", default=None, metavar="模板", type=PATH, help="读入存好的列名模板。")
@click.option(
    "--save-template",
    default=None,
    metavar="模板",
    type=PATH,
    help="把各列的认定存成模板（.yaml），下次用 --template 读入。",
)
def inspect(
    files: tuple[Path, ...], pairs: tuple[str, ...], template: Path | None, save_template: Path | None
) -> int:
    """说明怎样读懂一份表：表头在哪一行、每列认作什么、哪些行不审查、合计对不对。不作审查。

    退出码：0 全部读懂，2 有文件读不出来或用法有误。
    """
    knowledge = Knowledge(knowledge_root())
    mapping = chosen_mapping(template, pairs, knowledge.dictionary)
    _check_target(save_template, files)
    read, failed = read_files(files, knowledge.dictionary, mapping)
    for each in read:
        _print(understanding(each, knowledge.dictionary))
    _print(f"未读取 {each.file}：{each.reason}" for each in failed)
    tables = [table for each in read for table in each.result.tables]
    _print(unused_mapping(mapping, tables))
    if save_template is not None:
        _save(save_template, tables)
    return EXIT_INPUT if any(not each.skipped for each in failed) else 0


def chosen_mapping(template: Path | None, pairs: Sequence[str], dictionary: DataDictionary) -> ColumnMapping:
    """Return what the template says of columns, and over it what the command line says."""
    kept = read_template(template, dictionary) if template is not None else {}
    return {**kept, **column_mapping(pairs, dictionary)}


def _check_target(target: Path | None, files: Sequence[Path]) -> None:
    if target is not None and any(target.resolve() == file.resolve() for file in files):
        raise UsageError(f"模板 {target.name} 就是要读的文件，写出会毁掉它", remedy="换一个 --save-template")


def _save(target: Path, tables: Sequence[TableReading]) -> None:
    outputs.write([template_text(tables).encode()], target)
    say(f"已写入 {target}")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
