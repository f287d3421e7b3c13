from __future__ import annotations

import pytest

from procurement_rules.importing.heading import Heading, Role, heading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("代码", Heading(Role.CODE)),
        ("品目编码", Heading(Role.CODE)),
        ("Code", Heading(Role.CODE)),
        ("品目名称", Heading(Role.NAME)),
        ("一级目录 (2项)", Heading(Role.NAME, level=1, declared=2)),
        ("三级目录（共162项）", Heading(Role.NAME, level=3, declared=162)),
        ("第2级目录名称", Heading(Role.NAME, level=2)),
        ("说 明", Heading(Role.DESCRIPTION)),
        ("备注：", Heading(Role.DESCRIPTION)),
        ("级次", Heading(Role.LEVEL)),
        ("上级编码", Heading(Role.PARENT)),
        ("单位名称", Heading(Role.UNIT_NAME)),
        ("序号", Heading(None)),
        ("三级目录编制说明", Heading(None)),
    ],
)
def test_a_header_cell_is_recognised_by_its_title(text: str, expected: Heading) -> None:
    assert heading(text) == expected
