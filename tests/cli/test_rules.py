"""The examples in the rule files are tests."""

import json
from pathlib import Path

import pytest


@pytest.mark.parametrize("engine", ["plain", "auto"])
def test_every_example_comes_out_as_it_says(run, engine: str) -> None:
    ran = run("rules", "test", "--engine", engine)
    assert ran.code == 0, ran.out
    assert ran.out.strip().endswith("0 处不符")


def test_a_rule_is_explained_with_its_clause_its_exception_and_examples(run) -> None:
    lines = run("rules", "explain", "works-relabelled-as-service").out.splitlines()
    assert (
        "依据：《关于坚决制止地方以政府购买服务名义违法违规融资的通知》（财预〔2017〕87号）第二条第二款"
        in lines
    )
    assert "除外：文字表明“棚户区改造、易地扶贫搬迁”（财预〔2017〕87号第三条）" in lines
    assert any(line.startswith("例（不合规") for line in lines)


def test_an_unknown_rule_is_one_line(run) -> None:
    ran = run("rules", "explain", "no-such-rule")
    assert (ran.code, "没有规则 'no-such-rule'" in ran.err) == (2, True)


def test_the_list_keeps_to_place_and_day(run) -> None:
    listed = run("rules", "list", "--jurisdiction", "jiaozuo", "--as-of", "2018-01-01").out
    assert "works-relabelled-as-service" in listed
    assert "works-purchased" not in listed
    assert "liaocheng" not in listed


def test_a_rule_file_is_shown_as_it_stands(run) -> None:
    assert run("rules", "show", "labour-dispatched").out.startswith("id: labour-dispatched\n")


def test_the_schema_is_json_schema(run) -> None:
    schema = json.loads(run("rules", "schema").out)
    for kind in ("Rule", "ComparisonRule"):
        assert {"id", "basis", "examples"} <= set(schema["$defs"][kind]["required"])


def test_a_new_rule_is_a_file_to_fill_in_and_never_overwrites(run, tmp_path: Path) -> None:
    arguments = (
        "rules",
        "new",
        "roads-built",
        "--jurisdiction",
        "焦作市",
        "--category",
        "works",
        "--output",
        tmp_path,
    )
    assert run(*arguments).code == 0
    assert (tmp_path / "roads-built.yaml").read_text(encoding="utf-8").startswith("id: roads-built\n")
    assert run(*arguments).code == 2


def test_lint_ends_with_a_count(run) -> None:
    assert run("rules", "lint").out.strip().endswith("处问题")
