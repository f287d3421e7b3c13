"""Delimited texts with a cell too many."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from procurement_rules.read import ReadResult
from tests.read.builders import xlsx

Read = Callable[[Path], ReadResult]
Csv = Callable[..., Path]


@pytest.mark.parametrize(
    ("row", "cell", "amount"),
    [
        ("养老服务评估,市民政局,1,234.50", "C2", "1,234.50"),
        ("养老服务评估,市民政局,¥12,345,678", "C2", "¥12,345,678"),
        ("养老服务评估,市民政局,1,234元", "C2", "1,234元"),
    ],
)
def test_an_amount_that_its_comma_cuts_is_told_and_not_put_together(
    row: str, cell: str, amount: str, csv_file: Csv, read: Read
) -> None:
    (item,) = read(csv_file(f"事项名称,购买主体,预算金额（元）\n{row}\n")).items
    assert item.source is not None
    (problem,) = item.source.problems
    assert (item.budget, problem.cell) == (None, cell)
    assert f"像是 {amount} 没有加引号" in problem.reason
    assert "加上英文引号或去掉逗号" in problem.reason


def test_so_is_one_in_the_middle_of_a_row(csv_file: Csv, read: Read) -> None:
    text = "事项名称,预算金额（元）,购买主体\n养老服务评估,1,234,市民政局\n视力筛查,500,市教育局\n"
    cut, whole = read(csv_file(text)).items
    assert (cut.budget, whole.budget) == (None, Decimal(500))


def test_other_surplus_is_told_with_its_row(csv_file: Csv, read: Read) -> None:
    text = "事项名称,预算金额（元）\n养老服务评估,48,多余,列\n视力筛查,12,\n河道监测,30,7\n"
    result = read(csv_file(text))
    assert [item.budget for item in result.items] == [48, 12, 30]
    told = "；".join(result.tables[0].notes)
    assert all(cell in told for cell in ("C2“多余”", "D2“列”", "C4“7”"))


def test_a_note_beside_the_table_of_a_workbook_cuts_nothing(tmp_path: Path, read: Read) -> None:
    rows = [["事项名称", "预算金额（元）", "数量"], ["养老服务评估", "1", "234", "备注"]]
    (item,) = read(xlsx(tmp_path / "x.xlsx", {"表": rows})).items
    assert item.budget == 1


@pytest.mark.parametrize("delimiter", ["|", "，", "、"])
def test_other_delimiters_are_found(delimiter: str, csv_file: Csv, read: Read) -> None:
    rows = [["事项名称", "购买主体", "预算金额（万元）"], ["养老服务评估", "市民政局", "30"]]
    result = read(csv_file("\n".join(delimiter.join(row) for row in rows), name="x.txt"))
    assert [(item.name, item.budget) for item in result.items] == [("养老服务评估", Decimal(300_000))]


def test_marks_of_sentences_part_no_column(csv_file: Csv, read: Read) -> None:
    text = "服务内容\n对养老机构评估，出具报告，归档。\n开展视力筛查，建立档案。\n"
    assert [item.description for item in read(csv_file(text)).items] == text.splitlines()[1:]


def test_bars_inside_texts_do_not_win(csv_file: Csv, read: Read) -> None:
    text = "事项名称,服务内容\n养老服务评估,评估|报告\n视力筛查,筛查|建档\n"
    assert read(csv_file(text)).items[0].description == "评估|报告"


def test_the_quoting_that_excel_understands_is_taken_off(csv_file: Csv, read: Read) -> None:
    text = '事项名称,目录编码,服务内容\n养老服务评估,="0101",="说""明"""\n视力筛查,=1+1,=x\n'
    first, second = read(csv_file(text)).items
    assert (first.declared_code, first.description) == ("0101", '说"明"')
    assert (second.declared_code, second.description) == ("=1+1", "=x")
