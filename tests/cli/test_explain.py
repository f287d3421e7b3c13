"""A rule in plain words, and its history."""

import shutil
from pathlib import Path

import pytest

from procurement_rules.cli import explain, rules
from procurement_rules.knowledge import Knowledge
from tests.knowledge.conftest import HERE, change


def explained(run, rule: str) -> list[str]:
    return run("rules", "explain", rule).out.splitlines()


def test_what_why_where_and_both_examples_are_told(run) -> None:
    lines = explained(run, "contract-transferred-jilin")
    starts = [
        "类别：",
        "地区：",
        "适用于：",
        "违反：",
        "为什么：",
        "依据：",
        "怎样改：",
        "例（不合规",
        "例（合规",
        "历史：",
    ]
    assert [start for start in starts if not any(line.startswith(start) for line in lines)] == []
    assert any("是否转包：是" in line for line in lines)


def test_the_instrument_before_the_basis_is_told(run) -> None:
    lines = explained(run, "contract-transferred-jilin")
    assert any(line.startswith("    以前是 吉管发〔2017〕36号") and "2017-07-11 止" in line for line in lines)


def test_every_dated_figure_of_a_rule_is_told_with_its_start(run) -> None:
    lines = explained(run, "contract-term-exceeded")
    assert "  施行：2020-03-01 起，仍有效" in lines
    assert "  数值“合同期限一般上限”（contract_years_general）：2020-03-01 起 1 年" in lines


def test_a_figure_that_changed_and_ended_is_told_value_by_value(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(HERE / "root", tmp_path / "root")
    monkeypatch.setattr(rules, "knowledge_root", lambda: root)
    change(root, "rules/shandong/unbudgeted.yaml", "more_than: 0", "more_than: {parameter: threshold}")
    change(root, "rules/shandong/unbudgeted.yaml", "{from: 2022-08-16}", "{from: 2022-08-16, to: 2024-12-31}")
    ending = "      - {from: 2022-08-16, value: 2000000}"
    change(root, "corpus/parameters.yaml", ending, f"{ending}\n      - {{from: 2025-01-01, value: null}}")
    lines = explained(run, "unbudgeted")
    assert "  施行：2022-08-16 起，2024-12-31 止" in lines
    figures = "2020-03-01 起 1000000 元；2022-08-16 起 2000000 元；2025-01-01 起 没有规定"
    assert f"  数值“采购限额标准”（threshold）：{figures}" in lines


def test_a_rule_without_a_clean_example_says_so(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shutil.copytree(HERE / "root", tmp_path / "root")
    monkeypatch.setattr(rules, "knowledge_root", lambda: root)
    assert "例（合规）：规则文件里没有" in explained(run, "works-bought")


def test_a_rule_that_compares_tells_what_it_compares_and_its_bound(run) -> None:
    lines = explained(run, "purchase-split-shandong")
    assert any(line.startswith("比较：") and "拆分" in line for line in lines)
    assert any(line.startswith("界限：山东采购限额标准") for line in lines)
    assert any("（shandong_procurement_threshold）：" in line for line in lines)


def test_what_replaced_the_basis_is_told(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shutil.copytree(HERE / "root", tmp_path / "root")
    monkeypatch.setattr(rules, "knowledge_root", lambda: root)
    register = "    issuer: 财政部\n"
    change(root, "corpus/instruments.yaml", register, f"{register}    superseded_by: 鲁财采〔2022〕14号\n")
    lines = explained(run, "works-bought")
    assert any(line.startswith("    后来是 鲁财采〔2022〕14号") for line in lines)


@pytest.mark.parametrize(
    "heading", ["类别：", "为什么：", "依据：", "怎样改：", "例（不合规", "例（合规", "历史："]
)
def test_every_rule_is_explained_under_every_heading(knowledge: Knowledge, heading: str) -> None:
    silent = [
        rule.id
        for rule in knowledge.rules.all
        if not any(line.startswith(heading) for line in explain.explained(rule, knowledge))
    ]
    assert silent == []
