"""A reviewed table → precedents, and why some rows make none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from procurement_rules.coding import Ruling, read_decisions, rulings
from procurement_rules.errors import InputError
from procurement_rules.knowledge import Knowledge
from procurement_rules.normalise import fold

TITLES = ("购买主体", "服务事项", "说明", "建议编码", "认定编码", "复核意见", "复核理由")
DAY = date(2026, 3, 1)


def table(tmp_path: Path, *rows: tuple[str, ...]) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "目录建议"
    for row in (("复核表",), TITLES, *rows):
        sheet.append(row)
    path = tmp_path / "决定.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def ruled(tmp_path: Path, knowledge: Knowledge):
    def _ruled(suggested: str = "", decided: str = "", opinion: str = "", reason: str = "") -> Ruling:
        path = table(tmp_path, ("甲局", "院内管网清掏", "每季一次", suggested, decided, opinion, reason))
        reviewed = read_decisions(path, knowledge.dictionary, fold)
        (ruling,) = rulings(reviewed.decisions, knowledge.catalog("jiaozuo-2023"), "张三", DAY, fold)
        return ruling

    return _ruled


def code(ruling: Ruling) -> str | None:
    assert ruling.precedent is not None, ruling.reason
    return ruling.precedent.code


def test_an_adopted_suggestion_becomes_a_precedent_with_who_and_when(ruled) -> None:
    precedent = ruled("B1105", opinion="采纳").precedent
    assert precedent.model_dump() == {
        "catalog": "jiaozuo-2023",
        "code": "B1105",
        "name": "院内管网清掏",
        "description": "每季一次",
        "purchaser": "甲局",
        "decided_by": "张三",
        "decided_on": DAY,
        "source": "决定.xlsx 目录建议 第 3 行",
    }


@pytest.mark.parametrize("decided", ["B1105", "b1105", "Ｂ１１０５", "B1105 物业服务", "物业服务"])
def test_a_corrected_code_is_read_however_it_is_written(ruled, decided: str) -> None:
    assert code(ruled("A1101", decided, "改判")) == "B1105"


def test_a_decided_code_needs_no_opinion(ruled) -> None:
    assert code(ruled(decided="B1105")) == "B1105"


def test_a_code_in_the_reason_is_taken_where_it_is_the_only_one(ruled) -> None:
    assert code(ruled("A1101", opinion="改判", reason="院内的，应归B1105")) == "B1105"
    assert "没有认定编码" in ruled("A1101", opinion="改判", reason="B1105 或 A1101").reason


@pytest.mark.parametrize("decided", ["NONE", "none", "无", "目录外"])
def test_that_nothing_fits_is_a_decision(ruled, decided: str) -> None:
    assert code(ruled("A1101", decided, "改判")) is None


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("", "", "采纳"), "没有建议编码"),
        (("A1101", "", "改判"), "目录中没有合适条目的，认定编码填 NONE"),
        (("A1101", "", "驳回"), "没有说应归哪里"),
        (("A1101", "B1105", "采纳"), "却不是建议编码"),
        (("A1101", "A1101", "改判"), "与建议编码相同"),
        (("A1101", "B11", "改判"), "B11 是大类"),
        (("A1101", "Z9", "改判"), "不是目录 jiaozuo-2023 的末级编码"),
        (("A1101", "安全生产应急救援服务", "改判"), "对应几个编码（A0104、A1408）"),
        (("A1101", "B1105", "同意"), "“同意”不认识"),
        (("A1101", "", ""), "没有复核意见"),
    ],
)
def test_a_row_that_decides_nothing_says_why(ruled, cells: tuple[str, ...], reason: str) -> None:
    ruling = ruled(*cells)
    assert ruling.precedent is None
    assert reason in ruling.reason


def test_a_row_that_cannot_be_read_is_told_where_something_was_decided(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    path = table(tmp_path, ("甲局", "=A1", "", "B1105", "", "采纳", ""), ("甲局", "保洁", "", "", "", "", ""))
    reviewed = read_decisions(path, knowledge.dictionary, fold)
    assert [row.source.row for row in reviewed.unread] == [3]
    assert len(reviewed.decisions) == 1


@pytest.mark.parametrize(
    ("cells", "column"),
    [(("A1101", "=B1106", "改判", ""), "认定编码"), (("=B1106", "", "采纳", ""), "建议编码")],
)
def test_a_code_that_is_an_unsaved_formula_is_refused(
    tmp_path: Path, knowledge: Knowledge, cells: tuple[str, ...], column: str
) -> None:
    path = table(tmp_path, ("甲局", "院内管网清掏", "", *cells), ("甲局", "保洁", "", "=B1106", "", "", ""))
    reviewed = read_decisions(path, knowledge.dictionary, fold)
    assert [(row.source.row, row.reason) for row in reviewed.unread] == [
        (3, f"“{column}”列的公式没有保存结果，请用 Excel 打开后保存")
    ]
    assert [each.item.name for each in reviewed.decisions] == ["保洁"]


def test_a_table_without_decisions_is_refused(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "x.csv"
    path.write_text("事项名称,说明\n保洁,每天\n", encoding="utf-8")
    with pytest.raises(InputError, match="没有复核的列"):
        read_decisions(path, knowledge.dictionary, fold)


@pytest.mark.parametrize("opinion", ["【G 列】改判", "【B 列】采纳\n【F 列】改判"])
def test_an_opinion_on_one_of_the_items_of_a_row_is_for_the_review(ruled, opinion: str) -> None:
    reason = ruled("A1101", "B1105", opinion).reason
    assert reason.startswith(f"复核意见“{opinion}”是对并列几项中的一项写的")
    assert reason.endswith("请用 review import 读回")
