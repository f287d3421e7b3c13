"""The summary sheet of an annotated workbook: what was judged by what, with what result, and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.verdict import Verdict
from procurement_rules.report.groups import category_counts, groups_together, lacks
from procurement_rules.report.loop import IdleView, since
from procurement_rules.report.places import Places, field_problems
from procurement_rules.report.view import Viewer
from procurement_rules.report.words import (
    AS_OF_EACH,
    GROUP_HINTS,
    IDLE_WAIVERS,
    SINCE,
    UNVERIFIED,
    label,
    remarks,
)
from procurement_rules.report.workbook import look, words
from procurement_rules.report.workbook.cell import lines_needed, put_text
from procurement_rules.report.workbook.rebuilt import unique_title

_WIDTHS = (26.0, 16.0, 16.0, 52.0)
_LAST = len(_WIDTHS)
_DIGEST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its texts from the left, the last over the rest of the width, and what it looks like."""

    texts: tuple[str | int, ...]
    kind: str = "body"
    fill: PatternFill | None = None


def add_summary(
    workbook: Workbook,
    screening: Screening,
    labels: Labels,
    file: str,
    *,
    lost: Sequence[str] = (),
    unprinted: Sequence[str] = (),
) -> None:
    """Add the sheet about one file of the screening behind all others.

    `lost` says what of the file is not kept; `unprinted` names the sheets that print without the review columns.
    """
    sheet = workbook.create_sheet(unique_title(workbook, words.SUMMARY))
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for number, row in enumerate(_Summary(screening, labels, file).rows(lost, unprinted), start=1):
        _write(sheet, number, row)
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = "1:1"
    look.print_on_a4(sheet, "landscape")


class _Summary:
    def __init__(self, screening: Screening, labels: Labels, file: str) -> None:
        self._screening = screening
        self._labels = labels
        self._file = file
        places = Places.of(screening)
        self._viewer = Viewer(labels, places, dated_each=False)
        # The sheet is about one file, which need not be named again.
        self._places = Places(many_files=False, many_sheets=places.many_sheets)
        self._verdicts = [each for each in screening.verdicts if _is_of(each, file)]
        self._rejected = [row for row in screening.rejected if row.source.file == file]

    def rows(self, lost: Sequence[str], unprinted: Sequence[str]) -> Iterator[_Row]:
        yield _Row((words.SUMMARY_TITLE,), "title")
        yield from self._basics()
        yield from self._counts()
        yield from self._categories()
        yield from self._together()
        yield from self._lacks()
        yield from self._since()
        yield from self._idle_waivers()
        yield from _section("如何复核", [*words.HOW_TO_REVIEW, *map(_not_printed, unprinted)])
        yield from self._unscreened()
        yield from self._not_judged()
        yield from _section(words.LOSSES, lost)

    def _basics(self) -> Iterator[_Row]:
        run = self._screening
        digests = dict(zip(run.files, run.input_digests, strict=False))
        for name, value in (
            ("文件", self._file),
            ("文件校验码", digests.get(self._file, "")[:_DIGEST_SHOWN]),
            ("适用地区", run.jurisdiction_name),
            ("法规截止日", run.as_of.isoformat() if run.as_of else AS_OF_EACH),
            ("指导性目录", run.catalog_title),
            ("规则版本", f"{run.rules_version}（校验码 {run.rules_digest[:_DIGEST_SHOWN]}）"),
            ("程序版本", f"{run.program_version}（引擎 {run.engine}）"),
        ):
            yield _Row((name, value), "named")

    def _counts(self) -> Iterator[_Row]:
        items, rejected = len(self._verdicts), len(self._rejected)
        yield _Row(
            (f"审查结果：读入 {items + rejected} 行 = 审查 {items} 项 + 未审查 {rejected} 行",), "heading"
        )
        yield _Row((words.RESULT, "项数", "颜色", "含义"), "header")
        together = zip(self._screening.verdicts, groups_together(self._screening), strict=True)
        counts = Counter(group for verdict, group in together if _is_of(verdict, self._file))
        for group, result in words.RESULTS.items():
            texts = (result, counts[group], words.GROUP_COLOURS[group], GROUP_HINTS[group])
            yield _Row(texts, "table", look.GROUP_FILLS[group])

    def _categories(self) -> Iterator[_Row]:
        rows = category_counts(self._verdicts)
        if rows:
            yield _Row(("问题类别（按事项计）",), "heading")
            yield _Row((words.CATEGORY, "不合规", "需核实"), "header")
        for row in rows:
            texts = (label(self._labels.categories, row.category), row.violation, row.doubt)
            yield _Row(texts, "table")

    def _together(self) -> Iterator[_Row]:
        verdicts = self._screening.verdicts
        views = [
            self._viewer.batch_finding(finding, verdicts)
            for finding in self._screening.batch_findings
            if any(_is_of(verdicts[row], self._file) for row in finding.rows)
        ]
        for number, view in enumerate(views):
            if not number:
                yield _Row(("几个事项合起来看的问题",), "heading")
            places = "、".join(place for _, place, _ in view.rows)
            text = f"【{view.finding.standing}】{view.finding.message}（{words.TOGETHER} {places}）"
            yield _Row((view.finding.category, text), "named")

    def _lacks(self) -> Iterator[_Row]:
        found = lacks(self._verdicts)
        if found:
            yield _Row(("缺少的资料",), "heading")
            yield _Row(("缺少的栏目", "事项数", "因此无法判断"), "header")
        for lack in found:
            fields = " / ".join(self._viewer.fields(lack.fields))
            yield _Row((fields, lack.items, "、".join(self._viewer.categories(lack.categories))), "table")

    def _since(self) -> Iterator[_Row]:
        run = self._screening
        rows = {row for row, verdict in enumerate(run.verdicts) if _is_of(verdict, self._file)}
        findings = [finding for verdict in self._verdicts for finding in verdict.findings]
        findings += [finding for finding in run.batch_findings if not rows.isdisjoint(finding.rows)]
        purchasers = {verdict.item.purchaser or "" for verdict in self._verdicts}
        compared = since(run.baseline, findings, self._labels, purchasers)
        if compared is None:
            return
        yield _Row((SINCE,), "heading")
        yield _Row((compared.told,))
        for one in compared.resolved:
            yield _Row((one.item, f"{words.RESOLVED}（{one.why}）：{one.message}"), "named")

    def _idle_waivers(self) -> Iterator[_Row]:
        if self._screening.idle_waivers:
            yield _Row((IDLE_WAIVERS,), "heading")
        for idle in self._screening.idle_waivers:
            view = IdleView.of(idle)
            yield _Row((view.item, f"{view.why}（{view.key}）：{view.told}"), "named")

    def _unscreened(self) -> Iterator[_Row]:
        if self._rejected:
            yield _Row(("未审查的行",), "heading")
        for row in self._rejected:
            place = self._places.words(row.source)
            yield _Row((place, f"{row.reason}：{row.text}" if row.text else row.reason), "named")
        ignored = [each for each in self._screening.tables if each.file == self._file and each.ignored]
        if ignored:
            yield _Row(("未采用的列",), "heading")
        for table in ignored:
            yield _Row((table.sheet or self._file, "、".join(table.ignored)), "named")
        yield from self._as_submitted()
        problems = [pair for pair in field_problems(self._screening) if pair[0].file == self._file]
        if problems:
            yield _Row(("未能识别的填写（按未填处理）",), "heading")
        for source, problem in problems:
            text = f"{problem.cell}：“{problem.value}” {problem.reason}"
            yield _Row((self._places.words(source), text), "named")

    def _as_submitted(self) -> Iterator[_Row]:
        tables = [table for table in self._screening.tables if table.file == self._file]
        # Tables of one sheet share what is told of the sheet.
        told = dict.fromkeys((table.sheet or self._file, line) for table in tables for line in remarks(table))
        if told:
            yield _Row((words.AS_SUBMITTED,), "heading")
        yield from (_Row(pair, "named") for pair in told)

    def _not_judged(self) -> Iterator[_Row]:
        unverified = f"标有“{UNVERIFIED}”的条款，引用前请查对正式文本。"
        yield from _section("没有判断的内容", (*words.NOT_JUDGED, unverified))


