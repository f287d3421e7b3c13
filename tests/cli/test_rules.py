"""The examples in the rule files are tests."""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT


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
    assert (
        (tmp_path / "jiaozuo" / "roads-built.yaml")
        .read_text(encoding="utf-8")
        .startswith("id: roads-built\n")
    )
    assert run(*arguments).code == 2


def test_lint_ends_with_a_count(run) -> None:
    assert run("rules", "lint").out.strip().endswith("处问题")


def test_a_new_rule_needs_an_id_that_is_read_again(run, tmp_path: Path) -> None:
    ran = run(
        "rules", "new", "Bad_Name", "--jurisdiction", "焦作市", "--category", "works", "--output", tmp_path
    )
    assert (ran.code, "规则的 id 不能写作 'Bad_Name'" in ran.err, list(tmp_path.iterdir())) == (2, True, [])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "jiaozuo"
    folder.mkdir()
    bundled = ROOT / "rules" / "national" / "labour-dispatched.yaml"
    text = bundled.read_text(encoding="utf-8").replace("id: labour-dispatched", "id: mine")
    text = text.replace("jurisdiction: national", "jurisdiction: jiaozuo")
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_rule_of_ones_own_is_explained_linted_and_tested(run, own: Path) -> None:
    assert run("rules", "explain", "mine").code == 2
    assert "（mine）" in run("rules", "explain", "mine", "--rules", own).out.splitlines()[0]
    without = int(run("rules", "test", "--engine", "plain").out.splitlines()[-1].split()[0])
    tested = run("rules", "test", "--engine", "plain", "--rules", own).out.splitlines()[-1]
    assert int(tested.split()[0]) == without + 1
    linted = run("rules", "lint", "--rules", own).out
    # The version in rules/pack.yaml is not that of one's own rules.
    assert "规则包版本" not in linted


def test_a_rule_is_found_by_its_title_and_several_of_a_category_are_listed(run) -> None:
    by_title = run("rules", "explain", "写明的合同期限过长").out
    assert by_title.startswith("写明的合同期限过长（contract-term-stated-too-long）\n")
    assert by_title == run("rules", "explain", "contract-term-stated-too-long").out
    several = run("rules", "explain", "合同期限过长")
    assert (several.code, several.err.startswith("错误：叫“合同期限过长”或属于这一类别的规则有 ")) == (
        2,
        True,
    )
    assert several.err.count("（合同") >= 2
    assert several.err.strip().endswith("；请写其中一条的 id")


def test_a_scaffold_that_was_not_filled_in_says_what_its_basis_needs(run, tmp_path: Path) -> None:
    wanted = ("--jurisdiction", "焦作市", "--category", "works", "--output", tmp_path)
    assert "依据要换成 corpus/instruments.yaml 里登记的文号和条款" in run("rules", "new", "a-b", *wanted).out
    told = "文件 文号 不存在；请写上 corpus/instruments.yaml 里登记的文号，没有登记的文件先在那里登记"
    assert told in run("rules", "test", "--rules", tmp_path).err
