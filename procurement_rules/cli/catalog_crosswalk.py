"""`procurement-rules catalog crosswalk`: how often a crosswalk is right, by a list of the right answers."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path

import click

from procurement_rules.cli.catalog_gold import Answer, read_answers
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking import say
from procurement_rules.coding.crosswalk_file import COLUMNS
from procurement_rules.errors import InputError, Place
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.knowledge.csv_text import unguarded
from procurement_rules.knowledge.tables import rows
from procurement_rules.measure.interval import Share

_Pair = tuple[Answer, dict[str, str]]


@click.command("crosswalk")
@click.argument("folder", metavar="文件夹", type=PATH)
@click.argument("gold", metavar="标注.csv", type=PATH)
def crosswalk(folder: Path, gold: Path) -> int:
    """用标注好的对照表评测 catalog import --like 写出的 crosswalk.csv。

    标注表第一列是新目录的编码，最后一列是已有目录中相当的编码，几个都对的用 | 隔开，没有相当的写 NONE（use 为“否”即正确）。区间为 95 % Wilson 区间。

    编码不认识的行不计入，另行列出。退出码：0 全部计入，1 有的行没有计入，2 输入或用法有误。
    """
    path = folder / "crosswalk.csv"
    if not path.is_file():
        raise InputError(
            "文件夹里没有 crosswalk.csv",
            where=Place(str(folder)),
            remedy="先用 catalog import --like 写出对照表",
        )
    made = {row["code"]: row for row in _crosswalk_rows(path)}
    like = next((row["like_catalog"] for row in made.values()), "")
    known = _known_codes(like)
    answers = [(answer, answer.fault(made, known, like)) for answer in read_answers(gold)]
    faults = [(answer.where, fault) for answer, fault in answers if fault]
    for where, fault in faults:
        say(f"{where}：{fault}，这一行没有计入；请改正标注表", err=True)
    pairs = [(answer, made[answer.code]) for answer, fault in answers if not fault]
    if not pairs:
        raise InputError(
            "标注表与对照表没有共同的编码",
            where=Place(str(gold)),
            expected="第一列是新目录的编码，最后一列是已有目录的编码",
        )
    _tell(pairs)
    if faults:
        say(f"{len(faults)} 行标注没有计入")
    return int(bool(faults))


def _crosswalk_rows(path: Path) -> list[dict[str, str]]:
    return [
        {name: unguarded(cell) for name, cell in row.items()} for _, row in rows(path, path.parent, COLUMNS)
    ]


def _known_codes(like: str) -> Container[str] | None:
    """Return the codes of the catalog of this id, or None of one that does not come with the program."""
    knowledge = Knowledge(knowledge_root())
    # A crosswalk names a folder's catalog by its id alone, which does not lead back to the folder.
    return knowledge.catalog(like).by_code if like in knowledge.catalog_ids else None


def _tell(pairs: Sequence[_Pair]) -> None:
    used = [pair for pair in pairs if pair[1]["use"] == "是"]
    say(f"首位正确：{_right(pairs)}")
    say(f"use 为“是”的占比：{Share(len(used), len(pairs))}")
    say(f"use 为“是”的正确率：{_right(used)}")
    for answer, row in pairs:
        if not answer.is_met(row):
            expected = "|".join(answer.right)
            say(
                f"{row['code']} {row['name']} → {row['like_code'] or '—'}（use {row['use']}），应为 {expected}"
            )


def _right(pairs: Sequence[_Pair]) -> Share:
    return Share(sum(answer.is_met(row) for answer, row in pairs), len(pairs))
