"""The part of a paper on what has changed since the earlier screening of the same department."""

from __future__ import annotations

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report.loop import since
from procurement_rules.report.papers import words
from procurement_rules.report.papers.departments import Department
from procurement_rules.report.papers.paper import Paper
from procurement_rules.report.papers.quoting import clipped
from procurement_rules.report.words import UNNAMED


def write_since(paper: Paper, screening: Screening, department: Department, labels: Labels) -> None:
    """Write how many problems are dealt with, remain and are new, and list the first; nothing if none was compared."""
    entries = department.entries
    findings = [finding for entry in entries for finding in entry.verdict.findings]
    purchasers = {entry.verdict.item.purchaser or "" for entry in entries}
    compared = since(screening.baseline, [*findings, *department.together], labels, purchasers)
    if compared is None or not entries:
        return
    paper.section(words.SINCE)
    paper.line(compared.told)
    for number, one in enumerate(compared.resolved, start=1):
        paper.line(
            words.RESOLVED.format(
                number=number,
                name=clipped(one.name or UNNAMED),
                message=one.message.rstrip("。"),
                why=one.why,
            )
        )
