from __future__ import annotations

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read.encoding import decode

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
