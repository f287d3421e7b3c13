"""The main job from the command line."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import SAMPLE

LIAOCHENG = ("--jurisdiction", "liaocheng", "--as-of", "2020-11-05")


def test_the_sample_has_violations_and_loses_no_row(run, tmp_path: Path) -> None:
    output = tmp_path / "报告.json"
    ran = run("screen", SAMPLE, *LIAOCHENG, "--output", output)
    assert ran.code == 1
    report = json.loads(output.read_text(encoding="utf-8"))
    assert len(report["verdicts"]) == 24
    assert [row["reason"] for row in report["rejected"]] == ["合计行，不是服务事项", "附注行，不是服务事项"]
    assert "读入 26 行" in ran.out


@pytest.mark.parametrize(
    ("row", "category"),
    [
        (7, "labour_dispatch"),
        (8, "direct_duty"),
        (9, "works_service_bundle"),
        (12, "goods"),
        (15, "works"),
        (17, "financing"),
        (17, "no_budget"),
        (18, "no_budget"),
        (19, "unit_unknown"),
        (20, "code_malformed"),
        (22, "explanation_missing"),
        (23, "explanation_missing"),
    ],
)
def test_what_is_wrong_in_the_sample_is_found(sample_verdicts, row: int, category: str) -> None:
    findings = [each for each in sample_verdicts[row]["findings"] if each["category"] == category]
    assert [each["outcome"] for each in findings] == ["violation"]
    assert findings[0]["basis"]


@pytest.mark.parametrize("row", [4, 10, 13, 16, 24, 26])
def test_what_is_right_in_the_sample_has_no_content_finding(sample_verdicts, row: int) -> None:
    content = {"labour_dispatch", "staff_recruitment", "financing", "goods", "works", "works_service_bundle"}
    content |= {"direct_duty", "outside_government_duty", "secret", "public_welfare_post"}
    assert [each for each in sample_verdicts[row]["findings"] if each["category"] in content] == []


def test_the_worked_example_of_the_notice_is_compliant(sample_verdicts) -> None:
    assert sample_verdicts[4]["outcome"] == "compliant"


def test_a_budget_in_ten_thousands_is_read_in_yuan(sample_verdicts) -> None:
    assert sample_verdicts[5]["item"]["budget"] == "450000"


@pytest.fixture(scope="module")
def sample_verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict]:
    from procurement_rules.cli.main import main

    output = tmp_path_factory.mktemp("sample") / "out.jsonl"
    with pytest.raises(SystemExit):
        main(["screen", str(SAMPLE), *LIAOCHENG, "--output", str(output)])
    verdicts = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    return {verdict["item"]["source"]["row"]: verdict for verdict in verdicts}


def test_jsonl_on_standard_output_is_nothing_but_verdicts(run) -> None:
    ran = run("screen", SAMPLE, *LIAOCHENG, "--format", "jsonl")
    assert {"item", "outcome", "match", "findings"} <= json.loads(ran.out.splitlines()[0]).keys()
    assert len(ran.out.splitlines()) == 24
    assert "读入 26 行" in ran.err


def test_the_html_report_is_one_file_without_links_outside(run, tmp_path: Path) -> None:
    output = tmp_path / "报告.html"
    assert run("screen", SAMPLE, *LIAOCHENG, "--output", output).code == 1
    page = output.read_text(encoding="utf-8")
    assert "劳务派遣" in page
    assert "://" not in page


def test_both_engines_give_the_same_bytes(run, tmp_path: Path) -> None:
    for engine in ("plain", "auto"):
        run("screen", SAMPLE, *LIAOCHENG, "--engine", engine, "--output", tmp_path / f"{engine}.jsonl")
    assert (tmp_path / "plain.jsonl").read_bytes() == (tmp_path / "auto.jsonl").read_bytes()


def test_verify_compares_the_engines(run) -> None:
    assert run("screen", SAMPLE, *LIAOCHENG, "--verify").code == 1


def test_a_clean_table_ends_with_0(run, tmp_path: Path) -> None:
    table = tmp_path / "clean.csv"
    table.write_text(
        "事项名称,说明,预算金额（万元）\n财务审计,对专项资金开展审计并出具报告,20\n", encoding="gb18030"
    )
    ran = run("screen", table, "--jurisdiction", "焦作市", "--as-of", "2023-06-01")
    assert (ran.code, ran.err) == (0, "")


def test_rows_without_a_date_are_rejected_and_not_judged_by_today(run, tmp_path: Path) -> None:
    table = tmp_path / "dated.jsonl"
    table.write_text('{"name": "财务审计", "fiscal_year": 2023}\n{"name": "法律顾问"}\n', encoding="utf-8")
    ran = run("screen", table, "--jurisdiction", "jiaozuo")
    assert "没有日期，无法确定适用哪一天的法规" in ran.out
    assert "读入 2 行" in ran.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("没有.xlsx", *LIAOCHENG), "没有.xlsx"),
        (
            (SAMPLE, "--jurisdiction", "火星", "--as-of", "2020-11-05"),
            "没有地区 '火星'；应为：national（全国）",
        ),
        ((SAMPLE, "--as-of", "2020-11-05"), "缺少 --jurisdiction"),
        ((SAMPLE, *LIAOCHENG, "--engine", "drools"), "没有引擎 'drools'"),
        ((SAMPLE, *LIAOCHENG, "--output", "x.pdf"), "看不出 x.pdf 是什么格式"),
        ((SAMPLE, *LIAOCHENG, "--catalog", "月球"), "没有目录 '月球'"),
        ((SAMPLE, "--jurisdiction", "liaocheng", "--as-of", "昨天"), "--as-of 的值“昨天”不对"),
        ((SAMPLE, *LIAOCHENG, "--formt", "json"), "没有选项 --formt"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(
    run, arguments: tuple[str | Path, ...], message: str
) -> None:
    ran = run("screen", *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert ran.err.startswith("错误：")
    assert len(ran.err.strip().splitlines()) == 1


def test_a_mistyped_column_is_told_before_the_summary_with_those_that_there_are(run, tmp_path: Path) -> None:
    table = tmp_path / "clean.csv"
    table.write_text(
        "事项名称,2023年预算,2024年预算,说明\n财务审计,200000,300000,对专项资金开展审计并出具报告\n",
        encoding="utf-8",
    )
    place = ("--jurisdiction", "焦作市", "--as-of", "2023-06-01")
    ran = run("screen", table, *place, "--map", "事项名=name")
    told = "没有一张表有列名“事项名”，它的对应没有用上，是否想写“事项名称”；表里的列名：事项名称、2023年预算、2024年预算、说明"
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "注意：clean.csv：几个年度的预算列：B 列“2023年预算”、C 列“2024年预算”；预算金额取 B 列“2023年预算”"
        "（表名没有写明年度，取审查所适用日期所在的 2023 年），要取别的列用 --map 列名=budget",
        f"注意：{told}",
    ]
    assert ran.out.splitlines()[-1] == told


@pytest.mark.parametrize(
    ("option", "output", "written"),
    [
        ("--ledger-template", "--ledger", "台账.xlsx"),
        ("--papers-template", "--papers", "文书"),
        ("--statistics-template", "--statistics", "统计.xlsx"),
    ],
)
@pytest.mark.parametrize(("file", "said"), [("没有.xlsx", "文件不存在"), ("坏.xlsx", "坏.xlsx：")])
def test_a_template_is_looked_at_before_screening_begins(
    run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    output: str,
    written: str,
    file: str,
    said: str,
) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    monkeypatch.setattr("procurement_rules.cli.screen.screen_files", lambda *_, **__: pytest.fail("screened"))
    ran = run("screen", SAMPLE, *LIAOCHENG, option, tmp_path / file, output, tmp_path / written)
    assert (ran.code, said in ran.err) == (2, True)


def test_a_terminal_obeys_nothing_that_a_cell_or_a_file_name_holds(run, tmp_path: Path) -> None:
    table = tmp_path / "a\x1b[2J\nb.csv"
    table.write_text("项目名称,\x1b]0;x\x07列\n\x1b[31m审计\x1b[0m\u202e,1\n,\x1b[2J\n", encoding="utf-8")
    ran = run("screen", table, *LIAOCHENG, "--map", "\x1b[31m列=name", "--output", tmp_path / "\x1b[1m.json")
    assert "审计" in ran.out
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)
    missing = run("screen", tmp_path / "没\x1b[2J\n有.csv", *LIAOCHENG)
    assert (missing.code, "\x1b" in missing.err, len(missing.err.splitlines())) == (2, False, 1)


def test_an_output_that_cannot_be_written_is_told(run, tmp_path: Path) -> None:
    ran = run("screen", SAMPLE, *LIAOCHENG, "--output", tmp_path / "没有这个文件夹" / "报告.html")
    assert ran.code == 2
    assert "没有文件夹" in ran.err


def test_hostile_cells_come_through_with_right_offsets(run, tmp_path: Path) -> None:
    name = "窗口劳\u200b务 派遣\x01" + "长" * 100_000
    table = tmp_path / "hostile.jsonl"
    rows = [
        {"name": name},
        {"name": "a\ud800b"},
        {"name": "=cmd|' /C calc'!A0"},
        {"name": "<script>alert(1)</script>"},
    ]
    table.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    ran = run("screen", table, "--jurisdiction", "jiaozuo", "--as-of", "2023-06-01", "--format", "jsonl")
    verdicts = [json.loads(line) for line in ran.out.split("\n") if line]
    assert len(verdicts) == 4
    for verdict in verdicts:
        for evidence in (each for finding in verdict["findings"] for each in finding["evidence"]):
            assert verdict["item"][evidence["field"]][evidence["start"] : evidence["end"]] == evidence["text"]
    (found,) = [each for each in verdicts[0]["findings"] if each["category"] == "labour_dispatch"]
    assert found["evidence"][0]["text"].replace("\u200b", "").replace(" ", "") == "劳务派遣"


@pytest.mark.parametrize("day", ["9999", "2024-13-40", "2023-02-29", "明天", "", "20201105"])
def test_what_is_no_day_is_told_with_how_a_day_is_written(run, day: str) -> None:
    ran = run("screen", SAMPLE, "--jurisdiction", "liaocheng", "--as-of", day)
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        f"错误：--as-of 的值“{day}”不对；应为：历书上有的日期，写作年-月-日，如 2020-11-05；"
        "请用 procurement-rules screen --help 查看用法\n",
    )


def test_no_output_depends_on_which_others_are_asked_for(run, tmp_path: Path) -> None:
    forms = ("结果.jsonl", "结果.json", "结果.html", "结果.sarif", "结果.csv")
    written: dict[str, list[bytes]] = {form: [] for form in forms}
    for folder, papers in (("甲", ()), ("乙", ("--papers", tmp_path / "文书"))):
        (tmp_path / folder).mkdir()
        targets = [tmp_path / folder / form for form in forms]
        run("screen", SAMPLE, *LIAOCHENG, *papers, *(part for each in targets for part in ("--output", each)))
        for target in targets:
            written[target.name].append(target.read_bytes())
    assert {name: len(set(versions)) for name, versions in written.items()} == dict.fromkeys(forms, 1)
    assert list((tmp_path / "文书").glob("审查工作底稿*.docx"))


def test_every_rule_is_listed_where_that_is_asked_for(run, tmp_path: Path) -> None:
    output = tmp_path / "结果.jsonl"
    run("screen", SAMPLE, *LIAOCHENG, "--output", output, "--papers", tmp_path / "文书", "--all-rules")
    verdicts = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert all(len(verdict["rules"]) > 20 for verdict in verdicts)


def test_what_is_hidden_and_sums_that_do_not_agree_are_in_the_summary(run, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (("事项名称", "说明", "预算金额（元）"), ("审计", "出具报告", 100), ("合计", "", 90)):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    workbook.create_sheet("备用").append(("事项名称", "说明"))
    workbook["备用"].append(("保洁", "打扫"))
    workbook["备用"].sheet_state = "hidden"
    path = tmp_path / "有隐藏.xlsx"
    workbook.save(path)
    ran = run("screen", path, *LIAOCHENG)
    for line in (
        "有隐藏.xlsx Sheet：第 2 行是隐藏的，照样审查",
        "有隐藏.xlsx Sheet：隐藏的列，照样读取：B 说明",
        "有隐藏.xlsx 备用：这张工作表是隐藏的，照样审查",
        "有隐藏.xlsx Sheet：第 3 行“合计”为 90 元，各行相加为 100 元",
    ):
        assert f"  {line}\n" in ran.out


def test_what_goes_to_another_program_is_not_broken_into_narrow_lines(run) -> None:
    ran = run("screen", SAMPLE, *LIAOCHENG)
    assert "危险化学品企业隐患排查专家服务" in ran.out
    assert "删去“以及新建泵房一座、新铺设排水管道2公里”后，本项不再涉及禁止内容（已重新审查）。" in ran.out
    assert (
        "  工作表“目录建议” 第 29 行：附注行，不是服务事项（注：本表由各单位填报，市财政局汇总。）\n"
        in ran.out
    )


def test_items_of_tables_beside_each_other_stand_in_one_annotated_row(run, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["单位名称", "事项名称", "预算金额（元）", None, "单位名称", "事项名称", "预算金额（元）"])
    sheet.append(["市民政局", "窗口人员劳务派遣", 100000, None, "市司法局", "机关办公楼物业管理", 200000])
    book.save(tmp_path / "并排.xlsx")
    ran = run(
        "screen",
        tmp_path / "并排.xlsx",
        "--jurisdiction",
        "jiaozuo",
        "--as-of",
        "2024-03-01",
        "--annotated",
        tmp_path,
    )
    assert "审查 2 项" in ran.out
    result = load_workbook(tmp_path / "并排（审查批注）.xlsx").worksheets[0]["H2"].value
    assert result.split("\n") == ["【B 列】不合规", "【F 列】合规"]


@pytest.mark.parametrize(
    ("option", "value", "missing"),
    [
        ("--on", "2024-01-01", "--waivers"),
        ("--waivers", "waivers.csv", "--on"),
        ("--ledger-template", SAMPLE, "--ledger"),
        ("--papers-template", SAMPLE, "--papers"),
        ("--statistics-template", SAMPLE, "--statistics"),
    ],
)
def test_an_option_that_would_be_ignored_is_refused(run, option, value, missing) -> None:
    ran = run("screen", SAMPLE, *LIAOCHENG, option, value)
    told = f"错误：写了 {option}，没有写 {missing}；应为：两个一起写；请补上 {missing}，或去掉 {option}"
    assert (ran.code, ran.err.strip()) == (2, told)


@pytest.mark.parametrize(
    "option", ["--rules", "--annotated", "--papers", "--ledger", "--precedents", "--baseline", "--output"]
)
def test_an_empty_path_is_not_the_current_folder(run, option) -> None:
    ran = run("screen", SAMPLE, *LIAOCHENG, option, "")
    assert (ran.code, ran.err.startswith(f"错误：{option} 后面的路径是空的；请写上路径")) == (2, True)
    assert run("screen", "", *LIAOCHENG).err.startswith("错误：命令 后面的路径是空的")


def test_the_law_of_a_day_to_come_is_noted(run) -> None:
    ran = run("screen", SAMPLE, "--jurisdiction", "liaocheng", "--as-of", "9000-01-01")
    assert ran.err.startswith("注意：法规截止日 9000-01-01 还没有到")
    assert "还没有到" not in run("screen", SAMPLE, *LIAOCHENG).err
