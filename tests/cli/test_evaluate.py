"""Measuring from the command line."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

CODED = "name,gold,origin\n机关食堂外包,B1106,authored\n办公家具采购,NONE,authored\n代理记账,B0302,real\n"
JUDGED = "name,categories,style\n窗口人员劳务派遣,labour_dispatch,plain\n劳务派遣单位年检辅助服务,,lookalike\n记账,goods,plain\n"


@pytest.fixture
def write(tmp_path: Path):
    def _write(text: str, name: str = "标注.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return _write


def test_coding_rows_give_figures_with_intervals(run, write) -> None:
    ran = run("evaluate", write("name,gold\n机关食堂外包,B1106\n办公家具采购,NONE\n"))
    assert ran.code == 0
    assert "归类 · jiaozuo-2023 · 全部" in ran.out
    lines = {
        line.split("│")[1].strip(): line.split("│")[2].strip()
        for line in ran.out.splitlines()
        if line.startswith("│")
    }
    assert lines["前 1 位命中"] == lines["确定的占比"] == "1.000 [0.207, 1.000] (1/1)"
    assert lines["平均倒数排名（MRR）"] == "1.000 [1.000, 1.000] (1)"
    assert lines["目录外被确定"] == "0.000 [0.000, 0.793] (0/1)"


def test_coding_tells_coverage_reliability_and_confusions(run, write) -> None:
    out = run("evaluate", write(CODED)).out
    for title in ("全部", "authored", "real"):
        assert f"归类 · jiaozuo-2023 · {title}" in out
        assert f"覆盖率与正确率 · {title}" in out
        assert f"把握与实际 · {title}" in out
    assert "代价最大的混淆" in out
    assert "B0302 审计服务" in out
    assert "B0301 会计服务" in out


def test_wrong_rows_are_listed_on_request_and_no_more_than_asked(run, write) -> None:
    gold = write("name,gold\n代理记账,B0302\n代账服务,B0302\n机关食堂外包,B1106\n")
    assert "应为 B0302" not in run("evaluate", gold).out
    out = run("evaluate", gold, "--rows", "1").out
    assert out.count("应为 B0302，答成 B0301（已确定") == 1
    assert "机关食堂外包" not in out


def test_tables_without_an_origin_are_told_apart_by_their_names(run, write) -> None:
    one = write("name,gold\n机关食堂外包,B1106\n", "真实标题.csv")
    other = write("name,gold\n代理记账,B0301\n", "自编.csv")
    out = run("evaluate", one, other).out
    assert "归类 · jiaozuo-2023 · 真实标题" in out
    assert "把握与实际 · 自编" in out


def test_the_picture_has_a_line_for_each_origin(run, write, tmp_path: Path) -> None:
    drawn = tmp_path / "图.svg"
    assert run("evaluate", write(CODED), "--picture", drawn).code == 0
    told = ET.parse(drawn).getroot().find("{http://www.w3.org/2000/svg}desc").text  # noqa: S314 - our own
    assert "authored（2 项）" in told
    assert "real（1 项）" in told
    assert "全部" not in told


def test_prohibition_rows_give_recall_and_false_alarms_by_part_and_category(run, write) -> None:
    ran = run("evaluate", write(JUDGED), "--rows", "5")
    assert ran.code == 0
    for told in ("写明的", "形似而可买的", "按类别", "以劳务派遣方式用工", "0.500 [0.095, 0.905] (1/2)"):
        assert told in ran.out
    assert "漏报（货物）：记账" in ran.out


def test_a_quiz_names_no_category(run, write) -> None:
    out = run("evaluate", write("name,label\n窗口人员劳务派遣,NO\n劳务派遣单位年检辅助服务,OK\n")).out
    assert "1.000 [0.207, 1.000] (1/1)" in out
    assert "按类别" not in out


def test_a_table_with_both_labels_is_measured_as_asked(run, write) -> None:
    gold = write("name,codes,categories\n窗口人员劳务派遣,NONE,labour_dispatch\n")
    refused = run("evaluate", gold)
    assert refused.code == 2
    assert "--coding 或 --prohibitions" in refused.err
    assert "查出率" in run("evaluate", gold, "--prohibitions").out
    assert "目录外被确定" in run("evaluate", gold, "--coding").out


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("name\n", (), "表里只有表头，没有可以评测的行"),
        ("", (), "文件是空的"),
        ("name\n记账\n", (), "表里没有标注"),
        ("name,gold\n记账,B0301\n", ("--prohibitions",), "表里没有标注"),
        (
            "name,gold,split\n记账,B0301,tune\n",
            ("--split", "tset"),
            "没有一行的 split 列是“tset”；应为：tune",
        ),
        ("name,gold\n记账,B0301\n", ("--picture", "图.png"), "图写不成 图.png；应为：扩展名是 .svg 的文件名"),
        ("name,label\n记账,OK\n", ("--picture", "图.svg"), "只有归类有把握可画"),
        ("name,gold\n记账,B0301\n", ("--rows", "-1"), "--rows 的值“-1”不对；应为：不小于 0 的整数"),
        (
            "name,gold\n\n记账,B9999\n",
            (),
            "标注.csv：第 3 行的 gold 列是“B9999”，目录 jiaozuo-2023 没有编码 B9999",
        ),
        (
            "name,categories\n记账,货物\n",
            (),
            "第 2 行的 categories 列是“货物”，没有类别 货物；应为：labour_dispatch、",
        ),
    ],
)
def test_what_cannot_be_measured_is_one_line_and_exit_code_2(run, write, text, options, told) -> None:
    ran = run("evaluate", write(text), *options)
    assert ran.code == 2
    assert told in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_tables_of_different_labels_are_not_measured_together(run, write) -> None:
    one, other = write("name,gold\n记账,B0301\n", "一.csv"), write("name,label\n记账,OK\n", "二.csv")
    ran = run("evaluate", one, other)
    assert (ran.code, "几个表的标注不是同一种" in ran.err) == (2, True)
