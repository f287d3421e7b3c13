"""CSV tables, as a spreadsheet saves them."""

from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.tables import rows

COLUMNS = ("codes", "term")


def _rows(folder: Path, text: str | bytes) -> list[tuple[str, dict[str, str]]]:
    file = folder / "index.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(str(where), row) for where, row in rows(file, folder, COLUMNS)]


def test_each_row_comes_with_its_line(tmp_path: Path) -> None:
    assert _rows(tmp_path, "codes,term\nD0401,代理记账\nD0402,离任审计\n") == [
        ("index.csv:2:1", {"codes": "D0401", "term": "代理记账"}),
        ("index.csv:3:1", {"codes": "D0402", "term": "离任审计"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbfcodes,term\r\nD0401,\xe5\xae\xa1\xe8\xae\xa1\r\n",
        "codes,term\n\nD0401,审计\n\n",
        'codes,term\n"D0401","审计"\n',
        "codes,term\n D0401 ,　审计 \n",
    ],
    ids=["excel", "blank lines", "quotes", "blanks"],
)
def test_what_a_spreadsheet_adds_does_not_matter(tmp_path: Path, text: str | bytes) -> None:
    assert [row for _, row in _rows(tmp_path, text)] == [{"codes": "D0401", "term": "审计"}]


def test_a_comma_inside_quotes_is_part_of_the_value(tmp_path: Path) -> None:
    assert _rows(tmp_path, 'codes,term\nD0402,"内部审计,离任审计"\n')[0][1]["term"] == "内部审计,离任审计"


@pytest.mark.parametrize("header", ["", "code,term", "term,codes", "codes,term,note", "codes;term"])
def test_another_header_is_refused(tmp_path: Path, header: str) -> None:
    with pytest.raises(KnowledgeError, match=r"^index\.csv:1:1：表头不对；应为：codes,term$"):
        _rows(tmp_path, f"{header}\nD0401,审计\n")


@pytest.mark.parametrize("row", ["D0401", "D0401,审计,另一列"])
def test_a_row_of_another_length_is_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(KnowledgeError, match=r"^index\.csv:3:1：这一行的列数与表头不同"):
        _rows(tmp_path, f"codes,term\nD0402,离任审计\n{row}\n")


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"^index\.csv：表无法读取；应为：UTF-8"):
        _rows(tmp_path, "codes,term\nD0401,审计\n".encode("gb18030"))


def test_a_missing_table_is_a_knowledge_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="表无法读取"):
        list(rows(tmp_path / "index.csv", tmp_path, COLUMNS))
