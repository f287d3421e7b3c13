"""Papers of the sample, and of small screenings built by hand, read back as Word would read them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentObject

from procurement_rules.batch import screen_files
from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.verdict import RuleOutcome, Verdict
from procurement_rules.report.papers import opinions, working_papers
from procurement_rules.screen import Screener
from tests.conftest import ROOT

BUREAU = "聊城市行政审批服务局"


def opened(data: bytes) -> DocumentObject:
    return Document(io.BytesIO(data))


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def cells(data: bytes, table: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in opened(data).tables[table].rows]


def after(told: list[str], label: str) -> str:
    """Return what stands behind a label, the first time."""
    return next(line.removeprefix(f"{label}：") for line in told if line.startswith(f"{label}："))


@pytest.fixture(scope="session")
def sample(knowledge) -> tuple[Screening, Labels]:
    screener = Screener.for_jurisdiction("liaocheng", as_of=date(2020, 11, 5), engine="plain")
    screening = screen_files(ROOT / "corpus/samples/目录建议.xlsx", screener, all_rules=True)
    return screening, screener.knowledge.labels


@pytest.fixture(scope="session")
def sample_opinions(sample) -> dict[str, bytes]:
    return dict(opinions(*sample))


@pytest.fixture(scope="session")
def sample_working_papers(sample) -> dict[str, bytes]:
    return dict(working_papers(*sample))


@pytest.fixture(scope="session")
def read() -> SimpleNamespace:
    """Return the readers above, by name."""
    return SimpleNamespace(opened=opened, lines=lines, cells=cells, after=after, bureau=BUREAU)


@pytest.fixture(scope="session")
def ruled(build) -> Callable[..., Verdict]:
    """Return a builder of verdicts that name the rules examined, as `all_rules=True` makes them."""

    def _ruled(*findings: Any, **fields: Any) -> Verdict:
        verdict: Verdict = build.verdict(*findings, **fields)
        said = tuple(RuleOutcome(rule=each.rule, outcome=each.outcome) for each in findings)
        clean = (RuleOutcome(rule="contract-transferred", outcome=Outcome.NOT_APPLICABLE),)
        return verdict.model_copy(update={"rules": said + clean})

    return _ruled


@pytest.fixture
def only(labels) -> Callable[..., bytes]:
    """Return what writes one kind of paper where a screening gives one department."""

    def _only(make: Callable[..., Iterator[tuple[str, bytes]]], screening: Screening, **given: Any) -> bytes:
        [(_, data)] = make(screening, labels, **given)
        return data

    return _only
