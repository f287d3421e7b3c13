"""A version is recorded only where it was raised far enough and the changelog tells it."""

import json
from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError, UsageError
from procurement_rules.knowledge import Knowledge
from procurement_rules.release import Step, publish, read_release, recorded, version_faults
from tests.knowledge.conftest import change
from tests.release.conftest import UNBUDGETED, WORKS

SECTION = """
## {version}

- 日期：2026-11-21
- 影响期间：2020-03-01 起
- 影响范围：全国
- 变更内容：
  - 改正 `works-bought` 的文字。
"""


def log(root: Path, *versions: str) -> None:
    text = "# 变更记录\n" + "".join(SECTION.format(version=each) for each in versions)
    (root / "rules/CHANGELOG.md").write_text(text, encoding="utf-8")


@pytest.fixture
def released(root: Path) -> Path:
    """Return a root whose version 1.2.3 is recorded."""
    log(root, "1.2.3")
    publish(Knowledge(root))
    return root


def faults(root: Path) -> list[str]:
    return list(version_faults(Knowledge(root)))


def test_the_record_is_read_back_as_it_was_written_one_line_a_part(released: Path) -> None:
    now = recorded(Knowledge(released))
    assert read_release(released / "rules") == now
    lines = (released / "rules/released.json").read_text(encoding="utf-8").splitlines()
    (works,) = [line for line in lines if '"works-bought"' in line]
    assert json.loads("{" + works.strip().rstrip(",") + "}") == {
        "works-bought": now.rules["works-bought"].model_dump()
    }


def test_a_record_does_not_change_what_verdicts_are_stamped_with(root: Path) -> None:
    before = Knowledge(root).rules.digest
    log(root, "1.2.3")
    publish(Knowledge(root))
    assert Knowledge(root).rules.digest == before


def test_nothing_is_at_fault_before_the_first_release_and_right_after_one(root: Path) -> None:
    assert faults(root) == []
    log(root, "1.2.3")
    publish(Knowledge(root))
    assert faults(root) == []


def test_a_change_without_a_version_is_a_fault_that_names_the_least_version(released: Path) -> None:
    change(released, WORKS, "title: 购买工程", "title: 买工程")
    assert faults(released) == [
        "规则包版本 1.2.3 太低：1.2.3 发布以来有 1 处改动，例如规则 works-bought 文字、依据或例子改变，须升修订号，至少 1.2.4"
    ]


@pytest.mark.parametrize(
    ("version", "enough"), [("1.2.4", False), ("1.3.0", False), ("2.0.0", True), ("2.1.0", True)]
)
def test_a_changed_condition_needs_a_major_version(released: Path, version: str, enough: bool) -> None:
    change(released, UNBUDGETED, "severity: error", "severity: note")
    change(released, "rules/pack.yaml", "version: 1.2.3", f"version: {version}")
    assert (faults(released) == []) is enough


def test_a_version_may_rise_without_a_change_but_never_fall(released: Path) -> None:
    change(released, "rules/pack.yaml", "version: 1.2.3", "version: 1.2.4")
    assert faults(released) == []
    change(released, "rules/pack.yaml", "version: 1.2.4", "version: 1.2.2")
    assert faults(released) == ["规则包版本 1.2.2 低于已发布的 1.2.3"]


def test_a_version_too_low_is_refused_and_the_record_stays(released: Path) -> None:
    kept = read_release(released / "rules")
    change(released, UNBUDGETED, "severity: error", "severity: note")
    with pytest.raises(UsageError, match=r"太低.*至少 2\.0\.0；请改 rules/pack\.yaml"):
        publish(Knowledge(released))
    assert read_release(released / "rules") == kept


def test_a_version_that_the_changelog_does_not_tell_is_refused(released: Path) -> None:
    change(released, WORKS, "title: 购买工程", "title: 买工程")
    change(released, "rules/pack.yaml", "version: 1.2.3", "version: 1.2.4")
    with pytest.raises(UsageError, match=r"CHANGELOG\.md 没有 1\.2\.4 一节"):
        publish(Knowledge(released))
    log(released, "1.2.4", "1.2.3")
    before, after, found = publish(Knowledge(released))
    assert (before and before.version, after.version, [each.step for each in found]) == (
        "1.2.3",
        "1.2.4",
        [Step.PATCH],
    )


def test_a_section_that_leaves_out_the_period_is_refused(root: Path) -> None:
    text = SECTION.format(version="1.2.3").replace("- 影响期间：2020-03-01 起\n", "")
    (root / "rules/CHANGELOG.md").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"1\.2\.3 一节缺少影响期间"):
        publish(Knowledge(root))
    assert not (root / "rules/released.json").exists()


def test_a_version_that_is_none_is_refused_at_the_first_release_too(root: Path) -> None:
    change(root, "rules/pack.yaml", "version: 1.2.3", "version: '1.2'")
    log(root, "1.2.3")
    with pytest.raises(KnowledgeError, match="不是语义化版本"):
        publish(Knowledge(root))


def test_a_broken_record_is_told_and_not_taken_for_none(released: Path) -> None:
    (released / "rules/released.json").write_text("{}", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"rules/released\.json：发布记录读不懂"):
        faults(released)
