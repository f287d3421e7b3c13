"""A folder for each department, the file of the same name in each: through every output and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

JIAOZUO = ("--jurisdiction", "jiaozuo", "--as-of", "2023-06-01")
HEADER = ("单位名称", "事项名称", "说明", "预算金额（元）")
# Without findings and in the same row of both files: only the file tells them apart.
AUDIT = ("财务审计", "对专项资金开展审计并出具报告", 200000)
DISPATCH = ("窗口人员劳务派遣", "由派遣公司派遣人员，我局管理考勤", 200000)


def _save(path: Path, department: str) -> None:
    workbook = Workbook()
    for row in (HEADER, (department, *AUDIT), (department, *DISPATCH)):
        workbook.worksheets[0].append(row)
    path.parent.mkdir(parents=True)
    workbook.save(path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Screen the departments' folders with every output, and return the folder of the outputs."""
    from procurement_rules.cli.main import main

    folder = tmp_path_factory.mktemp("审查")
    _save(folder / "报送" / "部门甲" / "目录建议.xlsx", "甲局")
    _save(folder / "报送" / "部门乙" / "目录建议.xlsx", "乙局")
    (folder / "报送" / "部门丙").mkdir()
    (folder / "报送" / "部门丙" / "目录建议.xlsx").write_bytes(b"%PDF-1.7")
    into = {
        "--annotated": "批注",
        "--papers": "文书",
        "--ledger": "台账.xlsx",
        "--statistics": "统计.xlsx",
        "--bundle": "证据.zip",
        "--journal": "进度.jsonl",
    }
    options = [str(each) for option, name in into.items() for each in (option, folder / name)]
    forms = [
        str(each)
        for form in ("json", "jsonl", "html", "sarif", "csv")
        for each in ("--output", folder / f"x.{form}")
    ]
    with pytest.raises(SystemExit) as ended:
        main(["screen", str(folder / "报送"), *JIAOZUO, *options, *forms])
    # One of the files is no table.
    assert ended.value.code == 2
    return folder


def test_reports_name_them_with_their_folders(made: Path) -> None:
    report = json.loads((made / "x.json").read_text(encoding="utf-8"))
    assert report["run"]["files"] == ["部门乙/目录建议.xlsx", "部门甲/目录建议.xlsx"]
    assert [each["item"]["source"]["file"] for each in report["verdicts"]] == [
        *["部门乙/目录建议.xlsx"] * 2,
        *["部门甲/目录建议.xlsx"] * 2,
    ]
    assert [each["file"] for each in report["failed"]] == ["部门丙/目录建议.xlsx"]
    sarif = json.loads((made / "x.sarif").read_text(encoding="utf-8"))
    assert len({each["location"]["uri"] for each in sarif["runs"][0]["artifacts"]}) == 2
    for form in ("html", "csv"):
        text = (made / f"x.{form}").read_text(encoding="utf-8-sig")
        assert "部门甲/目录建议.xlsx" in text
        assert "部门乙/目录建议.xlsx" in text
        assert str(made) not in text


def test_annotated_workbooks_and_papers_lie_beside_each_other(made: Path) -> None:
    assert sorted(path.name for path in (made / "批注").iterdir()) == [
        "部门乙_目录建议（审查批注）.xlsx",
        "部门甲_目录建议（审查批注）.xlsx",
    ]
    assert {path.name for path in (made / "文书").iterdir()} >= {
        *("审查意见书-甲局.docx", "审查意见书-乙局.docx"),
    }
    for department in ("甲", "乙"):
        workbook = load_workbook(made / "批注" / f"部门{department}_目录建议（审查批注）.xlsx")
        sheet = workbook.worksheets[0]
        assert sheet["A3"].value == f"{department}局"
        results = [sheet.cell(row, 5).value.splitlines()[0] for row in (1, 2, 3)]
        assert results == ["审查结果", "合规", "不合规"]
        summary = {row[0].value: row[1].value for row in workbook["审查汇总"].iter_rows() if len(row) > 1}
        assert summary["文件"] == f"部门{department}/目录建议.xlsx"


