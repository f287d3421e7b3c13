"""Small screenings built by hand: a test says only what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from procurement_rules.model.baseline import Baseline, EarlierFinding, Gone
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import BasisRef, Outcome, Severity, Stage
from procurement_rules.model.screening import Basis, Labels, Screening
from procurement_rules.model.source import ColumnReading, FieldProblem, RejectedRow, Source, TableReading
from procurement_rules.model.verdict import (
    BatchFinding,
    Candidate,
    Decision,
    Evidence,
    Finding,
    Match,
    TermEvidence,
    Verdict,
    outcome_of,
)
from procurement_rules.model.waiver import Idle, IdleWaiver, Waiver

FILE = "目录建议.xlsx"
SHEET = "部门目录"
DECREE = BasisRef(instrument="财政部令第102号", clause="第十条第（四）项")
PROVINCE = BasisRef(instrument="鲁财采〔2022〕14号", clause="三（二）")
DAY = date(2026, 9, 1)


def source(
    row: int | None = 2, *, file: str = FILE, sheet: str | None = SHEET, problems: Iterable[FieldProblem] = ()
) -> Source:
    return Source(file=file, sheet=sheet, row=row, columns={"name": "B"}, problems=tuple(problems))


def problem(cell: str = "D7", value: str = "约五万") -> FieldProblem:
    return FieldProblem(field="budget", cell=cell, value=value, reason="不是数字")


def evidence(text: str, words: str, field: str = "name") -> Evidence:
    start = text.index(words)
    return Evidence(field=field, start=start, end=start + len(words), text=words)


def violation(**given: Any) -> Finding:
    values = {
        "rule": "labour-dispatch-bought",
        "category": "labour_dispatch",
        "stage": Stage.CATALOG,
        "outcome": Outcome.VIOLATION,
        "severity": Severity.ERROR,
        "message": "以服务名义购买劳务派遣用工。",
        "remedy": "改为购买有明确成果的服务，或撤回。",
        "basis": (DECREE,),
    }
    return Finding(**{**values, **given})


def doubt(**given: Any) -> Finding:
    values = {
        "outcome": Outcome.UNDETERMINED,
        "severity": Severity.WARNING,
        "message": "可能由购买单位管理用工。",
    }
    return violation(**{**values, **given})


def lack(missing: tuple[str, ...] = ("budget", "in_budget"), **given: Any) -> Finding:
    values = {
        "rule": "unbudgeted-purchase",
        "category": "no_budget",
        "stage": Stage.BUDGET,
        "severity": Severity.NOTE,
        "message": "没有写明预算。",
        "remedy": "补充预算安排。",
        "basis": (PROVINCE,),
        "missing": missing,
    }
    return doubt(**{**values, **given})


def together(rows: tuple[int, ...], **given: Any) -> BatchFinding:
    values = {
        "rule": "item-submitted-twice",
        "category": "duplicate_item",
        "message": "这几行是同一事项。",
        "rows": rows,
        "similarity": 97.0,
    }
    return BatchFinding(**{**violation().model_dump(), **values, **given})


def accepted(code: str = "A0101", name: str = "公共安全情况监测服务") -> Match:
    candidate = Candidate(
        code=code, name=name, score=0.91, evidence=(TermEvidence(term="监测", start=0, end=2, share=0.8),)
    )
    return Match(
        catalog="cn", decision=Decision.ACCEPTED, code=code, confidence=0.93, candidates=(candidate,)
    )


def match(decision: Decision, count: int = 0, **given: Any) -> Match:
    candidates = tuple(
        Candidate(code=f"B010{n}", name=f"备选{n}", score=0.5 - n / 10) for n in range(1, count + 1)
    )
    return Match(catalog="cn", decision=decision, confidence=0.4, candidates=candidates, **given)


def verdict(
    *findings: Finding,
    outcome: Outcome | None = None,
    match: Match | None = None,
    row: int | None = 2,
    **fields: Any,
) -> Verdict:
    """Build a verdict whose outcome follows from its findings."""
    given = {"name": "食堂劳务派遣服务", "source": source(row), **fields}
    return Verdict(
        item=ServiceItem(**given),
        outcome=outcome or outcome_of(findings),
        as_of=DAY,
        match=match or accepted(),
        findings=findings,
    )


def table(**given: Any) -> TableReading:
    columns = (
        ColumnReading(column="B", header="项目名称", field="name"),
        ColumnReading(column="D", header="金额（万元）", field="budget", multiplier=10_000),
        ColumnReading(column="F", header="联系人", field=None),
    )
    return TableReading(**{"file": FILE, "sheet": SHEET, "header_row": 1, "columns": columns, **given})


def screening(*verdicts: Verdict, together: tuple[BatchFinding, ...] = (), **given: Any) -> Screening:
    values: dict[str, Any] = {
        "files": (FILE,),
        "jurisdiction": "shandong",
        "jurisdiction_name": "山东省",
        "as_of": DAY,
        "catalog": "sd-2022",
        "catalog_title": "山东省政府购买服务指导性目录",
        "engine": "plain",
        "program_version": "0.1.0",
        "rules_version": "2026.1",
        "rules_digest": "3f2a91c0b7de" + "0" * 52,
        "tables": (table(),),
        "verdicts": verdicts,
        "batch_findings": together,
        "rejected": (),
    }
    return Screening(**{**values, **given})


def rejected(row: int = 9, reason: str = "既无事项名称也无说明", text: str = "合计 120") -> RejectedRow:
    return RejectedRow(source=source(row), reason=reason, text=text)


def waiver(**given: Any) -> Waiver:
    values = {
        "finding": "0123456789ab",
        "rule": "labour-dispatch-bought",
        "purchaser": "甲局",
        "name": "食堂劳务派遣服务",
        "reason": "过渡期内继续执行。",
        "approver": "张三",
        "approved_on": date(2026, 1, 1),
        "expires_on": date(2026, 12, 31),
    }
    return Waiver(**{**values, **given})


def idle(why: Idle, **given: Any) -> IdleWaiver:
    return IdleWaiver(waiver=waiver(**given), why=why)


def gone(why: Gone, **given: Any) -> EarlierFinding:
    values = {
        "key": "a" * 12,
        "rule": "labour-dispatch-bought",
        "category": "labour_dispatch",
        "outcome": Outcome.VIOLATION,
        "message": "以服务名义购买劳务派遣用工。",
        "purchaser": "甲局",
        "name": "门卫劳务派遣",
        "why": why,
    }
    return EarlierFinding(**{**values, **given})


def baseline(*gone: EarlierFinding) -> Baseline:
    return Baseline(file="上次.jsonl", digest="ab" * 32, gone=gone)


LABELS = Labels(
    fields={"name": "事项名称", "description": "说明", "budget": "预算金额", "in_budget": "是否已列入预算"},
    categories={"labour_dispatch": "劳务派遣", "no_budget": "没有预算"},
    concepts={"labour_dispatch": "劳务派遣"},
    rules={"labour-dispatch-bought": "购买劳务派遣", "unbudgeted-purchase": "没有预算而购买"},
    bases={
        "财政部令第102号 第十条第（四）项": Basis(title="政府购买服务管理办法", verified=True),
        "鲁财采〔2022〕14号 三（二）": Basis(title="关于加强政府购买服务管理的通知", verified=False),
    },
)


@pytest.fixture(scope="session")
def build() -> SimpleNamespace:
    """Return the builders above, by name."""
    return SimpleNamespace(
        source=source,
        problem=problem,
        evidence=evidence,
        violation=violation,
        doubt=doubt,
        lack=lack,
        together=together,
        accepted=accepted,
        match=match,
        verdict=verdict,
        table=table,
        screening=screening,
        rejected=rejected,
        waiver=waiver,
        idle=idle,
        gone=gone,
        baseline=baseline,
        day=DAY,
        budget=Decimal(1200000),
    )


@pytest.fixture(scope="session")
def labels() -> Labels:
    """Return labels for everything that the builders name."""
    return LABELS
