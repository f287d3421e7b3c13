"""Two versions of a small pack, one table."""

import shutil
from pathlib import Path

import pytest

from tests.knowledge.conftest import HERE, change

TABLE = """事项名称,是否已列入预算,预算金额
办公楼新建施工,是,100
道路清扫,否,0
绿地养护,是,100
"""
WORKS = "rules/national/works-bought.yaml"
UNBUDGETED = "rules/shandong/unbudgeted.yaml"


@pytest.fixture
def roots(tmp_path: Path) -> tuple[Path, Path]:
    """Return two copies of one root, the second to be changed."""
    old, new = (shutil.copytree(HERE / "root", tmp_path / name) for name in ("old", "new"))
    return old, new


@pytest.fixture
def diff(run, roots: tuple[Path, Path], tmp_path: Path):
    table = tmp_path / "items.csv"
    table.write_text(TABLE, encoding="utf-8")

    def _diff(*options: str):
        place = () if "--jurisdiction" in options else ("--jurisdiction", "山东")
        return run("rules", "diff", *roots, "--on", table, *place, "--as-of", "2023-05-01", *options)

    return _diff


def test_two_equal_packs_say_the_same(diff) -> None:
    ran = diff()
    assert (ran.code, ran.out.splitlines()) == (
        0,
        ["山东省：3 项，0 项改变", "规则包 1.2.3 → 1.2.3：内容没有不同"],
    )


def test_a_removed_rule_loses_its_finding_which_is_told_with_rule_and_clause(diff, roots) -> None:
    (roots[1] / WORKS).unlink()
    ran = diff()
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "第 2 行 办公楼新建施工：不合规 → 合规",
        "  不再有（不合规）：works-bought，财政部令第102号第十条第（三）项",
        "山东省：3 项，1 项改变",
        "规则 works-bought 删除（主版本号）",
        "规则包 1.2.3 → 1.2.3：1 处不同，须升主版本号，至少 2.0.0，现在太低",
    ]


def test_a_finding_that_changes_its_outcome_is_told_as_such(diff, roots) -> None:
    change(roots[1], "rules/concepts/works.yaml", "certainty: clear", "certainty: possible")
    change(roots[1], "rules/pack.yaml", "version: 1.2.3", "version: 2.0.0")
    lines = diff().out.splitlines()
    assert lines[:2] == [
        "第 2 行 办公楼新建施工：不合规 → 无法判断",
        "  不合规 → 无法判断：works-bought，财政部令第102号第十条第（三）项",
    ]
    assert lines[-2:] == [
        "概念 works 读法改变（主版本号）",
        "规则包 1.2.3 → 2.0.0：1 处不同，须升主版本号，至少 2.0.0",
    ]


def test_a_new_finding_appears_on_the_rows_that_it_touches(diff, roots) -> None:
    (roots[0] / UNBUDGETED).unlink()
    lines = diff().out.splitlines()
    assert lines[:2] == [
        "第 3 行 道路清扫：合规 → 无法判断",
        "  新出现（无法判断）：unbudgeted，鲁财采〔2022〕14号第三条第（二）项",
    ]
    assert "规则 unbudgeted 新增（次版本号）" in lines


def test_a_reworded_rule_is_listed_with_its_keys_and_changes_no_verdict(diff, roots) -> None:
    change(roots[1], WORKS, "title: 购买工程", "title: 买工程")
    ran = diff()
    assert ran.code == 0
    assert "规则 works-bought 文字、依据或例子改变：title（修订号）" in ran.out.splitlines()


def test_without_a_place_every_place_is_judged(run, roots, tmp_path: Path) -> None:
    (roots[1] / UNBUDGETED).unlink()
    table = tmp_path / "items.csv"
    table.write_text(TABLE, encoding="utf-8")
    out = run("rules", "diff", *roots, "--on", table, "--as-of", "2023-05-01").out
    totals = [line for line in out.splitlines() if "项改变" in line]
    assert totals == ["全国：3 项，0 项改变", "山东省：3 项，1 项改变", "聊城市：3 项，1 项改变"]


def test_several_files_may_follow_one_on(diff, tmp_path: Path) -> None:
    other = tmp_path / "more.csv"
    other.write_text(TABLE, encoding="utf-8")
    assert "山东省：6 项" in diff(str(other)).out


def test_a_row_that_only_one_pack_can_judge_is_a_change(run, roots, tmp_path: Path) -> None:
    table = tmp_path / "items.csv"
    table.write_text("事项名称,预算年度\n道路清扫,2020\n绿地养护,2023\n", encoding="utf-8")
    change(roots[1], WORKS, "in_force: {from: 2020-03-01}", "in_force: {from: 2019-01-01}")
    ran = run("rules", "diff", *roots, "--on", table, "--jurisdiction", "national")
    assert ran.code == 1
    assert "第 2 行 道路清扫：未审查（" in ran.out
    assert "→ 合规" in ran.out


def test_no_row_that_can_be_judged_is_an_error(run, roots, tmp_path: Path) -> None:
    table = tmp_path / "items.csv"
    table.write_text(TABLE, encoding="utf-8")
    ran = run("rules", "diff", *roots, "--on", table, "--jurisdiction", "national")
    assert (ran.code, "没有一行可以审查" in ran.err) == (2, True)


def test_a_broken_pack_is_told_with_its_folder(diff, roots) -> None:
    change(roots[0], WORKS, "severity: error", "severity: fatal")
    ran = diff()
    assert ran.code == 2
    assert f"{roots[0]} 的规则读不出来：rules/national/works-bought.yaml:7:11" in ran.err


def test_a_folder_without_rules_is_an_error(run, roots, tmp_path: Path) -> None:
    ran = run("rules", "diff", roots[0], tmp_path, "--on", "x.csv")
    assert (ran.code, "里没有规则包" in ran.err) == (2, True)


def test_an_unknown_place_is_an_error(diff) -> None:
    ran = diff("--jurisdiction", "火星")
    assert (ran.code, "没有地区" in ran.err) == (2, True)


def test_rows_and_files_that_were_not_compared_are_told(diff, tmp_path) -> None:
    (tmp_path / "items.csv").write_text(TABLE + "合计,,200\n", encoding="utf-8")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    ran = diff("--on", tmp_path / "坏.xlsx")
    assert ran.code == 2
    said = ran.out.splitlines()
    assert said[0] == "山东省：3 项，0 项改变，另有 1 行未审查"
    assert said[1:3] == ["未审查的行", "  第 5 行：合计行，不是服务事项"]
    assert said[3] == "未读取的文件"
    assert said[4].startswith("  坏.xlsx：")
