"""What the review columns and the comments say of one item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import Source
from procurement_rules.model.verdict import BatchFinding, Evidence, Finding, Verdict
from procurement_rules.report.about import field_of
from procurement_rules.report.cells import Cells
from procurement_rules.report.groups import Group, group_of
from procurement_rules.report.identity import identified
from procurement_rules.report.places import Places
from procurement_rules.report.view import ClauseView, CodingView, FindingView, Viewer
from procurement_rules.report.words import UNVERIFIED, in_brackets
from procurement_rules.report.workbook import words

# More would make every row of a table higher than what it says is worth; the report has them all.
_MOST_CANDIDATES = 3
_ORDER = {group: rank for rank, group in enumerate(Group)}


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    """A finding under its key, in words; `others` are the places of the other items where it is on several.

    `values` are whole values of fields that show it, `missing` the fields that would decide it, `field` is what it is
    about where nothing of the item shows it.
    """

    key: str
    view: FindingView
    evidence: tuple[Evidence, ...]
    values: Mapping[str, str]
    missing: tuple[str, ...]
    field: str
    others: tuple[str, ...] = ()

    @property
    def problem(self) -> str:
        """The finding as a line of the column of problems."""
        view = self.view
        others = f"（{words.TOGETHER} {'、'.join(self.others)}）" if self.others else ""
        basis = "；".join(f"{clause.instrument} {clause.clause}" for clause in view.clauses)
        change = in_brackets(view.change)
        return f"【{view.standing}】{view.category}{change}：{whole_message(view)}{others}\n{words.BASIS}：{basis}"

    def comment(self, quotes: Sequence[str]) -> str:
        """The finding as the comment at a cell in which the quoted words stand.

        It says what is wrong where no words are quoted, or a value, which speaks of nothing by itself.
        """
        quoted = "、".join(f"“{quote}”" for quote in dict.fromkeys(quotes))
        message = [whole_message(self.view)] if self.values or not quoted else []
        shown = "\n".join([*message, *([f"{words.QUOTE}：{quoted}"] if quoted else [])])
        basis = "\n".join(citation(clause) for clause in self.view.clauses)
        head = f"【{self.view.standing}】{self.view.category}{in_brackets(self.view.change)}（{self.key}）"
        return f"{head}\n{shown}\n{words.BASIS}：{basis}"


@dataclass(frozen=True, slots=True)
class Review:
    """One item: where it and its fields stand, its coding, and its findings, most pressing first.

    `own` is its group when looked at alone, `group` when findings on several items count too.
    """

    source: Source
    cells: Mapping[str, tuple[str, ...]]
    own: Group
    group: Group
    coding: CodingView
    findings: tuple[ReviewedFinding, ...]
    problems: tuple[tuple[str, str], ...]

    @property
    def result(self) -> str:
        """The outcome in words: of the item alone, and with others where that is worse."""
        alone = words.RESULTS[self.own]
        return (
            alone if self.own is self.group else f"{alone}\n{words.WITH_OTHERS}：{words.RESULTS[self.group]}"
        )

    @property
    def code_name(self) -> str:
        """The name of the suggested code, or the best candidates to choose from, or why there is none."""
        if self.coding.usable:
            return self.coding.name
        if not self.coding.candidates or self.coding.withdrawn_for:
            return self.coding.decision
        shown = self.coding.candidates[:_MOST_CANDIDATES]
        lines = [f"{one.code} {one.name}" for one in shown]
        head = f"{self.coding.decision}，{words.NEAREST}" if self.coding.nothing_fits else words.SHORTLIST
        return "\n".join([f"{head}：", *lines])

    @property
    def problem(self) -> str:
        """All findings, numbered, and below them the values that were not understood."""
        return "\n".join(
            [*_numbered([each.problem for each in self.findings]), *(text for _, text in self.problems)]
        )

    @property
    def remedy(self) -> str:
        """What to do about each finding, under the same numbers."""
        return "\n".join(_numbered([whole_remedy(each.view) for each in self.findings]))

    @property
    def keys(self) -> str:
        """The keys of the findings, a line each, in the order of their numbers."""
        return "\n".join(each.key for each in self.findings)


def reviews(screening: Screening, labels: Labels) -> tuple[Review, ...]:
    """Return the review of every verdict, in the same order."""
    cells = Cells(screening.tables)
    viewer = Viewer(labels, Places.of(screening), dated_each=False)
    found: list[list[ReviewedFinding]] = [[] for _ in screening.verdicts]
    keyed = identified(screening)
    for verdict, each in zip(screening.verdicts, found, strict=True):
        for key, _, finding in islice(keyed, len(verdict.findings)):
            item = verdict.item
            field = field_of(finding, item, labels.fields, cells.of(item.source))
            view, values = viewer.finding(finding, item), viewer.values(finding, item)
            each.append(ReviewedFinding(key, view, finding.evidence, values, finding.missing, field))
    for key, _, finding in keyed:
        together = _Together(key, finding, viewer, screening.verdicts, cells)
        for row in together.rows:
            found[row].append(together.seen_from(row))
    pairs = zip(screening.verdicts, found, strict=True)
    return tuple(_review(verdict, each, viewer, cells) for verdict, each in pairs)


def whole_message(view: FindingView) -> str:
    """Return what was found, with the missing fields that it does not name itself."""
    missing = "、".join(one for one in view.missing if one not in view.message)
    return f"{view.message}（{words.MISSING}：{missing}）" if missing else view.message


def whole_remedy(view: FindingView) -> str:
    """Return what to do, and on a line of its own what to take out where that was tried; of what is waived, why."""
    if view.waived:
        return view.waived
    return f"{view.remedy}\n{view.cure}" if view.cure else view.remedy


def citation(clause: ClauseView) -> str:
    """Return a clause as a paper cites it, with a warning where nobody compared it with the official text."""
    title = f"《{clause.title}》（{clause.instrument}）" if clause.title else f"{clause.instrument} "
    return f"{title}{clause.clause}{'' if clause.verified else f'（{UNVERIFIED}）'}"


@dataclass(frozen=True, slots=True)
class _Together:
    key: str
    finding: Finding
    viewer: Viewer
    verdicts: Sequence[Verdict]
    cells: Cells

    @property
    def rows(self) -> tuple[int, ...]:
        return self.finding.rows if isinstance(self.finding, BatchFinding) else ()

    def seen_from(self, row: int) -> ReviewedFinding:
        others = (self.viewer.place(other + 1, self.verdicts[other]) for other in self.rows if other != row)
        item = self.verdicts[row].item
        field = field_of(self.finding, item, self.viewer.labels.fields, self.cells.of(item.source))
        view, values = self.viewer.finding(self.finding), self.viewer.values(self.finding, item)
        shown = self.finding
        return ReviewedFinding(self.key, view, shown.evidence, values, shown.missing, field, tuple(others))


def _review(verdict: Verdict, findings: Sequence[ReviewedFinding], viewer: Viewer, cells: Cells) -> Review:
    source = verdict.item.source or Source(file="")
    views = [(problem, viewer.problem(problem)) for problem in source.problems]
    own = group_of(verdict)
    worst = min([own, *(each.view.group for each in findings if each.others)], key=_ORDER.__getitem__)
    return Review(
        source=source,
        cells=cells.of(verdict.item.source),
        own=own,
        group=worst,
        coding=viewer.coding(verdict.match),
        findings=tuple(sorted(findings, key=lambda each: _ORDER[each.view.group])),
        problems=tuple(
            (problem.cell, f"单元格 {view.cell} 的“{view.value}”未能识别为{view.field}：{view.reason}")
            for problem, view in views
        ),
    )


def _numbered(texts: Sequence[str]) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(texts, start=1)]
