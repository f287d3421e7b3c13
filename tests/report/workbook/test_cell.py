import io

import pytest
from openpyxl import load_workbook

from procurement_rules.report.workbook.cell import LONGEST_CELL, lines_needed, put_text, text_width
from procurement_rules.report.workbook.package import new_workbook, saved


def through_a_file(text: str):
    workbook = new_workbook()
    put_text(workbook.create_sheet("甲").cell(1, 1), text)
    return load_workbook(io.BytesIO(saved(workbook)))["甲"]["A1"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "#N/A", "1"])
def test_text_is_written_as_text(text):
    cell = through_a_file(text)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t"))


def test_what_xml_cannot_carry_is_shown_by_name():
    assert through_a_file("甲\x01\x0b\ufffe\ud800乙").value == "甲[U+0001][U+000B]\ufffd[U+D800]乙"


def test_a_text_is_cut_where_a_cell_ends():
    assert len(through_a_file("长" * 40_000).value) == LONGEST_CELL


def test_a_chinese_character_is_as_wide_as_two_digits():
    assert text_width("abc\n中文字") == 6
    assert lines_needed("中" * 11 + "\n短", width=20, font_size=10) == 3


def test_a_word_or_a_number_is_not_broken_between_lines():
    assert lines_needed("某区申报.xlsx:2024年申报:7", width=14, font_size=10) == 3
    assert lines_needed("某区a" + "b" * 40, width=14, font_size=10) == 4
    assert lines_needed("", width=14, font_size=10) == 1
