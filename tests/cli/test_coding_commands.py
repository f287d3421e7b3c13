"""match, feedback, index and the tools for catalogs, as an officer calls them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest

from procurement_rules.cli.catalog import catalog
from procurement_rules.cli.feedback import feedback
from procurement_rules.cli.index import index
from procurement_rules.cli.match import match
from procurement_rules.errors import UsageError
from procurement_rules.knowledge.precedents import append_precedents, read_precedents
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.precedent import Precedent
from procurement_rules.model.verdict import Decision
from procurement_rules.screen import Screener
from tests.conftest import ROOT

DAY = ("--issued-on", "2023-03-01")
DECIDED = ("--by", "张三", "--on", "2026-03-01")
HERE = ("--catalog", "jiaozuo-2023")
TITLES = ("事项名称", "说明", "建议编码", "认定编码", "复核意见", "复核理由")


def records(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def _call(group: click.Group, *arguments: str | Path) -> tuple[int, str]:
        code: Any = group.main([str(each) for each in arguments], standalone_mode=False)
        return int(code), capsys.readouterr().out

    return _call


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(TITLES)
    sheet.append(("雨污管网清掏疏浚", "", "A1101", "A0408", "改判", ""))
    sheet.append(("大院雨污管网清掏", "", "A1101", "", "改判", "应归A0408"))
    sheet.append(("请人做账", "", "B0301", "", "采纳", ""))
    sheet.append(("年会策划", "", "B0401", "", "驳回", ""))
    sheet.append(("保洁", "", "B1105", "", "", ""))
    path = tmp_path / "决定.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def precedents(call, decisions: Path, tmp_path: Path) -> Path:
    path = tmp_path / "precedents.csv"
    call(feedback, "import", decisions, "--precedents", path, *DECIDED, *HERE)
    return path


def test_explain_tells_the_decision_the_words_and_the_second_best(call) -> None:
    code, out = call(match, "explain", "办公电脑维护", "--jurisdiction", "焦作市")
    assert code == 0
    assert "焦作市市级政府购买服务指导性目录" in out
    assert "结论：" in out
    assert "把握：" in out
    assert "“电脑” 名称第 3–4 字" in out
    assert "为什么也像：" in out


def test_explain_shows_all_of_a_text_and_no_control_characters(call) -> None:
    _, out = call(match, "explain", "代理\x1b[31m记账[red]", *HERE)
    assert "\x1b" not in out
    assert "[red]" in out


def test_explain_tells_what_the_purchaser_changes(call) -> None:
    _, bureau = call(match, "explain", "食堂托管", "--purchaser", "某市财政局", *HERE)
    assert "结论：已确定 B1106" in bureau
    _, school = call(match, "explain", "食堂托管", "--purchaser", "某市\x1b[31m第一中学", *HERE)
    assert "购买主体：某市[31m第一中学" in school
    assert "结论：未找到" in school
    assert "情境：购买主体里的“中学”，排除 B1106 餐饮服务：学校的食堂供师生用餐" in school


def test_explain_tells_which_way_a_context_moves_siblings(call) -> None:
    _, out = call(match, "explain", "安全风险监测服务", "--purchaser", "某市应急管理局", *HERE)
    assert "情境：购买主体里的“应急管理局”，偏向 A1413 安全生产情况监测服务：" in out


def test_explain_names_the_precedent(call, precedents: Path) -> None:
    _, out = call(match, "explain", "大院雨污管网清掏", *HERE, "--precedents", precedents)
    assert "结论：已确定 A0408" in out
    assert "理由：按先例：张三 2026-03-01 认定" in out
    assert "先例出处：决定.xlsx Sheet 第 3 行" in out


def test_explain_without_a_catalog_asks_for_one(call) -> None:
    with pytest.raises(UsageError, match="没有写明用哪个目录"):
        call(match, "explain", "代理记账")


def test_feedback_tells_of_every_row_what_was_taken_and_why_not(
    call, decisions: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    code, out = call(feedback, "import", decisions, "--precedents", path, *DECIDED, *HERE)
    assert code == 1
    assert "第 2 行 “雨污管网清掏疏浚”：收下，A0408" in out
    assert "第 5 行 “年会策划”：没有收，写了驳回" in out
    assert "收下 3 行（新增 3，已有 0），没有收 1 行，没有复核意见 1 行" in out
    assert [(each.code, each.decided_by, each.decided_on) for each in read_precedents(path)] == [
        ("A0408", "张三", date(2026, 3, 1)),
        ("A0408", "张三", date(2026, 3, 1)),
        ("B0301", "张三", date(2026, 3, 1)),
    ]


def test_feedback_taken_twice_changes_nothing(call, decisions: Path, precedents: Path) -> None:
    before = precedents.read_bytes()
    _, out = call(feedback, "import", decisions, "--precedents", precedents, *DECIDED, *HERE)
    assert "新增 0，已有 3" in out
    assert precedents.read_bytes() == before


def _imported(call, tmp_path: Path, precedents: Path, on: str, *rows: str) -> list[str]:
    path = tmp_path / f"{on}.csv"
    path.write_text("\n".join(("事项名称,认定编码", *rows)), encoding="utf-8")
    _, out = call(feedback, "import", path, "--precedents", precedents, "--by", "张三", "--on", on, *HERE)
    return list(out.splitlines())


def test_feedback_tells_both_rows_of_a_contradiction_which_one_holds(call, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    upper, other, lower, _ = _imported(
        call, tmp_path, path, "2026-03-01", "大院清掏,B1105", "请人做账,B0301", "大院清掏,A0408"
    )
    assert upper.endswith("另有认定，以 2026-03-01.csv 第 4 行（张三 2026-03-01 认定 A0408）为准")
    assert other.endswith("收下，B0301 会计服务")
    assert lower.endswith("以这一行为准，不再用 2026-03-01.csv 第 2 行（张三 2026-03-01 认定 B1105）")


def test_of_contradicting_rows_the_lowest_holds_also_where_it_repeats_the_first(call, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    *_, lowest, _ = _imported(
        call, tmp_path, path, "2026-03-01", "大院清掏,B1105", "大院清掏,A0408", "大院清掏,B1105"
    )
    assert "以这一行为准，不再用 2026-03-01.csv 第 3 行" in lowest
    assert [each.code for each in read_precedents(path)] == ["A0408", "B1105"]


def test_feedback_tells_what_a_later_decision_replaces(call, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    _imported(call, tmp_path, path, "2026-03-01", "请人做账,B0301")
    later, _ = _imported(call, tmp_path, path, "2026-03-02", "请人做账,NONE")
    assert later.endswith("不再用 2026-03-01.csv 第 2 行（张三 2026-03-01 认定 B0301）")
    earlier, _ = _imported(call, tmp_path, path, "2026-02-01", "请人做账,B0302")
    assert earlier.endswith("另有认定，以 2026-03-02.csv 第 2 行（张三 2026-03-02 认定 NONE）为准")


def test_what_was_taken_decides_the_next_screening(precedents: Path) -> None:
    screener = Screener.for_jurisdiction("焦作市", as_of=date(2026, 6, 1), precedents=precedents)
    verdict = screener.screen(ServiceItem(name="大院雨污管网清掏", purchaser="乙局"))
    assert (verdict.match.decision, verdict.match.code) == (Decision.ACCEPTED, "A0408")
    assert verdict.match.precedent is not None
    assert '"decided_by":"张三"' in verdict.model_dump_json()


def test_a_screening_tells_purchasers_apart_where_their_precedents_do(tmp_path: Path) -> None:
    path = tmp_path / "precedents.csv"
    decided = {
        "catalog": "jiaozuo-2023",
        "name": "管网清掏",
        "decided_by": "张三",
        "decided_on": date(2026, 3, 1),
    }
    codes = {"甲局": "B1105", "乙局": "A1101"}
    append_precedents(path, [Precedent(code=code, purchaser=who, **decided) for who, code in codes.items()])
    screener = Screener.for_jurisdiction("焦作市", as_of=date(2026, 6, 1), precedents=path)
    for who, code in codes.items():
        match = screener.screen(ServiceItem(name="管网清掏", purchaser=who)).match
        assert (match.code, match.precedent is not None) == (code, True)
    assert screener.screen(ServiceItem(name="管网清掏", purchaser="丙局")).match.precedent is None


def test_the_index_is_proposed_to_and_not_written(call, precedents: Path, tmp_path: Path) -> None:
    own = ROOT / "corpus" / "catalogs" / "jiaozuo-2023" / "index.csv"
    before = own.read_bytes()
    output = tmp_path / "建议.csv"
    code, out = call(index, "suggest", "--precedents", precedents, *HERE, "--output", output)
    assert (code, "索引没有改动" in out) == (0, True)
    assert own.read_bytes() == before
    rows = records(output)
    assert rows[0]["codes"] == "A0408"
    assert rows[0]["term"] in "雨污管网清掏"
    assert rows[0]["corrections"] == "2"


def my_city(tmp_path: Path) -> Path:
    table = tmp_path / "我市目录.csv"
    table.write_text(
        "代码,一级目录,二级目录,三级目录,说明\nX,辅助服务,,,\nX01,,财会服务,,\n"
        "X0101,,,会计服务,记账和编报表\nX0102,,,审计服务,审计和出报告\nX0103,,,星际旅行,坐火箭\n",
        encoding="utf-8",
    )
    return table


def test_a_new_catalog_takes_over_the_index_of_its_equivalents(call, tmp_path: Path) -> None:
    folder = tmp_path / "my-city"
    _, out = call(catalog, "import", my_city(tmp_path), "--output", folder, *DAY, "--like", "jiaozuo-2023")
    assert "3 个条目，2 个确定相当" in out
    rows = {row["code"]: row for row in records(folder / "crosswalk.csv")}
    assert (rows["X0101"]["like_code"], rows["X0101"]["use"]) == ("B0301", "是")
    assert (rows["X0103"]["use"], rows["X0103"]["terms"]) == ("否", "0")
    _, out = call(match, "explain", "代理记账", "--catalog", folder)
    assert "结论：已确定 X0101" in out


def test_a_corrected_crosswalk_is_followed_once_the_index_is_deleted(call, tmp_path: Path) -> None:
    folder = tmp_path / "my-city"
    command = ("import", my_city(tmp_path), "--output", folder, *DAY, "--like", "jiaozuo-2023")
    call(catalog, *command)
    path = folder / "crosswalk.csv"
    text = path.read_text(encoding="utf-8").replace(
        "X0101,会计服务,jiaozuo-2023,B0301,", "X0101,会计服务,jiaozuo-2023,B1202,"
    )
    path.write_text(text, encoding="utf-8")
    _, out = call(catalog, *command)
    assert "index.csv 已经有了，没有改动" in out
    (folder / "index.csv").unlink()
    (folder / "examples.csv").unlink()
    call(catalog, *command)
    assert path.read_text(encoding="utf-8") == text
    rows = records(folder / "index.csv")
    assert not any(row["term"] == "代理记账" for row in rows)
    assert any("档案" in row["term"] and row["codes"] == "X0101" for row in rows)


def test_a_crosswalk_is_measured_against_right_answers(call, shared: Path, tmp_path: Path) -> None:
    table = tmp_path / "聊城.csv"
    own = (ROOT / "corpus/catalogs/liaocheng-2020/entries.csv").read_text(encoding="utf-8").split("\n", 1)[1]
    table.write_text(f"代码,级次,上级,名称,说明\n{own}", encoding="utf-8")
    folder = tmp_path / "lc"
    call(catalog, "import", table, "--output", folder, *DAY, "--like", "jiaozuo-2023")
    gold = shared / "gold" / "crosswalk-liaocheng-jiaozuo.csv"
    code, out = call(catalog, "crosswalk", folder, gold)
    assert code == 0
    assert "/60)" in out.splitlines()[0]
    # A crosswalk that is right by chance would be right one time in 162.
    assert float(out.splitlines()[0].split("：")[1].split()[0]) > 0.5


def test_lint_tells_the_grave_from_the_rest_by_its_exit_code(call, tmp_path: Path) -> None:
    code, out = call(catalog, "lint", "jiaozuo-2023")
    assert code == 0
    assert "与 A1408 同名" in out
    folder = tmp_path / "my-city"
    call(catalog, "import", my_city(tmp_path), "--output", folder, *DAY)
    entries = folder / "entries.csv"
    entries.write_text(
        entries.read_text(encoding="utf-8").replace("审计服务", "审计（服务"), encoding="utf-8"
    )
    code, out = call(catalog, "lint", folder)
    assert code == 1
    assert "! 扫描损伤" in out
    assert "须改正 1 处" in out


def test_lint_of_an_unknown_catalog_names_the_known_ones(call) -> None:
    with pytest.raises(UsageError, match="jiaozuo-2023"):
        call(catalog, "lint", "atlantis")


def test_two_ways_to_name_the_catalog_are_one_too_many() -> None:
    with pytest.raises(UsageError, match="--jurisdiction 和 --catalog 都写了，只用得上一个"):
        match.main(["explain", "保洁", *HERE, "--jurisdiction", "聊城市"], standalone_mode=False)
