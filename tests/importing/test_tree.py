from __future__ import annotations

from collections.abc import Callable

import pytest

from procurement_rules.importing import catalog_entries
from procurement_rules.model.source import Grid

PLAIN = "代码|名称"
STATED = "code|level|parent|name"
BROKEN = {
    "group heading without the line above it": (
        f"{PLAIN}\nA01|安全",
        ["A01"],
        [(2, "A01", "上级 A 不在表中")],
    ),
    "group that was left out": (
        f"{PLAIN}\nA|服务\nA01|\nA0101|排查",
        ["A", "A0101"],
        [(3, "A01", "没有名称，未读入：A01"), (4, "A0101", "上级 A01 不在表中")],
    ),
    "duplicate": (
        f"{PLAIN}\nA|服务\nA|货物",
        ["A"],
        [(3, "A", "代码重复，以目录.xlsx 第 2 行“服务”为准，未读入：A 货物")],
    ),
    "own parent": (f"{STATED}\nA|1|A|服务", [], [(2, "A", "第 1 级的上级 A 是第 1 级，未读入：A 1 A 服务")]),
    "circle": (
        f"{STATED}\nX1|2|X2|甲\nX2|2|X1|乙",
        [],
        [
            (2, "X1", "第 2 级的上级 X2 是第 2 级，未读入：X1 2 X2 甲"),
            (3, "X2", "第 2 级的上级 X1 是第 2 级，未读入：X2 2 X1 乙"),
        ],
    ),
    "top with a parent": (f"{STATED}\nA|1|0|服务", ["A"], [(2, "A", "第 1 级却写有上级 0，上级略去")]),
    "no parent to be seen": (
        f"{STATED}\nX1|2||服务",
        [],
        [(2, "X1", "第 2 级却看不出上级，未读入：X1 2 服务")],
    ),
    "level skipped": (
        f"{STATED}\nA|1||服务\nA0101|3|A|排查",
        ["A", "A0101"],
        [(3, "A0101", "越级：第 3 级的上级 A 是第 1 级")],
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_does_not_fit_into_one_tree_is_told(table: Callable[..., Grid], fault: str) -> None:
    text, codes, notes = BROKEN[fault]
    result = catalog_entries([table(text)])
    assert [entry.code for entry in result.entries] == codes
    assert [(note.row, note.code, note.message) for note in result.notes] == notes
