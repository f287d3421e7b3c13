from __future__ import annotations

import pytest

from procurement_rules.read.title_year import stated_year


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
