"""Recording a version, and the lint that asks for one."""

import shutil
from pathlib import Path

import pytest

from procurement_rules.cli import rules, rules_release
from tests.knowledge.conftest import HERE, change

LOG = "## {}\n\n- 日期：2026-11-21\n- 影响期间：2020-03-01 起\n- 影响范围：全国\n- 变更内容：`works-bought` 改正标题。\n\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small root that stands for the program's own."""
    root = shutil.copytree(HERE / "root", tmp_path / "root")
    for module in (rules, rules_release):
        monkeypatch.setattr(module, "knowledge_root", lambda: root)
    (root / "rules/CHANGELOG.md").write_text(LOG.format("1.2.3"), encoding="utf-8")
    return root


def test_the_first_release_says_how_much_it_recorded(run, root: Path) -> None:
    ran = run("rules", "release")
    assert (ran.code, ran.out) == (0, "已记录 1.2.3：首次发布，2 条规则\n")
    assert run("rules", "release").out == "已记录 1.2.3 → 1.2.3：0 处改动，须升：不升\n"


def test_a_change_is_refused_until_version_and_changelog_follow(run, root: Path) -> None:
    run("rules", "release")
    change(root, "rules/national/works-bought.yaml", "title: 购买工程", "title: 买工程")
    refused = run("rules", "release")
    assert (refused.code, "至少 1.2.4" in refused.err) == (2, True)
    assert any("规则包版本 1.2.3 太低" in line for line in run("rules", "lint").out.splitlines())
    change(root, "rules/pack.yaml", "version: 1.2.3", "version: 1.2.4")
    assert "没有 1.2.4 一节" in run("rules", "release").err
    (root / "rules/CHANGELOG.md").write_text(LOG.format("1.2.4") + LOG.format("1.2.3"), encoding="utf-8")
    assert run("rules", "release").out.splitlines() == [
        "  修订号：规则 works-bought 文字、依据或例子改变",
        "已记录 1.2.3 → 1.2.4：1 处改动，须升：修订号",
    ]
    assert "规则包版本" not in run("rules", "lint").out


def test_the_changelog_becomes_the_history_of_the_rules_it_names(run, root: Path) -> None:
    told = run("rules", "explain", "works-bought").out.splitlines()
    assert "  规则包 1.2.3（2026-11-21）：变更内容：`works-bought` 改正标题。" in told
    assert not any("规则包" in line for line in run("rules", "explain", "unbudgeted").out.splitlines())
