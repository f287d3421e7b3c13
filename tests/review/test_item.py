"""Of items that are alike, the one is meant that stands in the workbook which was reviewed."""

import pytest

from procurement_rules.review.item import item_of
from procurement_rules.review.marks import Mark
from procurement_rules.review.record import Record

LONG = "二〇二四年度政府购买服务项目申报计划" * 5


def mark(file: str) -> Mark:
    return Mark(file, "目录", 2, {}, {}, ("保洁服务",))


@pytest.mark.parametrize(
    ("submitted", "reviewed"),
    [
        ("甲<乙.xlsx", "甲_乙（审查批注）.xlsx"),
        ("con.xlsx", "_con（审查批注）.xlsx"),
        ("部门甲/计划.xlsx", "部门甲_计划（审查批注）(1).xlsx"),
        (f"{LONG}.xlsx", f"{LONG[:70]}（审查批注）.xlsx"),
    ],
)
def test_a_file_is_known_by_the_name_that_its_annotated_workbook_got(build, submitted, reviewed) -> None:
    verdicts = tuple(
        build.verdict(name="保洁服务", source=build.source(2, file=file, sheet="目录"))
        for file in (submitted, "别的.xlsx")
    )
    assert item_of(mark(reviewed), Record("审查.jsonl", "", verdicts, {})) is verdicts[0]


def test_names_that_differ_in_signs_alone_are_not_told_apart(build) -> None:
    verdicts = tuple(
        build.verdict(name="保洁服务", source=build.source(2, file=file, sheet="目录"))
        for file in ("甲<.xlsx", "甲>.xlsx")
    )
    assert item_of(mark("甲_-2（审查批注）.xlsx"), Record("审查.jsonl", "", verdicts, {})) is None
