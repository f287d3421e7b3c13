"""审查意见书: what the department is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import FieldProblem, Source
from procurement_rules.report.file_names import FileNames
from procurement_rules.report.papers import words
from procurement_rules.report.papers.citation import short_citation, unverified
from procurement_rules.report.papers.departments import Department, Entry, departments
from procurement_rules.report.papers.paper import Paper
from procurement_rules.report.papers.problems import Problem, exceptions, problems
from procurement_rules.report.papers.quoting import clipped, plain
from procurement_rules.report.papers.since import write_since
from procurement_rules.report.papers.summary import addressee, law_day, result, submitted
from procurement_rules.report.papers.telling import Teller, viewer_of
from procurement_rules.report.papers.template import Template
from procurement_rules.report.papers.words import Style
from procurement_rules.report.view import Viewer
from procurement_rules.report.words import label


def opinions(
    screening: Screening, labels: Labels, *, template: Path | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield the file name and the bytes (.docx) of the opinion for each department that has items, and for each file not read.

    `template` is a Word file used in place of our layout. Raises UsageError where it cannot be used.
    """
    viewer = viewer_of(screening, labels)
    layout, names = Template(template), FileNames()
    for department in departments(screening):
        if department.entries or department.failed is not None:
            yield (
                names.of(department.name, before=f"{words.OPINION}-", after=".docx"),
                _Opinion(screening, viewer, department, layout).written(),
            )


class _Opinion:
    def __init__(
        self, screening: Screening, viewer: Viewer, department: Department, layout: Template
    ) -> None:
        self.screening = screening
        self.labels = viewer.labels
        self.department = department
        self.paper = Paper(layout, f"{words.SUBJECT}{words.OPINION}")
        self.teller = Teller(screening, viewer, self.paper, department.name)

    def written(self) -> bytes:
        """Return the paper, written from the top down."""
        self._opening()
        self._overall()
        write_since(self.paper, self.screening, self.department, self.labels)
        self._told(words.PROBLEMS, Outcome.VIOLATION)
        self._told(words.SUPPLEMENTS, Outcome.UNDETERMINED)
        self._exceptions()
        self._in_order()
        self._requests()
        self._signature()
        return self.paper.to_bytes()

    def _opening(self) -> None:
        screening = self.screening
        self.paper.line(f"{addressee(self.department)}：", Style.ADDRESSEE)
        if self.department.failed is not None:
            self.paper.line(words.UNREAD_OPENING.format(file=self.department.failed.file))
            return
        self.paper.line(
            words.OPENING.format(
                files=submitted(self.department, screening),
                place=screening.jurisdiction_name,
                day=law_day(screening),
                catalog=screening.catalog_title,
            )
        )
        if self.department.name == words.NO_DEPARTMENT:
            self.paper.line(words.NO_DEPARTMENT_NOTE)

    def _overall(self) -> None:
        self.paper.section(words.OVERALL)
        self.paper.line(result(self.department))

    def _told(self, heading: str, outcome: Outcome) -> None:
        found = problems(self.department, outcome)
        more = self._more() if outcome is Outcome.UNDETERMINED else []
        if not found and not more:
            return
        self.paper.section(heading)
        self._problems(found)
        for number, (called, lines, remedy) in enumerate(more, start=len(found) + 1):
            self._heading(number, called)
            for at, line in enumerate(lines, start=1):
                self.paper.line(f"{at}. {line}")
            self.paper.labelled(words.REMEDY, plain(remedy))

    def _exceptions(self) -> None:
        found = exceptions(self.department)
        if found:
            self.paper.section(words.EXCEPTIONS)
            self._problems(found)

    def _problems(self, found: Sequence[Problem]) -> None:
        for number, problem in enumerate(found, start=1):
            self._heading(number, label(self.labels.categories, problem.category))
            self.teller.items(problem.rows)
            self.teller.problem(problem)

    def _heading(self, number: int, text: str) -> None:
        self.paper.line(f"（{words.numeral(number)}）{text}", Style.HEADING_2)

    def _unread(self) -> list[tuple[Entry, FieldProblem]]:
        sources = ((entry, entry.verdict.item.source) for entry in self.department.entries)
        return [(entry, each) for entry, source in sources if source for each in source.problems]

    def _more(self) -> list[tuple[str, list[str], str]]:
        """Return what else must be supplied: what it is called, its lines, what to do."""
        told = (
            (
                words.FILE_UNREAD,
                self._failed(),
                words.UNREADABLE_REMEDY,
            ),
            (words.UNREADABLE, list(self._unreadable()), words.UNREADABLE_REMEDY),
            (words.UNFINISHED, list(self._unfinished()), words.UNFINISHED_REMEDY),
        )
        return [each for each in told if each[1]]

    def _failed(self) -> list[str]:
        failed = self.department.failed
        return [f"{failed.file}：{failed.reason.rstrip('。')}。"] if failed else []

    def _unreadable(self) -> Iterator[str]:
        for entry, problem in self._unread():
            seen = self.teller.viewer.problem(problem)
            place = self.teller.viewer.place(entry.row + 1, entry.verdict)
            yield f"{place}，{seen.field}（{seen.cell}）“{seen.value}”：{seen.reason}。"

    def _unfinished(self) -> Iterator[str]:
        places = self.teller.viewer.places
        for row in self.department.unfinished:
            text = f"（{clipped(row.text)}）" if row.text else ""
            yield words.NOT_JUDGED.format(place=places.words(row.source), reason=row.reason, text=text)
        for table, remark in self.department.unbalanced:
            place = places.words(Source(file=table.file, sheet=table.sheet))
            yield words.UNBALANCED.format(place=f"{place} " if place else "", remark=remark)

    def _in_order(self) -> None:
        entries = self.department.in_order
        if entries:
            self.paper.section(words.IN_ORDER)
            for number, entry in enumerate(entries, start=1):
                self.paper.line(f"{number}. {self.teller.item(entry.row)}")

    def _requests(self) -> None:
        self.paper.section(words.REQUESTS)
        nothing_open = self.department.with_outcome(Outcome.COMPLIANT) == self.department.entries
        if nothing_open and not self._more():
            self.paper.line(words.ACCEPTED)
        else:
            self.paper.line(words.REVISED)
            self.paper.line(f"{words.DEADLINE}：{words.BLANK_DAY}")
        self.paper.line(words.AS_SUBMITTED)
        unsure = unverified(self.labels, self.teller.cited)
        if unsure:
            self.paper.line(f"（{words.BEFORE_ISSUE}{short_citation(self.labels, unsure)}。）")

    def _signature(self) -> None:
        self.paper.signature(("", f"{words.UNIT}{words.SEAL}{words.BLANK_NAME}", words.BLANK_DAY))
        self.paper.line("")
        names = (words.PREPARER, words.REVIEWER)
        self.paper.line("　　".join(f"{name}：{words.BLANK_NAME}" for name in names))
