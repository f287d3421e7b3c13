from __future__ import annotations

from collections.abc import Callable

import pytest

from procurement_rules.importing import catalog_entries
from procurement_rules.model.source import Grid

PLAIN = "代码|名称|说明"
BROKEN = {
    "no code": (f"{PLAIN}\n|服务|全文", [], [(2, "", "没有代码，未读入：服务 全文")]),
    "no name": (f"{PLAIN}\nA||只有说明", [], [(2, "A", "没有名称，未读入：A 只有说明")]),
    "unknown shape": (
        f"{PLAIN}\nA0|服务|\n合计|3|",
        [],
        [
            (2, "A0", "代码“A0”的形状不认识，未读入：A0 服务"),
            (3, "合计", "代码“合计”的形状不认识，未读入：合计 3"),
        ],
    ),
    "illegible page header": (
        f"{PLAIN}\nA|服务|\n代码|名 2项|说明\nB|货物|",
        ["A", "B"],
        [(3, "代码", "代码“代码”的形状不认识，未读入：代码 名 2项 说明")],
    ),
    "illegible level": (
        "code|level|name\nA|甲|服务\nX1|甲|服务",
        ["A"],
        [
            (2, "A", "级次“甲”看不懂，按代码定为第 1 级"),
            (3, "X1", "代码“X1”的形状不认识，未读入：X1 甲 服务"),
        ],
    ),
    "description in a level column": (
        "代码|一级目录|二级目录|说明\nA|服务|服务的说明|",
        ["A"],
        [(2, "A", "目录栏中名称之后还有文字，作为说明读入：服务的说明")],
    ),
    "text without a column": (
        "代码|名称\nA|服务|滑到这里",
        ["A"],
        [(2, "A", "没有列名的单元格中有文字，未读入：滑到这里")],
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_a_row_does_not_say_plainly_is_told(table: Callable[..., Grid], fault: str) -> None:
    text, codes, notes = BROKEN[fault]
    result = catalog_entries([table(text)])
    assert [entry.code for entry in result.entries] == codes
    assert [(note.row, note.code, note.message) for note in result.notes] == notes


@pytest.mark.parametrize("above", ["", "A|公共服务||\nA02||教育公共服务||\n"])
def test_a_group_repeated_beside_the_entry_is_not_its_name(table: Callable[..., Grid], above: str) -> None:
    text = f"代码|一级|二级|三级|说明\n{above}A0201||教育公共服务|课程研究服务|z"
    entry = catalog_entries([table(text)]).entries[-1]
    assert (entry.code, entry.name, entry.description) == ("A0201", "课程研究服务", "z")
