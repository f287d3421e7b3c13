"""`review import`: what a reviewer wrote, read back from the command line."""

import io
import json
from datetime import datetime

import pytest
from openpyxl import load_workbook

from procurement_rules.cli.main import cli
from procurement_rules.cli.review import review
from procurement_rules.knowledge.precedents import read_precedents
from procurement_rules.knowledge.waivers import read_waivers
from procurement_rules.read import read_grids
from procurement_rules.report import jsonl_report
from procurement_rules.report.workbook import annotate
from tests.bundle.conftest import RUN, SAMPLE


@pytest.fixture
def arguments(tmp_path, monkeypatch):
    """Screen the sample, fill its annotated workbook, and return the arguments that read it back."""
    monkeypatch.setitem(cli.commands, "review", review)
    screening, labels = RUN.screen("plain")
    (tmp_path / "审查.jsonl").write_text("".join(jsonl_report(screening)), encoding="utf-8")
    (annotated,) = annotate(screening, labels, [SAMPLE], read_grids)

    def _arguments(written: dict[str, object]):
        workbook = load_workbook(io.BytesIO(annotated.content))
        sheet = workbook["目录建议"]
        for address, value in written.items():
            sheet[address] = value
        workbook.save(tmp_path / annotated.name)
        return [
            *("review", "import", tmp_path / annotated.name, "--verdicts", tmp_path / "审查.jsonl"),
            *("--waivers", tmp_path / "豁免.csv", "--precedents", tmp_path / "先例.csv"),
            *("--by", "李某", "--on", "2026-03-01"),
        ]

    return _arguments


def test_a_review_becomes_waivers_and_precedents_and_does_so_once(run, arguments, tmp_path):
    until = datetime(2026, 12, 31)  # noqa: DTZ001 - as Excel keeps it
    adopted, corrected = {"M4": "采纳"}, {"M5": "改判", "N5": "D0702"}
    waived = {"M7": "驳回", "N7": "已批准", "O7": "张局长", "P7": until}
    given = arguments(adopted | corrected | waived)
    first, second = run(*given), run(*given)
    assert (first.code, second.code) == (0, 0), first.out + first.err
    assert "目录建议 第 4 行：收下，采纳，没有问题" in first.out
    assert "目录建议 第 5 行：收下，改判，记入先例：D0702" in first.out
    assert "收下 3 行，没有收 0 行；豁免 1 条（新增 1）" in first.out
    assert "豁免 1 条（新增 0）" in second.out
    assert "先例 1 条（新增 0）" in second.out
    (waiver,) = read_waivers(tmp_path / "豁免.csv")
    assert (waiver.rule, waiver.approver, waiver.expires_on.isoformat()) == (
        *("labour-dispatched", "张局长", "2026-12-31"),
    )
    (precedent,) = read_precedents(tmp_path / "先例.csv")
    assert (precedent.catalog, precedent.code, precedent.name, precedent.decided_by) == (
        *("liaocheng-2020", "D0702", "财政专项资金审计", "李某"),
    )


def test_what_is_refused_is_told_with_its_cell(run, arguments, tmp_path):
    done = run(*arguments({"M7": "驳回", "M5": "改判", "N5": "X9999", "M8": "采纳"}))
    assert done.code == 1
    assert "目录建议 第 7 行 单元格 N7 没有收：驳回没有写复核理由" in done.out
    assert "目录建议 第 5 行 单元格 N5 没有收：写了改判，但没有认定编码" in done.out
    assert "收下 1 行，没有收 2 行；豁免 0 条（新增 0）" in done.out
    assert not (tmp_path / "豁免.csv").exists()
    assert not (tmp_path / "先例.csv").exists()


def test_a_file_that_is_no_review_is_one_line(run, arguments):
    given = arguments({})
    given[2] = SAMPLE
    done = run(*given)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("错误：目录建议.xlsx：没有复核的列；应为：")


@pytest.mark.parametrize(("faulty", "other"), [("豁免.csv", "先例.csv"), ("先例.csv", "豁免.csv")])
def test_a_fault_in_one_file_leaves_the_other_unwritten(run, arguments, tmp_path, faulty, other):
    until = datetime(2026, 12, 31)  # noqa: DTZ001 - as Excel keeps it
    waived = {"M7": "驳回", "N7": "已批准", "O7": "张局长", "P7": until}
    given = arguments({"M5": "改判", "N5": "D0702"} | waived)
    (tmp_path / faulty).write_text("a\n", encoding="utf-8")
    done = run(*given)
    assert done.code == 2
    assert f"{faulty}:1:1：表头不对" in done.err
    assert not (tmp_path / other).exists()


def test_one_file_for_both_is_refused_before_anything_is_written(run, arguments, tmp_path):
    until = datetime(2026, 12, 31)  # noqa: DTZ001 - as Excel keeps it
    given = arguments(
        {"M5": "改判", "N5": "D0702", "M7": "驳回", "N7": "已批准", "O7": "张局长", "P7": until}
    )
    given[given.index("--precedents") + 1] = tmp_path / "豁免.csv"
    done = run(*given)
    assert (done.code, "有两种输出都写到 豁免.csv" in done.err) == (2, True)
    assert not (tmp_path / "豁免.csv").exists()


def test_a_folder_in_place_of_one_file_leaves_the_other_unwritten(run, arguments, tmp_path):
    until = datetime(2026, 12, 31)  # noqa: DTZ001 - as Excel keeps it
    given = arguments(
        {"M5": "改判", "N5": "D0702", "M7": "驳回", "N7": "已批准", "O7": "张局长", "P7": until}
    )
    (tmp_path / "先例.csv").mkdir()
    done = run(*given)
    assert (done.code, "先例.csv 写不进去" in done.err) == (2, True)
    assert not (tmp_path / "豁免.csv").exists()


def test_a_name_is_needed(run, arguments):
    given = arguments({})
    done = run(*given[:-3], " ", *given[-2:])
    assert (done.code, "没有写明谁复核的" in done.err) == (2, True)


def test_the_report_holds_what_the_review_needs(arguments, tmp_path):
    arguments({})
    lines = (tmp_path / "审查.jsonl").read_text(encoding="utf-8").splitlines()
    findings = [each for line in lines for each in json.loads(line).get("findings", ())]
    assert findings
    assert all("key" in each for each in findings)
