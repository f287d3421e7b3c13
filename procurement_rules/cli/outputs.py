"""The papers and files that `screen` hands out: which form each is, and writing them whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.rule import ComparisonRule, Rule
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.statistics import Statistics
from procurement_rules.read.files.source_file import require_file
from procurement_rules.read.formats.grids import read_grids
from procurement_rules.read.submitted import Submitted

Rules = Sequence[Rule | ComparisonRule]


def _jsonl(screening: Screening, _labels: Labels, _rules: Rules) -> Iterable[bytes]:
    from procurement_rules.report import jsonl_report

    return (line.encode() for line in jsonl_report(screening))


def _json(screening: Screening, labels: Labels, _rules: Rules) -> Iterable[bytes]:
    from procurement_rules.report import json_report

    return [json_report(screening, labels).encode()]


def _html(screening: Screening, labels: Labels, _rules: Rules) -> Iterable[bytes]:
    from procurement_rules.report import html_report

    return [html_report(screening, labels).encode(), b"\n"]


def _csv(screening: Screening, labels: Labels, _rules: Rules) -> Iterable[bytes]:
    from procurement_rules.report.machine import csv_report

    return [csv_report(screening, labels)]


def _parquet(screening: Screening, labels: Labels, _rules: Rules) -> Iterable[bytes]:
    from procurement_rules.report.machine import parquet_report

    return [parquet_report(screening, labels)]


def _sarif(screening: Screening, labels: Labels, rules: Rules) -> Iterable[bytes]:
    from procurement_rules.report.machine import sarif_report

    return [sarif_report(screening, labels, rules).encode()]


# Each imports its library when it is asked for: a run that wants one form should not pay for all.
_FORMS: dict[str, Callable[[Screening, Labels, Rules], Iterable[bytes]]] = {
    "html": _html,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "sarif": _sarif,
}
FORMS = tuple(_FORMS)


def form_of(output: Path) -> str:
    """Return the form that a file's suffix asks for. Raises UsageError."""
    suffix = output.suffix.lower().lstrip(".")
    if suffix not in _FORMS:
        raise UsageError(
            f"看不出 {output.name} 是什么格式",
            expected="、".join(f".{form}" for form in FORMS),
            remedy="写明 --format；Excel 台账用 --ledger，Word 文书用 --papers",
        )
    return suffix


def rendered(screening: Screening, labels: Labels, rules: Rules, form: str) -> Iterable[bytes]:
    """Return the pieces of one form."""
    return _FORMS[form](screening, labels, rules)


def annotated(
    screening: Screening, labels: Labels, submitted: Submitted
) -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    """Yield name, content and warnings of each submitted workbook, annotated."""
    from procurement_rules.report.workbook import annotate

    screened = [file.path for file in submitted.files if file.name in screening.files]
    yield from annotate(screening, labels, screened, read_grids)


def papers(screening: Screening, labels: Labels, template: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the Word papers of every department."""
    from procurement_rules.report.papers import opinions, working_papers

    yield from chain(
        opinions(screening, labels, template=template), working_papers(screening, labels, template=template)
    )


def ledger(screening: Screening, labels: Labels, template: Path | None) -> bytes:
    """Return the ledger of what must be put right, as a workbook."""
    from procurement_rules.report.workbook import ledger as workbook

    return workbook(screening, labels, template)


def statistics(screening: Screening, labels: Labels, forms: Statistics, template: Path | None) -> bytes:
    """Return the statistics of the screened items, as a workbook."""
    from procurement_rules.report.statistics import statistics as workbook

    return workbook(screening, labels, forms, template=template)


def write(parts: Iterable[bytes], output: Path) -> None:
    """Write a file beside its target and then rename it, so that an interrupted run leaves no half report."""
    unfinished = output.with_name(f"{output.name}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(parts)
        unfinished.replace(output)
    finally:
        # There only where something went wrong, or the user stopped the program.
        unfinished.unlink(missing_ok=True)


def write_into(folder: Path, name: str, content: bytes) -> Path:
    """Write one of several files into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    write([content], folder / name)
    return folder / name


def require_templates(
    ledger: Path | None, papers: Path | None, statistics: Path | None, knowledge: Knowledge
) -> None:
    """Raise InputError or UsageError for a template that is not there or cannot be filled."""
    from procurement_rules.report.papers.template import Template as PaperTemplate
    from procurement_rules.report.statistics.own_form import OwnForm
    from procurement_rules.report.workbook.ledger_columns import LEDGER_COLUMNS
    from procurement_rules.report.workbook.template import Template

    for template in filter(None, (ledger, papers, statistics)):
        require_file(template)
    if ledger:
        Template.read(ledger, [column.title for column in LEDGER_COLUMNS])
    if papers:
        PaperTemplate(papers)
    if statistics:
        OwnForm.read(statistics, knowledge.statistics.form)


def require_suffix(output: Path | None, suffix: str) -> None:
    """Raise UsageError where a file would not be what its name says."""
    if output is not None and output.suffix.lower() != suffix:
        raise UsageError(f"{output.name} 的扩展名不对", expected=suffix, remedy="改用这个扩展名")


def require_apart(outputs: Iterable[Path], inputs: Submitted) -> None:
    """Raise UsageError where an output would overwrite an input or another output, or has no folder to lie in."""
    submitted = {file.path.resolve() for file in inputs.files}
    taken: set[Path] = set()
    for output in outputs:
        place = output.resolve()
        if place in submitted:
            raise UsageError(f"输出文件 {output.name} 就是要审查的文件，写出会毁掉它", remedy="换一个文件名")
        if place in taken:
            raise UsageError(f"有两种输出都写到 {output.name}", remedy="各用一个文件名")
        if not place.parent.is_dir():
            raise UsageError(f"没有文件夹 {output.parent}", remedy="先建好文件夹，或核对路径")
        taken.add(place)


def require_outside(folders: Iterable[Path | None], inputs: Submitted) -> None:
    """Raise UsageError where what is written into a folder would be read as submitted the next time."""
    inside = next((folder for folder in folders if folder is not None and inputs.holds(folder)), None)
    if inside is not None:
        raise UsageError(
            f"写出用的文件夹 {inside} 在要审查的文件夹里，下次会当作报来的文件", remedy="换一个文件夹"
        )
