"""`procurement-rules match`: how one text is coded, and why, in plain Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from procurement_rules.cli.catalog_choice import catalog_options, chosen_catalog
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking_console import SpeakingConsole
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.knowledge.precedents import read_precedents
from procurement_rules.match import FoundContext, Matcher
from procurement_rules.model.catalog import Catalog, Effect, Strength
from procurement_rules.model.verdict import Candidate, Decision, Match, TermEvidence
from procurement_rules.normalise import fold
from procurement_rules.report.printable import one_line
from procurement_rules.report.words import FAR_BEHIND, behind, decision

_WIDTH = 100
_FIELDS = {"name": "名称", "description": "说明", "purchaser": "购买主体"}
_EFFECTS = {
    (Effect.TOWARDS, Strength.STRONG): "定为",
    (Effect.TOWARDS, Strength.WEAK): "偏向",
    (Effect.AWAY, Strength.STRONG): "排除",
    (Effect.AWAY, Strength.WEAK): "不大像",
}
_NO_PIECES = "没有相同的字词"
# Less than this is no reason that a person would see.
_LEAST_MORE = 0.05
_MOST_DRAWING = 3


@click.group()
def match() -> None:
    """归类：一段文字归到哪里，为什么。"""


@match.command("explain")
@click.argument("text", metavar="事项名称")
@click.option("--description", default="", metavar="说明", help="事项的说明。")
@click.option("--purchaser", default="", metavar="购买主体", help="哪个单位购买，如“某市第一中学”。")
@catalog_options
@click.option(
    "--precedents",
    default=None,
    metavar="文件",
    type=PATH,
    help="本单位的先例 precedents.csv。",
)
def explain(
    text: str,
    description: str,
    purchaser: str,
    jurisdiction: str | None,
    catalog: str | None,
    precedents: Path | None,
) -> int:
    """说明一段文字怎样归类：结论、把握、备选，各凭哪些字词，哪些情境起了作用，第二位为什么也像。

    只看归类，不审查内容能不能购买；审查用 screen。
    """
    knowledge = Knowledge(knowledge_root())
    chosen = chosen_catalog(knowledge, jurisdiction, catalog)
    decided = read_precedents(precedents, chosen) if precedents else ()
    matcher = Matcher(chosen, knowledge.matching, fold, decided)
    texts = (fold(text), *(fold(each) if each else None for each in (description, purchaser)))
    found = matcher.match(*texts)
    console = SpeakingConsole(width=_WIDTH)
    console.print(f"事项：{one_line(text)}")
    if description:
        console.print(f"说明：{one_line(description)}")
    if purchaser:
        console.print(f"购买主体：{one_line(purchaser)}")
    for line in _conclusion(found, chosen):
        console.print(line)
    if found.candidates and found.precedent is None:
        console.print(_candidates(found))
        for line in (*_contexts(matcher.contexts(*texts), chosen), *_runner_up(found)):
            console.print(line)
    return 0


def _conclusion(found: Match, catalog: Catalog) -> Iterator[str]:
    yield f"目录：{catalog.header.title}（{catalog.header.id}）"
    code = f" {found.code} {_path(found.code, catalog)}" if found.code else ""
    yield f"结论：{decision(found)}{code}"
    if found.decision is not Decision.NONE:
        yield f"把握：{found.confidence:.0%}（首位正确的可能性）"
    if found.reason:
        yield f"理由：{one_line(found.reason)}"
    if found.precedent and found.precedent.source:
        yield f"先例出处：{one_line(found.precedent.source)}"
    if found.group:
        yield f"能确定的大类：{found.group} {_path(found.group, catalog)}"


def _path(code: str, catalog: Catalog) -> str:
    """Return the entry's name behind those of its groups."""
    above = [entry.name for entry in catalog.ancestors(code)]
    return " › ".join([*reversed(above), catalog.by_code[code].name])


def _candidates(found: Match) -> Table:
    table = Table(show_lines=True)
    for title in ("位次", "编码", "条目", "与首位相比", "凭哪些字词（位置，占比）"):
        # A Chinese name has no blanks to break at; folded, none of it is lost.
        table.add_column(title, overflow="fold")
    for rank, candidate in enumerate(found.candidates, start=1):
        pieces = "\n".join(map(_piece, candidate.evidence)) or _NO_PIECES
        cells = (str(rank), candidate.code, candidate.name, _behind(rank, candidate), pieces)
        table.add_row(*map(Text, cells))
    return table


def _behind(rank: int, candidate: Candidate) -> str:
    if rank == 1:
        return "—"
    return f"{behind(rank, candidate)}（{candidate.score:.1f}）"


def _piece(piece: TermEvidence) -> str:
    place = f"第 {piece.start + 1}–{piece.end} 字" if piece.end - piece.start > 1 else f"第 {piece.end} 字"
    return f"“{one_line(piece.term)}” {_FIELDS[piece.field]}{place} {piece.share:.0%}"


def _contexts(weighed: Sequence[FoundContext], catalog: Catalog) -> Iterator[str]:
    """Yield what was told apart by more than the words of the entries."""
    for each in weighed:
        context, stands = each.context, one_line(each.query.folded[each.start : each.end])
        entries = "、".join(f"{code} {catalog.by_code[code].name}" for code in context.codes)
        effect = _EFFECTS[context.effect, context.strength]
        yield f"情境：{_FIELDS[each.query.field]}里的“{stands}”，{effect} {entries}：{one_line(context.note)}"


def _runner_up(found: Match) -> Iterator[str]:
    """Yield what speaks more for the second candidate than for the first."""
    if len(found.candidates) == 1 or -found.candidates[1].score > FAR_BEHIND:
        return
    first, second = found.candidates[:2]
    more = [(piece, _share_of(piece, first)) for piece in second.evidence]
    drawing = sorted(
        ((piece, share) for piece, share in more if piece.share - share >= _LEAST_MORE),
        key=lambda pair: pair[1] - pair[0].share,
    )
    if drawing:
        yield f"第二位 {second.code} {second.name}为什么也像："
    for piece, share in drawing[:_MOST_DRAWING]:
        yield f"  “{one_line(piece.term)}”占它所凭的 {piece.share:.0%}，占首位所凭的 {share:.0%}"


def _share_of(piece: TermEvidence, candidate: Candidate) -> float:
    """Return the share that the same characters have in what pulled the item to another candidate."""
    return sum(
        other.share * _common(piece, other) / (other.end - other.start)
        for other in candidate.evidence
        if other.field == piece.field and other.end > other.start
    )


def _common(piece: TermEvidence, other: TermEvidence) -> int:
    return max(0, min(piece.end, other.end) - max(piece.start, other.start))
