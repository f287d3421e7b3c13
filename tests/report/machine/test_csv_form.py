import csv
import io

import pytest

from procurement_rules.report.machine import csv_report
from procurement_rules.report.machine.rows import FlatRow


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_it_opens_in_excel_as_utf_8_with_stable_names(sample, screener):
    content = csv_report(sample, screener.knowledge.labels)
    assert content.startswith(b"\xef\xbb\xbffinding_key,file,sheet,row,")
    rows = read(content)
    assert list(rows[0]) == list(FlatRow._fields)
    dispatch = next(row for row in rows if row["category"] == "labour_dispatch")
    assert (dispatch["row"], dispatch["budget"], dispatch["evidence"]) == ("7", "1920000", "name: 劳务派遣")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_begins_like_a_formula(build, labels, start):
    attack = f"{start}cmd|' /C calc'!A0"
    finding = build.violation(message=attack, remedy=attack, rule=attack, category=attack)
    verdict = build.verdict(finding, name=attack, description=attack, purchaser=attack, declared_code=attack)
    (row,) = read(csv_report(build.screening(verdict), labels))
    assert row["name"].startswith("'")
    assert not [value for value in row.values() if value.startswith(start)]


def test_line_breaks_quotes_and_hidden_characters_come_through(build, labels):
    (row,) = read(csv_report(build.screening(build.verdict(name='甲"乙,\r\n丙\u202e')), labels))
    assert row["name"] == '甲"乙,\n丙[U+202E]'


def test_the_same_screening_gives_the_same_bytes(sample, screener):
    assert csv_report(sample, screener.knowledge.labels) == csv_report(sample, screener.knowledge.labels)
