"""审查工作底稿: what was examined and found, item by item, for the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from procurement_rules.errors import UsageError
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import Source
from procurement_rules.model.verdict import Finding
from procurement_rules.report.file_names import FileNames
from procurement_rules.report.papers import words
from procurement_rules.report.papers.check_table import SHARES as CHECK_SHARES
from procurement_rules.report.papers.check_table import CheckTable
from procurement_rules.report.papers.departments import Department, departments
from procurement_rules.report.papers.item_sheet import item_rows
from procurement_rules.report.papers.paper import Paper
from procurement_rules.report.papers.problems import Problem, Told
from procurement_rules.report.papers.quoting import clipped
from procurement_rules.report.papers.register import SHARES as REGISTER_SHARES
from procurement_rules.report.papers.register import register_rows, verification
from procurement_rules.report.papers.since import write_since
from procurement_rules.report.papers.summary import addressee, law_day, result, submitted
from procurement_rules.report.papers.telling import Teller, viewer_of
from procurement_rules.report.papers.template import Template
from procurement_rules.report.papers.words import Style
from procurement_rules.report.view import Viewer
from procurement_rules.report.words import EXCEPTED, OUTCOMES, SEVERITIES, UNNAMED, hidden, label, unbalanced

_PAIR = (30, 126)


def working_papers(
    screening: Screening, labels: Labels, *, template: Path | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield the file name and the bytes (.docx) of the working paper for each department.

    The screening must name every rule examined (`all_rules=True`). `template` is a Word file used in place of our
    layout. Raises UsageError where the rules are not named or the template cannot be used.
    """
    if any(not verdict.rules for verdict in screening.verdicts):
        raise UsageError(
            "这次审查没有记下每条规则的结论，列不出审查事项表", remedy="加上 --all-rules 再审查一次"
        )
    viewer = viewer_of(screening, labels)
    layout, names = Template(template), FileNames()
    for department in departments(screening):
        yield (
            names.of(department.name, before=f"{words.WORKING_PAPER}-", after=".docx"),
            _WorkingPaper(screening, viewer, department, layout).written(),
        )


class _WorkingPaper:
    def __init__(
        self, screening: Screening, viewer: Viewer, department: Department, layout: Template
    ) -> None:
        self.screening = screening
        self.labels = viewer.labels
        self.department = department
        self.paper = Paper(layout, f"{words.SUBJECT}{words.WORKING_PAPER}")
        self.teller = Teller(screening, viewer, self.paper, department.name)
        self.checks = CheckTable(department, viewer.labels)

    def written(self) -> bytes:
        """Return the paper, written from the top down."""
        self._head()
        write_since(self.paper, self.screening, self.department, self.labels)
        self._items()
        self._together()
        self._check_table()
        self._register()
        self._not_screened()
        self._tables()
        self._versions()
        self._signatures()
        return self.paper.to_bytes()

    def _head(self) -> None:
        screening = self.screening
        facts = {
            words.EXAMINED: addressee(self.department),
            words.FILES: submitted(self.department, screening),
            words.JURISDICTION: screening.jurisdiction_name,
            words.LAW_DAY: law_day(screening),
            words.CATALOG: f"《{screening.catalog_title}》",
        }
        self.paper.sheet(facts.items(), _PAIR)
        self.paper.section(words.CONCLUSION)
        self.paper.line(result(self.department))

    def _items(self) -> None:
        if not self.department.entries:
            return
        self.paper.section(words.ITEM_BY_ITEM)
        for entry in self.department.entries:
            view = self.teller.viewer.item(entry.row + 1, entry.verdict)
            self.paper.line(f"{entry.number}. {clipped(entry.verdict.item.name or UNNAMED)}", Style.HEADING_3)
            self.paper.sheet(item_rows(view, entry.verdict), _PAIR)
            for number, finding in enumerate(entry.verdict.findings, start=1):
                self._finding(number, finding, (entry.row,))

    def _together(self) -> None:
        if self.department.together:
            self.paper.section(words.TOGETHER)
            for number, finding in enumerate(self.department.together, start=1):
                self._finding(number, finding, finding.rows)

    def _finding(self, number: int, finding: Finding, rows: tuple[int, ...]) -> None:
        category = label(self.labels.categories, finding.category)
        said = f"{OUTCOMES[finding.outcome]}，{SEVERITIES[finding.severity]}"
        if not finding.is_open:
            said = f"{said}，{EXCEPTED}"
        self.paper.line(f"（{number}）{category}（{said}）", Style.HEADING_3)
        if len(rows) > 1:
            self.teller.items(sorted(rows))
        self.teller.problem(Problem(finding.category, (Told(finding, rows),)))

    def _check_table(self) -> None:
        if self.department.entries:
            self.paper.section(words.CHECK_TABLE)
            self.paper.line(words.CHECK_TABLE_NOTE)
            self.paper.listed(words.CHECK_TABLE_HEADER, self.checks.rows(), CHECK_SHARES)

    def _register(self) -> None:
        cited = tuple(dict.fromkeys((*self.teller.cited, *self.checks.cited())))
        if not cited:
            return
        self.paper.section(words.REGISTER)
        self.paper.line(verification(self.labels, self.teller.cited))
        self.paper.line(words.REGISTER_NOTE)
        self.paper.listed(words.REGISTER_HEADER, register_rows(self.labels, cited), REGISTER_SHARES)

    def _tables(self) -> None:
        places = replace(self.teller.viewer.places, many_files=True)
        # Tables of one sheet share what is hidden of it.
        told = dict.fromkeys(
            (places.words(Source(file=table.file, sheet=table.sheet)), remark)
            for table in self.department.tables
            for remark in (*hidden(table), *unbalanced(table))
        )
        if told:
            self.paper.section(words.TABLES)
            self.paper.line(words.TABLES_NOTE)
            self.paper.listed(words.TABLES_HEADER, list(told), (50, 106))

    def _not_screened(self) -> None:
        if not self.department.rejected and self.department.failed is None:
            return
        self.paper.section(words.NOT_SCREENED)
        self.paper.line(words.REJECTED_NOTE)
        places = replace(self.teller.viewer.places, many_files=True)
        rows = [(places.words(row.source), row.reason, row.text) for row in self.department.rejected]
        if self.department.failed is not None:
            rows.append((self.department.failed.file, self.department.failed.reason, words.NONE))
        self.paper.listed(words.REJECTED_HEADER, rows, (50, 46, 60))

    def _versions(self) -> None:
        screening = self.screening
        facts = {
            words.PROGRAM: screening.program_version,
            words.ENGINE: screening.engine,
            words.RULES_VERSION: screening.rules_version,
            words.RULES_DIGEST: screening.rules_digest,
            words.CATALOG_DIGEST: screening.catalog_digest,
            **{
                words.FILE_DIGEST.format(file=file): digest
                for file, digest in zip(screening.files, screening.input_digests, strict=False)
                if file in self.department.files
            },
        }
        self.paper.section(words.VERSIONS)
        self.paper.line(words.DIGEST_NOTE)
        self.paper.sheet([(name, value or words.NONE) for name, value in facts.items()], (46, 110))

    def _signatures(self) -> None:
        self.paper.section(words.SIGNATURES)
        rows = [(name, "", words.DAY, words.BLANK_DAY) for name in (words.PREPARER, words.REVIEWER)]
        self.paper.sheet([*rows, (words.UNIT, words.SEAL, words.DAY, words.BLANK_DAY)], (28, 56, 20, 52))
