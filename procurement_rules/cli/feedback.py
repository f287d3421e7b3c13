"""`procurement-rules feedback`: what the office decided comes back and becomes precedents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from procurement_rules.cli.catalog_choice import catalog_options, chosen_catalog
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking import say
from procurement_rules.coding import Ruling, Standing, place_of, read_decisions, rulings
from procurement_rules.coding.words import FITS_NOTHING
from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.knowledge.precedents import append_precedents, read_precedents
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.precedent import Precedent
from procurement_rules.normalise import fold
from procurement_rules.report.printable import one_line

_SHOWN = 24


@click.group()
def feedback() -> None:
    """把复核后的编码收作先例。"""


@feedback.command("import")
@click.argument("file", metavar="文件", type=PATH)
@click.option(
    "--precedents",
    required=True,
    metavar="文件",
    type=PATH,
    help="写入哪个先例文件（precedents.csv），没有就新建。",
)
@click.option("--by", required=True, metavar="姓名", help="谁认定的。")
@click.option(
    "--on",
    required=True,
    metavar="日期",
    type=click.DateTime(["%Y-%m-%d"]),
    help="认定的日期，如 2026-03-01。",
)
@catalog_options
def import_decisions(
    file: Path, precedents: Path, by: str, on: datetime, jurisdiction: str | None, catalog: str | None
) -> int:
    """读复核过的表（建议编码、认定编码、复核意见等列），把采纳和改判的编码收作先例。

    每行说明收了什么、为什么没有收。同一个表读两次不会重复。退出码：0 全部收下，1 有的行没有收，2 输入或用法有误。
    """
    if not by.strip():
        raise UsageError("没有写明谁认定的", remedy="在 --by 后面写姓名")
    knowledge = Knowledge(knowledge_root())
    chosen = chosen_catalog(knowledge, jurisdiction, catalog)
    reviewed = read_decisions(file, knowledge.dictionary, fold)
    found = list(rulings(reviewed.decisions, chosen, by, on.date(), fold))
    taken = [ruling.precedent for ruling in found if ruling.precedent]
    before = _kept(precedents, chosen)
    added = append_precedents(precedents, taken)
    standing = Standing(before, [*before, *added], taken, fold)
    refused = [ruling for ruling in found if not ruling.precedent and not ruling.is_silent]
    for ruling in found:
        if not ruling.is_silent:
            say(_told(ruling, chosen) + one_line(standing.told(ruling)))
    for row in reviewed.unread:
        say(f"{one_line(place_of(row.source))}：没有收，{one_line(row.reason)}")
    silent = len(found) - len(taken) - len(refused)
    not_taken = len(refused) + len(reviewed.unread)
    say(
        f"收下 {len(taken)} 行（新增 {len(added)}，已有 {len(taken) - len(added)}），"
        f"没有收 {not_taken} 行，没有复核意见 {silent} 行；先例在 {precedents}"
    )
    return int(bool(not_taken))


def _kept(path: Path, catalog: Catalog) -> list[Precedent]:
    """Return what the file held on this catalog; codes that the catalog has given up are history as well."""
    kept = read_precedents(path) if path.exists() else ()
    return [each for each in kept if each.catalog == catalog.header.id]


def _told(ruling: Ruling, catalog: Catalog) -> str:
    item = ruling.decision.item
    name = one_line(item.name or item.description or "")
    place = f"{one_line(ruling.decision.place)} “{name[:_SHOWN]}”"
    if ruling.precedent is None:
        return f"{place}：没有收，{one_line(ruling.reason)}"
    code = ruling.precedent.code
    return f"{place}：收下，{f'{code} {catalog.by_code[code].name}' if code else FITS_NOTHING}"
