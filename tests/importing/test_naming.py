from __future__ import annotations

import pytest

from procurement_rules.importing.naming import name_and_rest

GROUPS = {1: "公共服务", 2: "文化公共服务"}


@pytest.mark.parametrize(
    ("texts", "level", "expected"),
    [
        (("", "", "群众文化服务"), 3, ("群众文化服务", "")),
        (("", "群众文化服务", ""), 3, ("群众文化服务", "")),
        (("", "群众文化服务", "活动的组织"), 3, ("群众文化服务", "活动的组织")),
        (("群众文化服务", "活动的", "组织"), 3, ("群众文化服务", "活动的组织")),
        (("公共服务", "文化公共服务", "群众文化服务"), 3, ("群众文化服务", "")),
        (("文化公共服务", "", ""), 2, ("文化公共服务", "")),
        (("公共服务", "文化公共服务", ""), 2, ("文化公共服务", "")),
        (("文化公共服务", "文化的说明", ""), 2, ("文化公共服务", "文化的说明")),
        (("", "文化公共服务", "群众文化服务"), 3, ("群众文化服务", "")),
        (("公共服务", "", "群众文化服务"), 3, ("群众文化服务", "")),
        (("", "", "更深一级"), 4, ("更深一级", "")),
        (("", "", ""), 3, ("", "")),
    ],
)
def test_the_name_is_found_in_whatever_column_it_slipped_to(
    texts: tuple[str, ...], level: int, expected: tuple[str, str]
) -> None:
    assert name_and_rest((1, 2, 3), texts, level, GROUPS) == expected


def test_groups_that_stand_nowhere_else_are_taken_on_trust() -> None:
    texts = ("公共服务", "文化公共服务", "群众文化服务")
    assert name_and_rest((1, 2, 3), texts, 3, {}) == ("群众文化服务", "")
    assert name_and_rest((1, 2, 3), ("", *texts[1:]), 3, {}) == ("群众文化服务", "")