def _is_of(verdict: Verdict, file: str) -> bool:
    return verdict.item.source is not None and verdict.item.source.file == file


def _not_printed(sheet: str) -> str:
    return words.NOT_PRINTED.format(sheet=sheet)


def _section(title: str, texts: Sequence[str]) -> Iterator[_Row]:
    if texts:
        yield _Row((title,), "heading")
        yield from (_Row((f"• {text}",)) for text in texts)


def _write(sheet: Worksheet, number: int, row: _Row) -> None:
    for column, text in enumerate(row.texts, start=1):
        cell = sheet.cell(number, column)
        if isinstance(text, int) and isinstance(cell, Cell):
            cell.value = text
        else:
            put_text(cell, str(text))
    if len(row.texts) < _LAST:
        sheet.merge_cells(start_row=number, end_row=number, start_column=len(row.texts), end_column=_LAST)
    _style(sheet, number, row)
    spread = sum(_WIDTHS[len(row.texts) - 1 :])
    widths = [*_WIDTHS[: len(row.texts) - 1], spread]
    texts = zip(map(str, row.texts), widths, strict=True)
    lines = max(lines_needed(text, width, look.BODY_SIZE) for text, width in texts)
    sheet.row_dimensions[number].height = look.row_points(lines) + _ROOM.get(row.kind, 2)


_FONTS = {"title": look.TITLE, "heading": look.HEADING, "header": look.HEADER}
_ROOM = {"title": 14.0, "heading": 10.0}


def _style(sheet: Worksheet, number: int, row: _Row) -> None:
    for column in range(1, _LAST + 1):
        cell = sheet.cell(number, column)
        cell.font = _FONTS.get(row.kind, look.BODY)
        centred = row.kind in ("title", "header") or isinstance(cell.value, int)
        cell.alignment = look.CENTRED if centred else look.WRAPPED
        if row.kind in ("header", "table", "named"):
            cell.border = look.GRID
        if row.kind == "header" or (row.kind == "named" and column == 1):
            cell.fill = look.HEADER_FILL
        if row.fill is not None and column == 1 and isinstance(cell, Cell):
            cell.fill = row.fill