def test_the_bundle_is_judged_again_by_the_same_names(run, made: Path) -> None:
    ran = run("verify", made / "证据.zip")
    assert (ran.code, ran.err) == (0, "")
    assert "相符：用包里的规则和目录重新审查 4 项" in ran.out


def test_the_earlier_report_is_recognised(run, made: Path, tmp_path: Path) -> None:
    again = tmp_path / "再审.json"
    run("screen", made / "报送", *JIAOZUO, "--baseline", made / "x.jsonl", "--output", again)
    report = json.loads(again.read_text(encoding="utf-8"))
    changes = {each["change"] for verdict in report["verdicts"] for each in verdict["findings"]}
    assert changes == {"unchanged"}
    assert report["baseline"]["gone"] == []


@pytest.mark.parametrize("department", ["甲", "乙"])
def test_a_review_is_of_the_department_in_whose_workbook_it_stands(
    run, made: Path, tmp_path: Path, department: str
) -> None:
    path = made / "批注" / f"部门{department}_目录建议（审查批注）.xlsx"
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, titles["复核意见"], "改判")
    sheet.cell(2, titles["复核理由"], "A0101")
    workbook.save(tmp_path / path.name)
    written = ("--waivers", tmp_path / "豁免.csv", "--precedents", tmp_path / "先例.csv")
    ran = run(
        *("review", "import", tmp_path / path.name, "--verdicts", made / "x.jsonl", *written),
        *("--by", "李某", "--on", "2026-03-01"),
    )
    assert (ran.code, ran.err) == (0, ""), ran.out
    (_, row) = (tmp_path / "先例.csv").read_text(encoding="utf-8-sig").splitlines()
    assert row.split(",")[4] == f"{department}局"


@pytest.mark.parametrize("option", ["--annotated", "--papers"])
def test_what_would_be_read_as_submitted_the_next_time_is_not_written(
    run, tmp_path: Path, option: str
) -> None:
    _save(tmp_path / "部门甲" / "目录建议.xlsx", "甲局")
    ran = run("screen", tmp_path, *JIAOZUO, option, tmp_path / "写出")
    assert (ran.code, ran.out) == (2, "")
    assert "在要审查的文件夹里，下次会当作报来的文件；请换一个文件夹" in ran.err
    assert not (tmp_path / "写出").exists()


def test_an_output_overwrites_no_file_of_a_folder_within(run, tmp_path: Path) -> None:
    table = tmp_path / "部门甲" / "表.json"
    table.parent.mkdir()
    table.write_text('[{"name": "审计"}]', encoding="utf-8")
    ran = run("screen", tmp_path, *JIAOZUO, "--output", table)
    assert (ran.code, "就是要审查的文件" in ran.err) == (2, True)


def test_a_folder_that_bears_the_name_of_a_unit_says_who_buys(run, tmp_path: Path) -> None:
    for unit in ("市教育局", "市民政局"):
        folder = tmp_path / "报送" / unit
        folder.mkdir(parents=True)
        (folder / f"{unit[1:3]}.csv").write_text(
            "事项名称,说明\n财务审计,对专项资金开展审计\n", encoding="utf-8"
        )
    report, packed = tmp_path / "x.json", tmp_path / "证据.zip"
    run("screen", tmp_path / "报送", *JIAOZUO, "--output", report, "--bundle", packed)
    verdicts = json.loads(report.read_text(encoding="utf-8"))["verdicts"]
    assert [(each["item"]["source"]["file"], each["item"]["purchaser"]) for each in verdicts] == [
        ("市教育局/教育.csv", "市教育局"),
        ("市民政局/民政.csv", "市民政局"),
    ]
    # The bundle knows no folders of this machine but those of the names.
    assert run("verify", packed).code == 0
