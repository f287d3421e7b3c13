"""What was understood of a file, in lines for a person: header, columns, totals, rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from procurement_rules.batch import ReadFile
from procurement_rules.errors import sheet_words
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import (
    ColumnReading,
    DeclaredTotal,
    FieldProblem,
    Origin,
    RejectedRow,
    RowCount,
    TableReading,
)
from procurement_rules.report.amounts import has_parts_twice
from procurement_rules.report.printable import one_line

_LONGEST = 40
_ORIGINS: dict[Origin, str] = {
    "line": "表格上方写明",
    "sheet": "工作表名",
    "file": "文件名",
    "folder": "文件夹名",
}
_UNITS = {10**8: "亿元", 10**4: "万元", 10**3: "千元", 1: "元"}


def understanding(file: ReadFile, dictionary: DataDictionary) -> Iterator[str]:
    """Yield the lines that say how every table of a file was understood."""
    labels = dictionary.labels()
    rows = list(file.result.rows)
    for table in file.result.tables:
        own, rows = rows[: _below(table.rows)], rows[_below(table.rows) :]
        yield f"{_said(table.file)}{f' {sheet_words(_said(table.sheet))}' if table.sheet else ''}"
        yield from (f"  {line}" for line in _table(table, own, labels))


def _below(count: RowCount) -> int:
    return count.items + sum(count.rejected.values())


def _table(
    table: TableReading, rows: Sequence[ServiceItem | RejectedRow], labels: dict[str, str]
) -> Iterator[str]:
    yield from (f"注意：{note}" for note in table.notes)
    yield f"表头：{_header(table)}"
    if table.columns:
        yield "列：" if table.form_rows is None else "各栏："
        yield from (
            f"  {column.column}{column.row or ''}  {_said(column.header)} → {_column(column, table, labels)}"
            for column in table.columns
        )
    for filled in table.filled:
        where = f"第 {filled.row} 行写明" if filled.row else _ORIGINS[filled.origin]
        yield f"各行的{labels[filled.field]}：{_said(filled.value)}（{where}）"
    yield from _hidden(table)
    items = [row for row in rows if isinstance(row, ServiceItem)]
    yield from (_total(total, table, items) for total in table.totals)
    yield _count(table.rows)
    yield from _listed("不审查的行：", (_rejected(row) for row in rows if isinstance(row, RejectedRow)))
    problems = [
        _problem(problem, labels)
        for row in rows
        if isinstance(row, ServiceItem) and row.source
        for problem in row.source.problems
    ]
    yield from _listed("看不懂的填写：", problems)


def _header(table: TableReading) -> str:
    if table.form_rows is not None:
        return f"没有，是一份表单（第 {table.form_rows[0]}–{table.form_rows[1]} 行），整份是一个事项"
    if table.header_row is None:
        return "各条记录的键" if table.columns else "没有找到"
    if table.header_rows == 1:
        return f"第 {table.header_row} 行"
    return f"第 {table.header_row} 行起共 {table.header_rows} 行"


def _column(column: ColumnReading, table: TableReading, labels: dict[str, str]) -> str:
    hidden = "，该列隐藏" if column.hidden else ""
    if column.field is None:
        return f"未采用（{_why_ignored(column, table, labels)}{hidden}）"
    label = labels[column.field]
    unit = (
        f"，单位{_UNITS.get(column.multiplier, f'{column.multiplier} 元')}"
        if column.field == "budget"
        else ""
    )
    return f"{label} {column.field}（{_why(column, label)}{unit}{hidden}）"


def _why(column: ColumnReading, label: str) -> str:
    if column.mapped:
        return "按指定的对应"
    if column.matched == label:
        return "列名就是字段名称"
    return f"认作“{_said(column.matched)}”"


def _why_ignored(column: ColumnReading, table: TableReading, labels: dict[str, str]) -> str:
    field = column.matched_field
    if field is None:
        return "按指定的对应忽略" if column.mapped else "数据字典里没有这个列名，可用 --map 指定"
    other = next((each for each in table.columns if each.field == field), None)
    if other is not None:
        where = f"{other.column} 列" if other.row is None else f"{other.column}{other.row}"
        return f"{labels[field]}已取自 {where}"
    if table.form_rows is not None:
        return "没有填"
    # Two kinds are known and yet held back while no other has their field: 单位 beside a quantity, and 其中.
    return f"只是{labels[field]}的一部分" if field == "budget" else "是计量单位"


def _hidden(table: TableReading) -> Iterator[str]:
    if table.hidden:
        yield "隐藏：整张工作表隐藏，照样读取"
    if table.hidden_rows:
        yield f"隐藏：第 {_ranges(table.hidden_rows)} 行隐藏，照样读取"
    columns = [column.column for column in table.columns if column.hidden]
    if columns:
        yield f"隐藏：{'、'.join(columns)} 列隐藏，照样读取"


def _ranges(numbers: Sequence[int]) -> str:
    """Return 3、5-8 for 3, 5, 6, 7, 8."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return "、".join("-".join(map(str, part)) for part in parts)


def _total(total: DeclaredTotal, table: TableReading, items: Sequence[ServiceItem]) -> str:
    said = f"第 {total.row} 行“{_said(total.label)}”{_yuan(total.declared)}"
    if total.agrees is None:
        return f"合计：{said}，不能核对：{'、'.join(map(_said, total.unread))} 的金额看不懂"
    if total.agrees:
        return f"合计：{said}，与各行之和相符"
    difference = _yuan(total.declared - total.summed)
    told = f"合计：{said}，各行之和 {_yuan(total.summed)}，不符，相差 {difference}"
    return f"{told}；差额正好是“其中”各行之和，可能重复计了" if has_parts_twice(total, table, items) else told


def _yuan(amount: Decimal) -> str:
    return f"{amount.normalize():,f} 元"


def _count(count: RowCount) -> str:
    rejected = sum(count.rejected.values())
    return (
        f"行数：共 {count.total} 行 = 表头及以上 {count.heading} + 事项 {count.items}"
        f"{f' + 同一表单的其他行 {count.form}' if count.form else ''}"
        f" + 不审查 {rejected} + 空行 {count.blank}"
    )


def _rejected(row: RejectedRow) -> str:
    return f"第 {row.source.row} 行：{row.reason}（{_said(row.text)}）"


def _problem(problem: FieldProblem, labels: dict[str, str]) -> str:
    said = f"{_said(problem.cell)}“{_said(problem.value)}”"
    return f"{said}（{labels[problem.field]}）：{one_line(problem.reason)}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    # Never cut: no row may get lost without its reason.
    listed = [f"  {line}" for line in lines]
    yield from [title, *listed] if listed else []


def _said(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
