"""The items of the page in their order, each with what is said of it alone and together with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Finding, Verdict
from procurement_rules.report import words
from procurement_rules.report.figures import department_of
from procurement_rules.report.filters import Filters
from procurement_rules.report.groups import Group, group_of_finding, groups_together, lacks_data
from procurement_rules.report.view import BatchFindingView, FindingView, ItemView, Viewer
from procurement_rules.report.wants import Wants

# As many can be read one after the other; more are first looked over as a list.
_MOST_OPEN = 40
# A browser holds the whole of about so many; what is less pressing is one line each.
MOST_WHOLE = 10_000
# A browser passes over a stretch of the page that is out of sight as one; single items would be too many.
_CHUNK = 100


@dataclass(frozen=True, slots=True)
class TogetherView:
    """A finding on several items, its place on the page and the days of the law it was judged by."""

    anchor: str
    days: str
    view: BatchFindingView


@dataclass(frozen=True, slots=True)
class Keys:
    """The choices of the four filters that an item falls under, as numbers with blanks between."""

    department: str
    outcome: str
    stages: str
    categories: str


@dataclass(frozen=True, slots=True)
class PageItem:
    """An item with its group in the batch; `wanting` pairs what lacks data with where its rule is told.

    `whole` is false for one that the page gives a line only.
    """

    view: ItemView
    group: Group
    whole: bool
    open: bool
    day: str
    amount: str
    keys: Keys
    issues: tuple[tuple[Group, str], ...]
    together: tuple[TogetherView, ...]
    wanting: tuple[tuple[FindingView, str], ...]


_RANKS = list(Group)


class PageItems:
    """The items of a batch by group, and what is needed to choose among them."""

    def __init__(self, screening: Screening, viewer: Viewer, wants: Wants) -> None:
        self._viewer, self._wants = viewer, wants
        self.groups = groups_together(screening)
        self.together = tuple(_together(screening, viewer))
        self._touching: dict[int, list[int]] = defaultdict(list)
        for at, finding in enumerate(screening.batch_findings):
            for row in dict.fromkeys(finding.rows):
                self._touching[row].append(at)
        findings = [
            (*verdict.findings, *(screening.batch_findings[at] for at in self._touching.get(row, ())))
            for row, verdict in enumerate(screening.verdicts)
        ]
        self.filters = Filters.of(screening, self.groups, findings, viewer.labels)
        pressing = sum(group in (Group.VIOLATION, Group.DOUBT) for group in self.groups)
        self._open = pressing <= _MOST_OPEN
        by_pressure = sorted(range(len(self.groups)), key=lambda row: _RANKS.index(self.groups[row]))
        self._brief = frozenset(by_pressure[MOST_WHOLE:])
        rows = zip(screening.verdicts, findings, strict=True)
        self.items = [self._item(row, verdict, said) for row, (verdict, said) in enumerate(rows)]

    @property
    def brief(self) -> int:
        """Number of items that the page gives a line only."""
        return len(self._brief)

    @property
    def only_together(self) -> int:
        """Number of items that are violations for what is said of them with others, and would not be alone."""
        return sum(
            item.group is Group.VIOLATION and item.view.group is not Group.VIOLATION for item in self.items
        )

    def chunks(self, group: Group) -> Iterator[list[PageItem]]:
        """Yield the items of a group in the order of the files, a stretch of the page at a time."""
        items = [item for item in self.items if item.group is group]
        return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))

    def _item(self, row: int, verdict: Verdict, findings: Sequence[Finding]) -> PageItem:
        group, budget = self.groups[row], verdict.item.budget
        view = self._viewer.item(row + 1, verdict)
        lacking = [finding for finding in verdict.findings if lacks_data(finding)]
        return PageItem(
            view=view,
            group=group,
            whole=row not in self._brief,
            open=self._open and group in (Group.VIOLATION, Group.DOUBT),
            day=verdict.as_of.isoformat(),
            amount="" if budget is None else words.ten_thousands(budget),
            keys=self._keys(verdict, group, findings),
            issues=self._issues(findings),
            together=tuple(self.together[at] for at in self._touching.get(row, ())),
            wanting=tuple(zip(view.wanting, map(self._wants.anchor, lacking), strict=True)),
        )

    def _keys(self, verdict: Verdict, group: Group, findings: Sequence[Finding]) -> Keys:
        return Keys(
            self.filters.departments.numbers([department_of(verdict)]),
            self.filters.outcomes.numbers([group]),
            self.filters.stages.numbers(finding.stage for finding in findings),
            self.filters.categories.numbers(finding.category for finding in findings),
        )

    def _issues(self, findings: Sequence[Finding]) -> tuple[tuple[Group, str], ...]:
        labels = self._viewer.labels.categories
        said = (
            (group_of_finding(each), words.issue(each, words.label(labels, each.category)))
            for each in findings
        )
        return tuple(sorted(dict.fromkeys(said), key=lambda pair: _RANKS.index(pair[0])))


def _together(screening: Screening, viewer: Viewer) -> Iterator[TogetherView]:
    for at, finding in enumerate(screening.batch_findings, start=1):
        days = words.days(screening.verdicts[row].as_of for row in finding.rows)
        yield TogetherView(f"together-{at}", days, viewer.batch_finding(finding, screening.verdicts))
