"""The changelog of the packs."""

from pathlib import Path

import pytest

from procurement_rules.release import Section, read_changelog
from tests.conftest import ROOT

TEXT = """\
# 规则包变更记录

- 不属于任何版本：`works-bought`

## 0.2.0

- 日期：2027-01-05
- 影响期间：2020-03-01 起
- 影响范围：
- 变更内容：
  - `works-bought`：改正消息，
    并补一个例子。
  - works-bought-shandong 新增。

## 0.1.0

- 日期：2026-11-21
- 变更内容：首个版本

## 说明

- works-bought 不在版本之下
"""


@pytest.fixture
def sections(tmp_path: Path) -> tuple[Section, ...]:
    (tmp_path / "CHANGELOG.md").write_text(TEXT, encoding="utf-8")
    return read_changelog(tmp_path)


def test_a_section_is_a_version_with_its_values(sections: tuple[Section, ...]) -> None:
    assert [(each.version, each.value("日期")) for each in sections] == [
        ("0.2.0", "2027-01-05"),
        ("0.1.0", "2026-11-21"),
    ]


def test_what_is_missing_is_a_label_without_content(sections: tuple[Section, ...]) -> None:
    assert [each.missing for each in sections] == [("影响范围",), ("影响期间", "影响范围")]


def test_a_rule_is_named_by_its_whole_id_and_an_entry_may_take_two_lines(
    sections: tuple[Section, ...],
) -> None:
    assert sections[0].naming("works-bought") == ("`works-bought`：改正消息，并补一个例子。",)
    assert sections[0].naming("bought") == ()


def test_no_file_is_no_section(tmp_path: Path) -> None:
    assert read_changelog(tmp_path) == ()


def test_the_changelog_of_the_packs_tells_their_version_in_full(knowledge) -> None:
    (now,) = [each for each in read_changelog(ROOT / "rules") if each.version == knowledge.rules.version]
    assert now.missing == ()
