"""Files whose lines are in two encodings, and texts that no encoding makes whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.read import ReadResult
from procurement_rules.read.files.encoding import decoded

HEADER = "单位名称,事项名称,预算金额（万元）"
MAINLAND = "市民政局,养老机构等级评定服务,30"
UNICODE = "市教育局,社区矫正对象心理辅导,12.5"
Read = Callable[[Path], ReadResult]


def joined(*lines: tuple[str, str]) -> bytes:
    return b"\n".join(text.encode(encoding) for text, encoding in lines)


def test_each_line_is_read_in_its_own_encoding() -> None:
    data = joined((HEADER, "gb18030"), (MAINLAND, "gb18030"), (UNICODE, "utf-8"), ("合计,,42.5", "gb18030"))
    found = decoded(data, "x.csv")
    assert found.mixed
    assert found.text.split("\n") == [HEADER, MAINLAND, UNICODE, "合计,,42.5"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "cp950"])
def test_one_encoding_is_not_taken_for_two(encoding: str) -> None:
    text = (
        "單位名稱,項目名稱\n民政局,養老服務\n"
        if encoding == "cp950"
        else f"{HEADER}\n{MAINLAND}\n{UNICODE}\n"
    )
    found = decoded(text.encode(encoding), "x.csv")
    assert (found.text, found.mixed) == (text, False)


def test_a_broken_byte_does_not_make_a_second_encoding() -> None:
    data = joined((HEADER, "utf-8"), (MAINLAND, "utf-8")) + b"\n" + UNICODE.encode()[1:]
    found = decoded(data, "x.csv")
    assert not found.mixed
    assert found.text.endswith("\n\ufffd\ufffd教育局,社区矫正对象心理辅导,12.5")


def test_a_broken_byte_in_a_mixed_file_costs_its_character_only() -> None:
    data = (
        joined((HEADER, "gb18030"), (MAINLAND, "gb18030"), (UNICODE, "utf-8")) + b"\n" + UNICODE.encode()[1:]
    )
    assert decoded(data, "x.csv").text.split("\n")[1:] == [
        MAINLAND,
        UNICODE,
        "\ufffd\ufffd教育局,社区矫正对象心理辅导,12.5",
    ]


def test_the_table_says_so(tmp_path: Path, read: Read) -> None:
    (tmp_path / "x.csv").write_bytes(joined((HEADER, "gb18030"), (MAINLAND, "gb18030"), (UNICODE, "utf-8")))
    result = read(tmp_path / "x.csv")
    assert [item.name for item in result.items] == ["养老机构等级评定服务", "社区矫正对象心理辅导"]
    assert any("两种编码" in note for note in result.tables[0].notes)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (f"{HEADER}\n{MAINLAND}\n".encode() + UNICODE.encode()[1:], "A3"),
        (f"{HEADER}\n{MAINLAND}\n市教育局,社区\0矫正,1\n".encode(), "B3"),
        (f"{HEADER}\n{MAINLAND}\n市教育局,社区\x07矫正,1\n".encode(), "B3"),
    ],
)
def test_a_text_that_is_not_whole_is_told_with_its_cell(
    text: bytes, cell: str, tmp_path: Path, read: Read
) -> None:
    (tmp_path / "x.csv").write_bytes(text)
    (note,) = read(tmp_path / "x.csv").tables[0].notes
    assert "读不出来的字符" in note
    assert f"{cell}“" in note


def test_whole_texts_are_told_nothing(tmp_path: Path, read: Read) -> None:
    (tmp_path / "x.csv").write_text(f'{HEADER}\n"市民\n政局",\t养老服务,3\n', encoding="utf-8")
    assert read(tmp_path / "x.csv").tables[0].notes == ()
