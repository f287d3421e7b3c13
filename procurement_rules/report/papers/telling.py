"""How a problem is told in either paper: its items, what is wrong, what shows it, by which clause, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import BasisRef, Outcome
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.verdict import Finding, Verdict
from procurement_rules.model.waiver import Waiver
from procurement_rules.report.cells import Cells
from procurement_rules.report.papers import words
from procurement_rules.report.papers.citation import Citations
from procurement_rules.report.papers.departments import Tally, department_of
from procurement_rules.report.papers.paper import Paper
from procurement_rules.report.papers.problems import Problem, Told
from procurement_rules.report.papers.quoting import Segments, clipped, only_lacks, plain, quotes, sentence
from procurement_rules.report.papers.summary import tally
from procurement_rules.report.places import Places
from procurement_rules.report.values import money
from procurement_rules.report.view import Viewer
from procurement_rules.report.words import UNNAMED, change, cure, held, in_brackets


def viewer_of(screening: Screening, labels: Labels) -> Viewer:
    """Return what puts the verdicts of a screening into words; one serves all its papers."""
    return Viewer(labels, Places.of(screening), dated_each=screening.as_of is None)


class Teller:
    """Writes the problems of one paper; what it has cited in full it cites short from then on."""

    def __init__(self, screening: Screening, viewer: Viewer, paper: Paper, department: str) -> None:
        self.viewer = viewer
        self.cited: list[BasisRef] = []
        self._verdicts = screening.verdicts
        self._cells = Cells(screening.tables)
        self._paper = paper
        self._department = department
        self._citations = Citations(viewer.labels)

    def problem(self, problem: Problem) -> None:
        """Write a problem; where it is on several items, they are numbered from 1 and named by these numbers.

        What is waived has to be put right by nobody: in place of the remedy stands the exception.
        """
        numbers = {row: number for number, row in enumerate(problem.rows, start=1)}
        numbered = [(tuple(numbers[row] for row in each.rows), each) for each in problem.told]
        stated = self._paper.stated
        stated(words.DESCRIPTION, [(of, _described(each.finding)) for of, each in numbered])
        stated(words.EVIDENCE, [((numbers[row],), said) for row, said in self._evidence(problem)])
        stated(words.BASIS, self._bases(numbered))
        waivers = [(of, each.finding.waiver) for of, each in numbered if each.finding.waiver]
        if waivers:
            stated(words.EXCEPTION, [(of, _exception(waiver)) for of, waiver in waivers])
            return
        stated(words.REMEDY, [(of, self._remedy(each)) for of, each in numbered])
        if problem.told[0].finding.outcome is Outcome.UNDETERMINED:
            stated(words.SUPPLY, [(of, sentence(self._wanted(each))) for of, each in numbered])

    def items(self, rows: Sequence[int]) -> None:
        """Write which items a problem is on, numbered from 1 where they are several."""
        if len(rows) == 1:
            self._paper.labelled(words.ITEMS, plain(f"{self.item(rows[0])}。"))
            return
        own = Tally.of(self._verdicts[row] for row in rows if not self._foreign(self._verdicts[row]))
        said = tally(own) if own.items == len(rows) else words.SHARED.format(items=len(rows), own=tally(own))
        self._paper.labelled(words.ITEMS, sentence(said))
        for number, row in enumerate(rows, start=1):
            self._paper.line(f"{number}. {self.item(row)}")

    def item(self, row: int) -> str:
        """Name an item by its name, its place and its budget, and its department where that is another."""
        verdict = self._verdicts[row]
        facts = [self.viewer.place(row + 1, verdict)]
        if verdict.item.budget is not None:
            facts.append(money(verdict.item.budget))
            facts += filter(None, [held(verdict.item)])
        if self._foreign(verdict):
            facts.append(words.FOREIGN_ITEM.format(department=department_of(verdict)))
        return f"“{clipped(verdict.item.name or UNNAMED)}”（{'，'.join(facts)}）"

    def _foreign(self, verdict: Verdict) -> bool:
        return department_of(verdict) != self._department

    def _evidence(self, problem: Problem) -> Iterator[tuple[int, Segments]]:
        for each in problem.told:
            for row in each.rows:
                verdict = self._verdicts[row]
                shown = self._quotes(verdict.item, each.finding)
                # What several items lack is said once; where they stand was said with their names.
                if len(problem.rows) == 1 or not only_lacks(verdict.item, each.finding):
                    shown = (*plain(f"{self.viewer.place(row + 1, verdict)}，"), *shown)
                yield row, shown

    def _quotes(self, item: ServiceItem, finding: Finding) -> Segments:
        return quotes(item, finding, self.viewer.labels, self._cells.of(item.source))

    def _bases(self, told: Sequence[tuple[tuple[int, ...], Told]]) -> list[tuple[set[int], Segments]]:
        # Written once for each set of clauses: a second writing would give the short form.
        numbers: dict[tuple[BasisRef, ...], set[int]] = {}
        for of, each in told:
            numbers.setdefault(each.finding.basis, set()).update(of)
        self.cited += [ref for basis in numbers for ref in basis]
        return [(of, sentence(self._citations.cite(basis))) for basis, of in numbers.items()]

    def _remedy(self, told: Told) -> Segments:
        advice = sentence(told.finding.remedy)
        cured = cure(told.finding, self.viewer.labels.fields)
        return (*advice, *plain(cured)) if cured else advice

    def _wanted(self, told: Told) -> str:
        missing = self.viewer.fields(told.finding.missing)
        return (
            words.FILL_IN.format(fields="、".join(f"“{name}”" for name in missing))
            if missing
            else words.CONFIRM
        )


def _described(finding: Finding) -> Segments:
    remark = in_brackets(change(finding))
    return sentence(f"{finding.message.rstrip('。')}{remark}" if remark else finding.message)


def _exception(waiver: Waiver) -> Segments:
    return plain(
        words.EXCEPTION_TOLD.format(
            reason=waiver.reason.rstrip("。；"), approver=waiver.approver, until=words.day(waiver.expires_on)
        )
    )
