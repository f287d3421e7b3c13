from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.importing.cell import cell_text, join_scanned


@pytest.mark.parametrize(
    ("scanned", "joined"),
    [
        ("卫生健康 公共服务", "卫生健康公共服务"),
        ("技术性\n服务", "技术性服务"),
        ("会议经贸 活动和展 览服务", "会议经贸活动和展览服务"),
        ("概 (预)、结(决) 算审核", "概(预)、结(决)算审核"),
        ("政策（立法） 调研", "政策（立法）调研"),
        ("安全生产、 教育\u3000服务", "安全生产、教育服务"),
        ("Open  Source software", "Open Source software"),
        ("GPS 定位 服务", "GPS 定位服务"),
        ("cloud (SaaS) 服务", "cloud (SaaS)服务"),
        ("2 号 楼", "2 号楼"),
        ("\ufeff代\u200b码", "代码"),
        ("  服务\t", "服务"),
    ],
)
def test_blanks_of_scanning_vanish_and_others_become_one(scanned: str, joined: str) -> None:
    assert join_scanned(scanned) == joined


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("/", ""),
        ("监督检查辅助服务 /", "监督检查辅助服务"),
        ("监督检查辅助服务／ /", "监督检查辅助服务"),
        ("和/或", "和/或"),
        (3, "3"),
        (3.0, "3"),
        (0.5, "0.5"),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (True, "True"),
        (date(2023, 3, 1), "2023-03-01"),
        ("坏\ud800字", "坏\ufffd字"),
    ],
)
def test_a_cell_says_what_a_reader_sees(cell: str | float | bool | date | None, text: str) -> None:
    assert cell_text(cell) == text


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert cell_text(cell_text(text)) == cell_text(text)
    assert "\n" not in cell_text(text)
