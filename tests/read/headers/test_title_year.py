from __future__ import annotations

import pytest

from procurement_rules.read.headers.title_year import budget_year, stated_year


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["某市2024年政府购买服务申报表"], 2024),
        (["２０２４年度目录"], 2024),
        (["二〇二四年目录", "2023年"], 2024),
        (["二零二四年"], 2024),
        (["填报日期：2023年11月5日", "2024年预算"], 2024),
        (["2023年执行和2024年预算", "2025年目录"], 2025),
        (["2023年、2023年"], 2023),
        (["2024-2026年规划", "2024—2026年"], None),
        (["12024年", "3024年", "文号〔2024〕5号"], None),
        ([], None),
    ],
)
def test_the_year_of_a_title(texts: list[str], year: int | None) -> None:
    assert stated_year(texts) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024年度政府购买服务项目申报表", 2024),
        ("二〇二四年市级项目计划", 2024),
        ("2024年", 2024),
        ("2024", 2024),
        ("（2024年度）", 2024),
        # The year of a catalog or of a document is not that of what is bought.
        ("聊城市2020年政府购买服务指导性目录", None),
        ("政府购买服务目录（2020年版）", None),
        ("根据2024年度工作安排报送", None),
        ("《关于做好2024年政府购买服务工作的通知》", None),
        ("2024年3月政府购买服务项目", None),
        ("2023年执行和2024年预算", None),
        ("2024-2026年项目计划", None),
    ],
)
def test_the_year_of_what_is_bought(text: str, year: int | None) -> None:
    assert budget_year(text) == year
