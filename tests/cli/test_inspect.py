"""`inspect` says what was understood of a file, and keeps it for the next year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from procurement_rules.cli.inspect import inspect
from procurement_rules.cli.main import cli
from tests.cli.conftest import SAMPLE, Ran
from tests.read.builders import word

Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cli.commands, "inspect", inspect)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "汇总"
    for row in (
        ["填报单位：某局　单位：万元"],
        ["项目名称", "资金", None, "要点", "采购项目", "数量", "单位"],
        [None, "金额", "资金来源"],
        ["保洁", 30, "财政", "楼内", "甲", 1, "项"],
        [],
        ["保安\u202e", "待定", "财政"],
        ["绿化", 2, "财政"],
        ["合计", 33],
    ):
        sheet.append(row)
    for reference in ("A2:A3", "B2:C2"):
        sheet.merge_cells(reference)
    sheet.row_dimensions[6].hidden = sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "表.xlsx")
    return tmp_path / "表.xlsx"


def test_the_whole_answer(run: Run, table: Path) -> None:
    ran = run("inspect", table)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "表.xlsx 工作表“汇总”\n"
        "  表头：第 2 行起共 2 行\n"
        "  列：\n"
        "    A  项目名称 → 事项名称 name（认作“项目名称”）\n"
        "    B  资金／金额 → 预算金额 budget（认作“资金”，单位万元）\n"
        "    C  资金／资金来源 → 资金来源 funding_source（列名就是字段名称，该列隐藏）\n"
        "    D  要点 → 未采用（数据字典里没有这个列名，可用 --map 指定）\n"
        "    E  采购项目 → 未采用（事项名称已取自 A 列）\n"
        "    F  数量 → 未采用（数据字典里没有这个列名，可用 --map 指定）\n"
        "    G  单位 → 未采用（是计量单位）\n"
        "  各行的购买主体：某局（第 1 行写明）\n"
        "  隐藏：第 6-7 行隐藏，照样读取\n"
        "  隐藏：C 列隐藏，照样读取\n"
        "  合计：第 8 行“合计”330,000 元，不能核对：B6 的金额看不懂\n"
        "  行数：共 8 行 = 表头及以上 3 + 事项 3 + 不审查 1 + 空行 1\n"
        "  不审查的行：\n"
        "    第 8 行：合计行，不是服务事项（合计 | 33）\n"
        "  看不懂的填写：\n"
        "    B6“待定”（预算金额）：没有写明金额，应为数字，例如 300000 或 30万元\n"
    )


def test_a_form_is_told_cell_by_cell(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表单"
    for row in (
        ["项目审批表（单位：万元）"],
        ["项目名称", "保洁", "申报单位", "某局"],
        ["项目资金", "年度资金总额", 5],
        ["采购方式", None, "项目负责人", "张三"],
        ["填报人：张三"],
    ):
        sheet.append(row)
    book.save(tmp_path / "表.xlsx")
    assert run("inspect", tmp_path / "表.xlsx").out == (
        "表.xlsx 工作表“表单”\n"
        "  表头：没有，是一份表单（第 2–4 行），整份是一个事项\n"
        "  各栏：\n"
        "    B2  项目名称 → 事项名称 name（认作“项目名称”）\n"
        "    D2  申报单位 → 购买主体 purchaser（认作“申报单位”）\n"
        "    A3  项目资金 → 未采用（预算金额已取自 C3）\n"
        "    C3  项目资金／年度资金总额 → 预算金额 budget（认作“年度资金总额”，单位万元）\n"
        "    A4  采购方式 → 未采用（没有填）\n"
        "    D4  项目负责人 → 未采用（数据字典里没有这个列名，可用 --map 指定）\n"
        "  行数：共 5 行 = 表头及以上 1 + 事项 1 + 同一表单的其他行 2 + 不审查 1 + 空行 0\n"
        "  不审查的行：\n"
        "    第 5 行：附注行，不是服务事项（填报人：张三）\n"
    )


def test_which_of_several_years_was_taken(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("项目名称,2023年预算,2024年预算\n保洁,3,4\n", encoding="utf-8")
    out = run("inspect", path).out
    assert "  注意：几个年度的预算列：B 列“2023年预算”、C 列“2024年预算”；预算金额取 C 列“2024年预算”" in out
    assert "    B  2023年预算 → 未采用（预算金额已取自 C 列）\n" in out


@pytest.mark.parametrize(
    ("name", "table", "told"),
    [
        ("市教育局.csv", "项目名称\n保洁\n", "各行的购买主体：市教育局（文件名）"),
        (
            "x.csv",
            "市教育局2024年购买服务表,\n项目名称,预算\n保洁,3\n",
            "各行的购买主体：市教育局（第 1 行写明）",
        ),
        ("x.csv", "2024年度购买服务表,\n项目名称,预算\n保洁,3\n", "各行的预算年度：2024（第 1 行写明）"),
        ("2024年.csv", "项目名称\n保洁\n", "各行的预算年度：2024（文件名）"),
    ],
)
def test_where_the_unit_and_the_year_were_read(
    run: Run, tmp_path: Path, name: str, table: str, told: str
) -> None:
    (tmp_path / name).write_text(table, encoding="utf-8")
    assert f"  {told}\n" in run("inspect", tmp_path / name).out


def test_a_folder_tells_the_unit_and_a_document_has_tables_and_no_sheets(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "市教育局"
    folder.mkdir()
    word(folder / "x.docx", [["项目名称", "预算（元）"], ["保洁", "3"]])
    out = run("inspect", tmp_path).out
    assert out.startswith("市教育局/x.docx 第 1 个表格\n")
    assert "  各行的购买主体：市教育局（文件夹名）\n" in out


def test_in_english_no_word_comes_twice(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("项目名称,预算\n保洁,3\n", encoding="utf-8")
    out = run("--lang", "en", "inspect", path).out
    assert "    A  项目名称 → name (taken for “项目名称”)\n" in out
    assert "    B  预算 → budget (taken for “预算”, in yuan)\n" in out


def test_a_total_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("项目名称,预算\n保洁,3\n合计,约3-4\n", encoding="utf-8")
    assert "注意：第 3 行的合计没有核对：B3 是一个区间，应为一个金额\n" in run("inspect", path).out


def test_the_sample(run: Run) -> None:
    ran = run("inspect", SAMPLE)
    assert ran.code == 0
    assert "行数：共 29 行 = 表头及以上 3 + 事项 24 + 不审查 2 + 空行 0" in ran.out
    assert "第 28 行“合计”62,825,000 元，各行之和 360,445,000 元，不符" in ran.out


def test_what_the_user_says_goes_first_and_is_kept(run: Run, table: Path, tmp_path: Path) -> None:
    template = tmp_path / "模板.yaml"
    ran = run("inspect", table, "--map", "要点=说明", "--map", "采购项目=忽略", "--save-template", template)
    assert "D  要点 → 说明 description（按指定的对应）" in ran.out
    assert "E  采购项目 → 未采用（按指定的对应忽略）" in ran.out
    assert f"已写入 {template}" in ran.out
    again = run("inspect", table, "--template", template, "--map", "没有的列=name")
    assert "D  要点 → 说明 description（按指定的对应）" in again.out
    assert again.out.endswith(
        "没有一张表有列名“没有的列”，它的对应没有用上；表里的列名：项目名称、资金／金额、资金／资金来源、要点、采购项目、数量、单位\n"
    )
    assert list(tmp_path.glob("*.part")) == []


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Run, table: Path, tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04x")
    (tmp_path / "图.png").touch()
    ran = run("inspect", tmp_path)
    assert ran.code == 2
    assert "表头：第 2 行" in ran.out
    assert "未读取 坏.xlsx：文件已损坏或不完整" in ran.out
    assert "未读取 图.png：不支持后缀 .png" in ran.out


def test_a_file_read_by_what_it_is_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    path.write_text("<table><tr><td>项目名称<td>金额<tr><td>保洁<td>3</table>", encoding="utf-8")
    ran = run("inspect", path)
    assert "注意：后缀是 .xls，内容其实是网页表格（HTML），已按网页表格（HTML）读取" in ran.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--map", "x"), "看不懂列名对应"),
        (("--map", "x=y"), "没有字段 'y'"),
        (("--template", "没有.yaml"), "没有.yaml：文件不存在"),
        (("--save-template", SAMPLE), "就是要读的文件"),
    ],
)
def test_a_wrong_call_is_one_line(run: Run, arguments: tuple[str | Path, ...], told: str) -> None:
    ran = run("inspect", SAMPLE, *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert len(ran.err.strip().splitlines()) == 1
