"""Two days, one table: Puyang's cases P2 and P3."""

from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE

TABLE = """事项名称,说明,资金来源,是否已列入预算
数字化城市管理信息采集服务外包,面向社会招聘接线员、信息采集员等岗位255名，经费一直由单位自筹，未纳入财政预算,自筹,否
棚户区改造征地拆迁和安置住房建设,由承接主体筹集资金建设安置住房，政府分年支付,财政资金,是
一年一村一场戏一场电影工程,向院团购买农村公益演出和电影放映，按场次补贴,财政补贴,是
"""


@pytest.fixture
def compared(run, tmp_path: Path) -> list[str]:
    table = tmp_path / "puyang.csv"
    table.write_text(TABLE, encoding="utf-8")
    days = ("--as-of", "2016-06-01", "--as-of", "2020-06-01")
    return run("compare-law", table, "--jurisdiction", "puyang", *days).out.splitlines()


def test_an_unbudgeted_purchase_was_wrong_then_and_is_now(compared: list[str]) -> None:
    assert compared[0].endswith("2016-06-01 不合规 → 2020-06-01 不合规")


def test_shantytown_works_were_allowed_then_and_are_not_now(compared: list[str]) -> None:
    (line,) = [line for line in compared if "棚户区" in line]
    assert line.endswith("2016-06-01 合规 → 2020-06-01 不合规")
    assert any("财政部令第102号第十条第（三）项，2020-03-01 起施行" in line for line in compared)


def test_village_opera_is_clean_on_both_days(compared: list[str]) -> None:
    assert not any("一场戏" in line for line in compared)
    assert compared[-1] == "濮阳市：3 项中 2 项的结论或发现因法规不同而不同"


def test_one_day_is_not_enough(run) -> None:
    ran = run("compare-law", "x.csv", "--jurisdiction", "puyang", "--as-of", "2016-06-01")
    assert (ran.code, "须写两次" in ran.err) == (2, True)


def test_a_folder_names_the_file_of_every_row_and_what_was_not_read(run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "b.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "cut.xlsx").write_bytes(SAMPLE.read_bytes()[:3000])
    days = ("--as-of", "2016-06-01", "--as-of", "2020-06-01")
    ran = run("compare-law", tmp_path, "--jurisdiction", "puyang", *days)
    lines = ran.out.splitlines()
    assert ran.code == 2
    assert any(line.startswith("a.csv 第 3 行 棚户区") for line in lines)
    assert any(line.startswith("b.csv 第 3 行 棚户区") for line in lines)
    assert lines[lines.index("未读取的文件") + 1].startswith("  cut.xlsx：文件已损坏")


def test_the_law_of_a_day_to_come_is_noted(run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    days = ("--as-of", "2016-06-01", "--as-of", "9000-01-01")
    ran = run("compare-law", tmp_path / "a.csv", "--jurisdiction", "puyang", *days)
    assert (ran.code, ran.err.startswith("注意：法规截止日 9000-01-01 还没有到")) == (0, True)
