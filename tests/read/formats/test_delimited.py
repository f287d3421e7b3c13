from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.model.source import Cell
from procurement_rules.read import read_grids
from procurement_rules.read.formats.delimited import read_delimited

Rows = tuple[tuple[int, tuple[Cell, ...]], ...]


def rows(text: str) -> Rows:
    return read_delimited(text.encode(), "x.csv").rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = f"名称{delimiter}说明\n保洁{delimiter}一，二；三\n"
    assert rows(text) == ((1, ("名称", "说明")), (2, ("保洁", "一，二；三")))


def test_one_column_needs_no_delimiter() -> None:
    assert rows("名称\n保洁\n") == ((1, ("名称",)), (2, ("保洁",)))


def test_delimiters_inside_texts_do_not_win() -> None:
    text = "名称,说明\n保洁,日常;专项\n保安,门岗;巡逻\n"
    assert rows(text)[1] == (2, ("保洁", "日常;专项"))


def test_a_delimiter_that_breaks_quoted_cells_is_none() -> None:
    text = '"名称","说明"\n"保洁"\n"","\t一"\n"","\t二"\n'
    assert rows(text) == ((1, ("名称", "说明")), (2, ("保洁",)), (3, ("", "\t一")), (4, ("", "\t二")))


def test_a_badly_quoted_title_does_not_decide() -> None:
    assert rows('"某局"计划\n名称;说明\n保洁;楼内\n')[2] == (3, ("保洁", "楼内"))


def test_row_numbers_are_physical_lines() -> None:
    text = '标题\r\n\r\n名称,说明\r\n保洁,"第一行\r\n第二行"\r\n,,\r\n保安,门岗'
    assert rows(text) == (
        (1, ("标题",)),
        (3, ("名称", "说明")),
        (4, ("保洁", "第一行\r\n第二行")),
        (7, ("保安", "门岗")),
    )


def test_old_mac_line_ends() -> None:
    assert rows("名称,说明\r保洁,楼内\r") == ((1, ("名称", "说明")), (2, ("保洁", "楼内")))


def test_a_very_long_cell_is_read_and_the_limit_of_csv_put_back() -> None:
    before = csv.field_size_limit()
    assert rows(f"名称,说明\n保洁,{'长' * 200_000}\n")[1][1][1] == "长" * 200_000
    assert csv.field_size_limit() == before


def test_nul_does_no_harm() -> None:
    assert rows("名称,说明\n保\x00洁,\x00\n") == ((1, ("名称", "说明")), (2, ("保\x00洁", "\x00")))


def test_an_open_quotation_mark_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match=r"x\.csv:3：.*引号没有配对"):
        rows('名称,说明\n保洁,楼内\n保安,"门岗\n绿化,院内\n')


def test_quotation_marks_inside_a_cell_are_text() -> None:
    assert rows('名称,说明\n5"屏,"他说""好"""\n')[1] == (2, ('5"屏', '他说"好"'))


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.tsv", "A.CSV"])
def test_every_suffix_of_text(name: str, csv_file: Callable[..., Path]) -> None:
    (grid,) = read_grids(csv_file("名称\t说明\n保洁\t楼内\n", name=name))
    assert (grid.file, grid.sheet) == (name, None)
    assert grid.rows[1] == (2, ("保洁", "楼内"))
