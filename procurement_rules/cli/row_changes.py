"""Tell the rows of which two packs say different things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procurement_rules.model.rule import BasisRef, Outcome, RulePack
from procurement_rules.model.screening import Screening
from procurement_rules.release import JudgedRow, RowChange
from procurement_rules.report import OUTCOMES
from procurement_rules.report.places import Places

_LONGEST_NAME = 40


def told_rows(rows: Sequence[RowChange], now: Screening, packs: tuple[RulePack, RulePack]) -> Iterator[str]:
    """Yield a line for each row, lines for what its rules say now, and the totals of the place."""
    places = Places.of(now)
    bases = {rule.id: _basis(rule.basis) for pack in packs for rule in pack.all}
    for row in rows:
        where = places.words(row.shown.source) if row.shown else ""
        yield f"{where} {_name(row)}：{_state(row.before)} → {_state(row.after)}"
        for rule, before, after in row.findings:
            yield f"  {_change(before, after)}：{rule}，{bases[rule]}"
    rejected = f"，另有 {len(now.rejected)} 行未审查" if now.rejected else ""
    yield f"{now.jurisdiction_name}：{len(now.verdicts)} 项，{len(rows)} 项改变{rejected}"


def _basis(basis: Sequence[BasisRef]) -> str:
    return "、".join(f"{each.instrument}{each.clause}" for each in basis)


def _change(before: Outcome | None, after: Outcome | None) -> str:
    if before and after:
        return f"{OUTCOMES[before]} → {OUTCOMES[after]}"
    return f"新出现（{OUTCOMES[after]}）" if after else f"不再有（{OUTCOMES[before]}）" if before else ""


def _name(change: RowChange) -> str:
    return " ".join((change.shown.text if change.shown else "").split())[:_LONGEST_NAME]


def _state(row: JudgedRow | None) -> str:
    if row is None:
        return "没有读出"
    outcome = row.outcome
    return OUTCOMES[outcome] if isinstance(outcome, Outcome) else f"未审查（{outcome}）"
