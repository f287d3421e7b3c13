"""The table that stands at the head of an item in the working paper: what was submitted, how it was coded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procurement_rules.model.verdict import Verdict
from procurement_rules.report.highlight import Segment
from procurement_rules.report.papers import words
from procurement_rules.report.view import CodingView, ItemView
from procurement_rules.report.words import OUTCOMES


def item_rows(view: ItemView, verdict: Verdict) -> Iterator[tuple[str, str]]:
    """Yield name and value of everything that is known of the item before its findings are told."""
    yield words.PLACE, view.place
    yield words.NAME, _text(view.name) or words.NOT_GIVEN
    for name, value in view.facts:
        yield name, _text(value)
    yield words.EXPLANATION, _text(view.description) or words.NOT_GIVEN
    for problem in view.problems:
        yield words.UNREADABLE, f"{problem.field}（{problem.cell}）“{problem.value}”：{problem.reason}"
    yield words.CODING, _coding(view.coding)
    yield words.CONCLUSION, _conclusion(verdict)


def _conclusion(verdict: Verdict) -> str:
    conclusion = OUTCOMES[verdict.outcome]
    waived = not all(finding.is_open for finding in verdict.findings)
    return words.WITH_EXCEPTION.format(conclusion=conclusion) if waived else conclusion


def _text(segments: Sequence[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def _coding(coding: CodingView) -> str:
    if coding.usable:
        return words.CODED.format(
            decision=coding.decision, code=coding.code, name=coding.name, confidence=coding.confidence
        )
    candidates = "；".join(
        words.CANDIDATE.format(code=one.code, name=one.name, behind=one.behind) for one in coding.candidates
    )
    return "。".join(part for part in (coding.decision, coding.reason.rstrip("。"), candidates) if part)
