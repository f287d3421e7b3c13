from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read.files.encoding import decode

TEXT = "事项名称,说明\n物业管理服务,办公楼保洁、绿化\n𠮷野家改造,扩展区汉字\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encodings_that_offices_save_in(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x.csv") == TEXT


def test_big_endian_utf_16_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "x.csv") == TEXT


def test_a_character_cut_in_two_costs_only_itself() -> None:
    damaged = TEXT.encode() + "保洁".encode()[:4]
    assert decode(damaged, "x.csv") == TEXT + "保\ufffd"


def test_no_text_is_an_input_error() -> None:
    with pytest.raises(InputError, match=r"编码认不出来.*UTF-8"):
        decode(b"\xff" * 99, "x.csv")


@pytest.mark.parametrize(
    "text",
    [
        "採購項目名稱,服務內容,預算金額\n辦公大樓物業管理服務,保潔、綠化及保安,300000\n",
        "項目名稱,說明\n保潔,\n",
    ],
)
def test_traditional_characters_in_big5(text: str) -> None:
    assert decode(text.encode("cp950"), "x.csv") == text


def test_traditional_characters_in_the_mainland_encoding() -> None:
    text = "採購項目名稱,服務內容\n辦公大樓物業管理服務,保潔、綠化\n"
    assert decode(text.encode("gb18030"), "x.csv") == text


def test_no_few_lines_of_a_catalog_are_taken_for_big5() -> None:
    catalogs = Path(__file__).parents[3] / "corpus" / "catalogs"
    texts = [path.read_text(encoding="utf-8") for path in catalogs.rglob("*.csv")]
    lines = [line for text in texts for line in text.splitlines()]
    # Two or three characters of the mainland encoding may happen to be UTF-8.
    few = ["\n".join(lines[start : start + 5]) for start in range(0, len(lines), 5)]
    assert len(few) > 200
    assert [text for text in few if decode(text.encode("gb18030"), "x.csv") != text] == []


@pytest.mark.parametrize("text", [TEXT, "项目名称,说明\n一一一,\n"])
def test_utf_16_without_its_mark(text: str) -> None:
    assert decode(text.encode("utf-16-le"), "x.csv") == text


def test_a_nul_does_not_make_utf_16() -> None:
    text = "项目名称,说明\n" + "保洁,楼内\n" * 100 + "保\0安,\n"
    assert decode(text.encode("gb18030"), "x.csv") == text
