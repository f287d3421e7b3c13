"""`procurement-rules compare-law`: what the law of another day would say of the same table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from procurement_rules.batch import screen_files
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.law_day import note_future
from procurement_rules.cli.left_out import EXIT_INPUT, is_unread, left_out
from procurement_rules.cli.speaking import say
from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.model.screening import Labels
from procurement_rules.model.verdict import Finding, Verdict
from procurement_rules.report import OUTCOMES
from procurement_rules.report.places import Places
from procurement_rules.screen import Screener


@click.command("compare-law")
@click.argument("file", metavar="文件", type=PATH)
@click.option("--jurisdiction", required=True, metavar="地区", help="地区 id 或名称。")
@click.option(
    "--as-of",
    "days",
    multiple=True,
    metavar="日期",
    type=click.DateTime(["%Y-%m-%d"]),
    help="写两次：一个旧的日期，一个新的。",
)
def compare_law(file: Path, jurisdiction: str, days: tuple[datetime, ...]) -> int:
    """同一张表在两个日期的法规下结论有何不同，为什么。"""
    if len(set(days)) != 2:  # noqa: PLR2004 - an old day and a new one
        raise UsageError(
            "--as-of 须写两次，两个不同的日期", expected="如 --as-of 2016-06-01 --as-of 2020-06-01"
        )
    knowledge = Knowledge(knowledge_root())
    place = knowledge.place(jurisdiction)
    note_future(max(days).date())
    before, after = (
        screen_files([file], Screener(knowledge, place, as_of=day.date())) for day in sorted(days)
    )
    places = Places.of(after)
    changed = 0
    for old, new in zip(before.verdicts, after.verdicts, strict=True):
        lines = list(_differences(old, new, knowledge, places))
        changed += bool(lines)
        for line in lines:
            say(line)
    for line in left_out(after):
        say(line)
    say(f"{place.name}：{len(after.verdicts)} 项中 {changed} 项的结论或发现因法规不同而不同")
    return EXIT_INPUT if is_unread(after) else 0


def _differences(old: Verdict, new: Verdict, knowledge: Knowledge, places: Places) -> Iterator[str]:
    said_before = {(each.category, each.outcome): each for each in old.findings}
    said_after = {(each.category, each.outcome): each for each in new.findings}
    if said_before.keys() == said_after.keys():
        return
    name = " ".join((new.item.name or new.item.description or "").split())[:40]
    outcomes = [f"{verdict.as_of} {OUTCOMES[verdict.outcome]}" for verdict in (old, new)]
    yield f"{places.words(new.item.source)} {name}：{' → '.join(outcomes)}"
    for key in sorted(said_before.keys() - said_after.keys()):
        yield f"  只在 {old.as_of}：{_told(said_before[key], old.as_of, knowledge)}"
    for key in sorted(said_after.keys() - said_before.keys()):
        yield f"  只在 {new.as_of}：{_told(said_after[key], old.as_of, knowledge)}"


def _told(finding: Finding, earlier: date, knowledge: Knowledge) -> str:
    labels: Labels = knowledge.labels
    basis = "、".join(f"{each.instrument}{each.clause}" for each in finding.basis)
    rules = {rule.id: rule for rule in knowledge.rules.rules}
    since = min(rules[name].in_force.since for name in (finding.rule, *finding.also))
    why = f"，{since} 起施行" if since > earlier else ""
    return f"{labels.categories[finding.category]}（{OUTCOMES[finding.outcome]}）：{basis}{why}"
