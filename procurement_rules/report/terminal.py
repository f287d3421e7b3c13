"""A batch on one screen: what was judged by what, what needs attention, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import TableReading
from procurement_rules.model.verdict import BatchFinding, Finding, Match, Verdict
from procurement_rules.report import words
from procurement_rules.report.groups import Group, group_of, groups_together, lacks, lacks_data
from procurement_rules.report.places import Places, field_problems
from procurement_rules.report.printable import one_line

MOST_ITEMS = 30
MOST_LINES = 20
MOST_FINDINGS = 3
MOST_ROWS = 10
DIGEST_SHOWN = 12
# A rejected row may hold a whole page of text, a name as well; its beginning is enough to find it again.
MOST_CELLS = 40
MOST_NAME = 60

STYLES = {Outcome.VIOLATION: "bold red", Outcome.UNDETERMINED: "yellow", Outcome.COMPLIANT: "green"}


def terminal_report(screening: Screening, labels: Labels, console: Console) -> None:
    """Print the batch in Chinese; nothing in the data is read as markup or as a control code."""
    summary = _Summary(screening, labels, Places.of(screening))
    parts: tuple[Callable[[], Iterator[RenderableType]], ...] = (
        summary.header,
        summary.counts,
        summary.attention,
        summary.together,
        summary.lacking,
        summary.problems,
        summary.rejected,
        summary.failed,
        summary.hidden,
        summary.unbalanced,
        summary.ignored,
    )
    for part in parts:
        for line in part():
            console.print(line)


@dataclass(frozen=True, slots=True)
class _Summary:
    screening: Screening
    labels: Labels
    places: Places

    def header(self) -> Iterator[RenderableType]:
        run = self.screening
        day = run.as_of.isoformat() if run.as_of else words.AS_OF_EACH
        rules = f"{run.rules_version}（{run.rules_digest[:DIGEST_SHOWN]}）"
        yield Text(words.TITLE, style="bold")
        yield _facts({"地区": run.jurisdiction_name, "法规截止日": day, "目录": run.catalog_title})
        yield _facts({"引擎": run.engine, "规则版本": rules, "程序版本": run.program_version})

    def counts(self) -> Iterator[RenderableType]:
        run = self.screening
        yield _text(f"读入 {run.rows_read} 行 = 审查 {len(run.verdicts)} 项 + 未审查 {len(run.rejected)} 行")
        wanting = groups_together(run).count(Group.MISSING)
        line = Text()
        for outcome, word in words.OUTCOMES.items():
            number = run.count(outcome)
            if outcome is Outcome.NOT_APPLICABLE and not number:
                continue
            line.append("  " if line else "").append(f"{word} {number} 项", style=STYLES.get(outcome, ""))
            if outcome is Outcome.UNDETERMINED and wanting:
                line.append(f"（其中 {wanting} 项只缺资料）")
        yield line

    def attention(self) -> Iterator[RenderableType]:
        verdicts = self.screening.verdicts
        chosen = [verdict for verdict in verdicts if group_of(verdict) in (Group.VIOLATION, Group.DOUBT)]
        # A stable sort: within each outcome the items stay in the order of the file.
        chosen.sort(key=lambda verdict: group_of(verdict) is not Group.VIOLATION)
        if not chosen:
            return
        yield from _heading("需要处理的事项")
        table = _table()
        for verdict in chosen[:MOST_ITEMS]:
            table.add_row(*self._row(verdict))
        yield table
        if len(chosen) > MOST_ITEMS:
            yield _text(f"其余 {len(chosen) - MOST_ITEMS} 项见报告")

    def together(self) -> Iterator[RenderableType]:
        lines = [
            f"{words.standing(finding)} {words.label(self.labels.categories, finding.category)}"
            f"（行 {self._rows(finding)}）：{finding.message}"
            for finding in self.screening.batch_findings
        ]
        yield from _listed("几个事项合起来看的问题", lines, "处")

    def _rows(self, finding: BatchFinding) -> str:
        items = [self.screening.verdicts[row].item for row in finding.rows[:MOST_ROWS]]
        more = f"等 {len(finding.rows)} 行" if len(finding.rows) > MOST_ROWS else ""
        return "、".join(self.places.short(item.source) for item in items) + more

    def lacking(self) -> Iterator[RenderableType]:
        lines = []
        for lack in lacks(self.screening.verdicts):
            names = "/".join(words.label(self.labels.fields, name) for name in lack.fields)
            blocked = "".join(f"“{words.label(self.labels.categories, one)}”" for one in lack.categories)
            lines.append(f"{lack.items} 项缺少“{names}”，无法判断是否涉及{blocked}")
        yield from _listed("缺少资料", lines, "类")

    def problems(self) -> Iterator[RenderableType]:
        lines = [
            f"{self.places.words(source)} 单元格 {problem.cell}：“{_beginning(problem.value)}”"
            f"未能识别为{words.label(self.labels.fields, problem.field)}，{problem.reason}"
            for source, problem in field_problems(self.screening)
        ]
        yield from _listed("未能识别的填写", lines, "处")

    def rejected(self) -> Iterator[RenderableType]:
        lines = [
            f"{self.places.words(row.source)}：{row.reason}"
            + (f"（{_beginning(row.text)}）" if row.text else "")
            for row in self.screening.rejected
        ]
        # Never cut: no row may get lost without its reason, whatever output was asked for.
        yield from _listed("未审查的行", lines, "行", most=len(lines))

    def failed(self) -> Iterator[RenderableType]:
        lines = [f"{each.file}：{each.reason}" for each in self.screening.failed]
        # Nor may a file.
        yield from _listed("未读取的文件", lines, "个", most=len(lines))

    def hidden(self) -> Iterator[RenderableType]:
        yield from _listed("隐藏的内容", self._of_tables(words.hidden), "处")

    def unbalanced(self) -> Iterator[RenderableType]:
        yield from _listed("合计不符或不能核对", self._of_tables(words.unbalanced), "处")

    def ignored(self) -> Iterator[RenderableType]:
        ignored = self._of_tables(lambda table: [_enumerated(table.ignored)] if table.ignored else [])
        yield from _listed("未采用的列", ignored, "张表")

    def _of_tables(self, told: Callable[[TableReading], Iterable[str]]) -> list[str]:
        """Return what is told of each table, behind its place where there are several; once for those of a sheet."""
        tables = self.screening.tables
        lines = (
            (f"{table.file} {table.sheet or ''}：" if len(tables) > 1 else "") + line
            for table in tables
            for line in told(table)
        )
        return list(dict.fromkeys(lines))

    def _row(self, verdict: Verdict) -> tuple[Text, ...]:
        return (
            _text(self.places.short(verdict.item.source)),
            Text(_beginning(verdict.item.name or words.UNNAMED, MOST_NAME)),
            Text(words.OUTCOMES[verdict.outcome], style=STYLES.get(verdict.outcome, "")),
            _text(_coded(verdict.match)),
            self._findings(verdict),
        )

    def _findings(self, verdict: Verdict) -> Text:
        shown = [finding for finding in verdict.findings if not lacks_data(finding)]
        lines = [self._finding(finding, verdict.outcome) for finding in shown[:MOST_FINDINGS]]
        if len(shown) > MOST_FINDINGS:
            lines.append(f"另有 {len(shown) - MOST_FINDINGS} 条")
        return Text("\n".join(lines))

    def _finding(self, finding: Finding, outcome: Outcome) -> str:
        category = words.label(self.labels.categories, finding.category)
        counts_so = finding.is_open and finding.outcome is outcome
        apart = "" if counts_so else f"（{words.standing(finding)}）"
        basis = "".join(f"：{ref.instrument}{ref.clause}" for ref in finding.basis[:1])
        cured = words.cure(finding, self.labels.fields) if finding.is_open else ""
        return one_line(f"{category}{apart}{basis}") + (f"\n{one_line(cured)}" if cured else "")


def _coded(match: Match) -> str:
    if match.vetoed_by:
        return "已撤回"
    return match.code or words.decision(match)


def _table() -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True, show_edge=False)
    table.add_column("行号", overflow="fold", max_width=16)
    table.add_column("事项名称", no_wrap=True, overflow="ellipsis", ratio=2)
    table.add_column("结论", no_wrap=True)
    table.add_column("编码", no_wrap=True)
    table.add_column("审查发现", overflow="fold", ratio=3)
    return table


def _listed(title: str, lines: Sequence[str], unit: str, most: int = MOST_LINES) -> Iterator[RenderableType]:
    if not lines:
        return
    yield from _heading(title)
    for line in lines[:most]:
        yield _indented(line)
    if len(lines) > most:
        yield _indented(f"其余 {len(lines) - most} {unit}见报告")


def _enumerated(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 列" if len(names) > MOST_LINES else ""
    return "、".join(names[:MOST_LINES]) + more


def _indented(line: str) -> Padding:
    return Padding(_text(line), (0, 0, 0, 2), expand=False)


def _heading(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style="bold")


def _beginning(text: str, most: int = MOST_CELLS) -> str:
    line = one_line(text)
    return line if len(line) <= most else f"{line[:most]}…"


def _facts(facts: Mapping[str, str]) -> Text:
    return Text("  ".join(f"{name}：{one_line(value)}" for name, value in facts.items()))


def _text(line: str) -> Text:
    return Text(one_line(line))
