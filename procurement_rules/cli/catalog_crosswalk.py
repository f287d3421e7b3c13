"""`procurement-rules catalog crosswalk`: how often a crosswalk is right, by a list of the right answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking import say
from procurement_rules.errors import InputError, Place
from procurement_rules.measure.interval import Share
from procurement_rules.read.records import read_records


@click.command("crosswalk")
@click.argument("folder", metavar="文件夹", type=PATH)
@click.argument("gold", metavar="标注.csv", type=PATH)
def crosswalk(folder: Path, gold: Path) -> int:
    """用标注好的对照表评测 catalog import --like 写出的 crosswalk.csv。

    标注表第一列是新目录的编码，最后一列是已有目录中相当的编码，几个都对的用 | 隔开。区间为 95 % Wilson 区间。
    """
    answers = {row[next(iter(row))]: row[list(row)[-1]].split("|") for row in read_records(gold)}
    rows = [row for row in read_records(folder / "crosswalk.csv") if row.get("code") in answers]
    if not rows:
        raise InputError(
            "标注表与对照表没有共同的编码", where=Place(str(gold)), expected="第一列是新目录的编码"
        )
    used = [row for row in rows if row["use"] == "是"]
    say(f"首位正确：{_right(rows, answers)}")
    say(f"use 为“是”的占比：{Share(len(used), len(rows))}")
    say(f"use 为“是”的正确率：{_right(used, answers)}")
    for row in rows:
        if row["like_code"] not in answers[row["code"]]:
            expected = "|".join(answers[row["code"]])
            say(
                f"{row['code']} {row['name']} → {row['like_code'] or '—'}（use {row['use']}），应为 {expected}"
            )
    return 0


def _right(rows: list[dict[str, str]], answers: Mapping[str, list[str]]) -> Share:
    return Share(sum(row["like_code"] in answers[row["code"]] for row in rows), len(rows))
