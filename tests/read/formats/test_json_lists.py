"""JSON whose records lie somewhere inside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read import ReadResult

RECORDS = [{"name": "养老服务评估", "budget": 300000}, {"name": "视力筛查", "budget": 125000}]
ReadJson = Callable[[Any], ReadResult]


@pytest.fixture
def read_json(tmp_path: Path, read: Callable[[Path], ReadResult]) -> ReadJson:
    def read_json(document: Any) -> ReadResult:
        path = tmp_path / "申报.json"
        text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        return read(path)

    return read_json


@pytest.mark.parametrize(
    ("document", "where"),
    [
        ({"code": 0, "data": {"total": 2, "list": RECORDS}}, "data.list"),
        ({"data": RECORDS}, "data"),
        ({"rows": RECORDS}, "rows"),
        ({"records": RECORDS}, "records"),
        ({"result": RECORDS}, "result"),
        ({"项目清单": RECORDS}, "项目清单"),
        ({"a": {"b": {"c": RECORDS}}, "list": []}, "a.b.c"),
    ],
)
def test_the_only_list_of_objects_is_read_and_told(document: Any, where: str, read_json: ReadJson) -> None:
    result = read_json(document)
    assert [item.name for item in result.items] == ["养老服务评估", "视力筛查"]
    assert result.tables[0].notes == (f"服务事项取自 {where}",)


def test_items_at_the_top_need_no_note(read_json: ReadJson) -> None:
    assert read_json({"items": RECORDS}).tables[0].notes == ()


def test_other_lists_are_told(read_json: ReadJson) -> None:
    result = read_json({"data": RECORDS, "附件": [{"file": "a.doc"}]})
    assert len(result.items) == 2
    assert result.tables[0].notes[1] == "同一文件里另有 附件 也是记录的数组，没有读入"


def test_between_several_lists_nobody_guesses(read_json: ReadJson) -> None:
    with pytest.raises(InputError, match="分不清哪个是服务事项：甲、乙"):
        read_json({"甲": RECORDS, "乙": RECORDS})


def test_a_key_that_comes_twice_is_no_way_to_lose_a_list(read_json: ReadJson) -> None:
    result = read_json('{"data": [{"name": "甲"}], "data": [{"name": "乙"}]}')
    assert [item.name for item in result.items] == ["甲"]
    assert "另有 data#2 也是" in result.tables[0].notes[1]


@pytest.mark.parametrize(
    "document",
    [
        {"data": {"total": 0}},
        {"data": [1, 2]},
        {"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": {"i": RECORDS}}}}}}}}},
    ],
)
def test_where_there_is_no_list_of_objects_within_reach(document: Any, read_json: ReadJson) -> None:
    with pytest.raises(InputError, match="没有服务事项的数组"):
        read_json(document)


def test_thousands_of_lists_do_no_harm(read_json: ReadJson) -> None:
    with pytest.raises(InputError, match="分不清") as raised:
        read_json("{" + ",".join('"a": [{"name": "甲"}]' for _ in range(5000)) + "}")
    assert len(str(raised.value)) < 400
