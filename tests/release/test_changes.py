"""Which step a change demands."""

from pathlib import Path

import pytest

from procurement_rules.knowledge import Knowledge
from procurement_rules.release import Change, Step, changes, needed, recorded
from tests.knowledge.conftest import change
from tests.release.conftest import UNBUDGETED, WORKS


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (WORKS, "message: 工程不得作为政府购买服务：{evidence}", "message: 工程不得购买：{evidence}"),
        (WORKS, "title: 购买工程", "title: 买工程"),
        (WORKS, "remedy: 按政府采购工程办理。", "remedy: 另行采购。"),
        (WORKS, "- title: 施工", "- title: 新建施工"),
        (
            WORKS,
            "- {instrument: 财政部令第102号, clause: 第十条第（三）项}",
            "- {instrument: 财政部令第102号, clause: 第十六条}",
        ),
        (UNBUDGETED, "clause: 第三条第（一）项}]", "clause: 第三条第（二）项}]"),
        ("corpus/parameters.yaml", "value: 2000000", "value: 3000000"),
        ("rules/concepts/works.yaml", "build: [施工, 新建]", "build: [施工, 新建, 改建]"),
        ("rules/concepts/shared.yaml", "denial: [不含, 不包括]", "denial: [不含]"),
        ("rules/pack.yaml", "label: 工程,", "label: 建设工程,"),
    ],
)
def test_a_corrected_value_is_a_patch(after, path: str, old: str, new: str) -> None:
    assert [each.step for each in after(path, old, new)] == [Step.PATCH]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (WORKS, "forbid: {concept: works}", "forbid: {concept: works, if_unknown: false}"),
        (WORKS, "in_force: {from: 2020-03-01}", "in_force: {from: 2020-03-01, to: 2030-01-01}"),
        (WORKS, "severity: error", "severity: warning"),
        (WORKS, "severity: error", "severity: error\nseverity_undetermined: warning"),
        (WORKS, "category: works", "category: no_budget"),
        (UNBUDGETED, "when: {fact: catalog_binding, equals: true}\n", ""),
        (UNBUDGETED, "{fact: budget, more_than: 0}", "{fact: budget, at_least: 0}"),
        (
            UNBUDGETED,
            "- when: {fact: fiscal_year, at_most: 2021}",
            "- when: {fact: fiscal_year, at_most: 2022}",
        ),
        ("rules/concepts/works.yaml", "certainty: clear", "certainty: possible"),
        ("rules/pack.yaml", "group: content", "group: budget"),
    ],
)
def test_a_condition_that_judges_otherwise_is_major(after, path: str, old: str, new: str) -> None:
    assert [each.step for each in after(path, old, new)] == [Step.MAJOR]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (WORKS, "id: works-bought", "# 说明\nid: works-bought"),
        (WORKS, "severity: error", "severity: error\nseverity_undetermined: note"),
        (
            UNBUDGETED,
            "when: {fact: catalog_binding, equals: true}",
            "when:\n  fact: catalog_binding\n  equals: true",
        ),
        ("rules/pack.yaml", "version: 1.2.3", "version: 1.3.0"),
    ],
)
def test_what_says_the_same_in_other_signs_is_no_change(after, path: str, old: str, new: str) -> None:
    assert after(path, old, new) == ()


def test_a_new_rule_is_minor_and_names_itself(root: Path) -> None:
    before = recorded(Knowledge(root))
    text = (root / UNBUDGETED).read_text(encoding="utf-8")
    new = text.replace("id: unbudgeted", "id: unbudgeted-too").replace("fact: in_budget", "fact: in_catalog")
    (root / "rules/shandong/unbudgeted-too.yaml").write_text(new, encoding="utf-8")
    (only,) = changes(before, recorded(Knowledge(root)))
    assert only == Change("rules", "unbudgeted-too", Step.MINOR, "新增")


def test_a_removed_rule_is_major(root: Path) -> None:
    before = recorded(Knowledge(root))
    (root / UNBUDGETED).unlink()
    assert changes(before, recorded(Knowledge(root))) == (Change("rules", "unbudgeted", Step.MAJOR, "删除"),)


def test_a_renamed_rule_is_major_once_and_says_its_new_name(root: Path) -> None:
    before = recorded(Knowledge(root))
    change(root, UNBUDGETED, "id: unbudgeted", "id: unbudgeted-shandong")
    (root / UNBUDGETED).rename(root / "rules/shandong/unbudgeted-shandong.yaml")
    found = changes(before, recorded(Knowledge(root)))
    assert found == (Change("rules", "unbudgeted", Step.MAJOR, "改名为 unbudgeted-shandong"),)


def test_a_rule_that_compares_is_judged_by_how_alike_names_must_be(knowledge: Knowledge) -> None:
    rule, *others = knowledge.rules.comparisons
    stricter = rule.model_copy(update={"similarity": rule.similarity - 1})
    copy = Knowledge(knowledge.root)
    copy.__dict__["rules"] = knowledge.rules.model_copy(update={"comparisons": (stricter, *others)})
    assert changes(recorded(knowledge), recorded(copy)) == (Change("rules", rule.id, Step.MAJOR, "判断改变"),)


def test_together_the_gravest_change_counts_and_comes_first(root: Path) -> None:
    before = recorded(Knowledge(root))
    change(root, WORKS, "title: 购买工程", "title: 买工程")
    change(root, UNBUDGETED, "severity: error", "severity: note")
    found = changes(before, recorded(Knowledge(root)))
    assert [each.id for each in found] == ["unbudgeted", "works-bought"]
    assert needed(found) is Step.MAJOR
    assert needed(()) is Step.NONE
