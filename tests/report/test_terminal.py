import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from procurement_rules.model.source import ColumnReading
from procurement_rules.model.verdict import Decision
from procurement_rules.report.terminal import terminal_report


def printed(screening, labels, width=100, **given):
    console = Console(width=width, file=io.StringIO(), **given)
    terminal_report(screening, labels, console)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_the_whole_report(build, labels):
    long = "机关办公区保洁保安会务及后勤综合保障劳务派遣服务采购项目"
    screening = build.screening(
        build.verdict(build.violation(), build.violation(category="works"), row=2, name=long),
        build.verdict(build.violation(), build.doubt(category="works"), build.lack(), row=3),
        build.verdict(build.doubt(), row=4, name="导办", match=build.match(Decision.SHORTLIST, 5)),
        build.verdict(build.lack(), row=5, name="放映"),
        build.verdict(row=6, source=build.source(6, problems=[build.problem("D6")])),
        rejected=(build.rejected(7), build.rejected(8, "合计行，不是事项", "")),
    )
    assert (
        "\n".join(printed(screening, labels))
        == """\
政府购买服务目录建议审查报告
地区：山东省  法规截止日：2026-09-01  目录：山东省政府购买服务指导性目录
引擎：plain  规则版本：2026.1（3f2a91c0b7de）  程序版本：0.1.0
读入 7 行 = 审查 5 项 + 未审查 2 行
不合规 2 项  无法判断 2 项（其中 1 项只缺资料）  合规 1 项

需要处理的事项
行号  事项名称                       结论      编码      审查发现
────────────────────────────────────────────────────────────────────────────────────────────────────
2     机关办公区保洁保安会务及后勤…  不合规    A0101     劳务派遣：财政部令第102号第十条第（四）项
                                                         works：财政部令第102号第十条第（四）项
3     食堂劳务派遣服务               不合规    A0101     劳务派遣：财政部令第102号第十条第（四）项
                                                         works（无法判断）：财政部令第102号第十条第
                                                         （四）项
4     导办                           无法判断  备选五项  劳务派遣：财政部令第102号第十条第（四）项

缺少资料
  2 项缺少“预算金额/是否已列入预算”，无法判断是否涉及“没有预算”

未能识别的填写
  工作表“部门目录” 第 6 行 单元格 D6：“约五万”未能识别为预算金额，不是数字

未审查的行
  工作表“部门目录” 第 7 行：既无事项名称也无说明（合计 120）
  工作表“部门目录” 第 8 行：合计行，不是事项

未采用的列
  联系人"""
    )


def test_the_counts_of_a_clean_batch(build, labels):
    lines = printed(build.screening(build.verdict()), labels)
    assert lines[3:6] == ["读入 1 行 = 审查 1 项 + 未审查 0 行", "不合规 0 项  无法判断 0 项  合规 1 项", ""]


@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(build, labels, width):
    verdicts = [build.verdict(build.violation(), name="很长的名称" * 30, row=row) for row in range(2, 5)]
    assert max(map(cell_len, printed(build.screening(*verdicts), labels, width))) <= width


def test_a_long_batch_is_cut_and_says_so(build, labels):
    verdicts = [build.verdict(build.violation(), row=row) for row in range(2, 42)]
    rows = [build.rejected(row, f"原因{row}") for row in range(50, 75)]
    lines = printed(build.screening(*verdicts, rejected=rows), labels)
    assert sum("食堂劳务派遣服务" in line for line in lines) == 30
    assert "其余 10 项见报告" in lines
    assert sum("原因" in line for line in lines) == 25


def test_an_item_with_many_findings_shows_three(build, labels):
    findings = [build.violation(category=f"c{number}") for number in range(5)]
    text = "\n".join(printed(build.screening(build.verdict(*findings)), labels))
    assert "c2：" in text
    assert "c3：" not in text
    assert "另有 2 条" in text


def test_violations_come_before_doubts(build, labels):
    batch = build.screening(
        build.verdict(build.doubt(), name="乙"), build.verdict(build.violation(), name="甲")
    )
    text = "\n".join(printed(batch, labels))
    assert text.index("甲") < text.index("乙")


def test_markup_and_control_codes_in_the_data_are_text(build, labels):
    name = "[red]清扫[/red]\x1b]0;x\x07\u202e:smile:"
    screening = build.screening(
        build.verdict(
            build.violation(), name=name, source=build.source(2, problems=[build.problem("D2", "[b]\x1b[2J")])
        ),
        rejected=(build.rejected(3, "[bold]原因", "\x1b[31m合计"),),
    )
    text = "\n".join(printed(screening, labels, 160))
    assert "[red]清扫[/red]]0;x:smile:" in text
    assert "“[b][2J”" in text
    assert "[bold]原因（[31m合计）" in text
    assert not set(text) & {"\x1b", "\x07", "\u202e"}


def test_colours_are_for_terminals_only(build, labels):
    batch = build.screening(build.verdict(build.violation()))
    assert "\x1b" not in "".join(printed(batch, labels))
    assert "\x1b[" in "".join(printed(batch, labels, force_terminal=True))


def test_ignored_columns_name_their_table_where_there_are_several(build, labels):
    batch = build.screening(tables=(build.table(), build.table(sheet="附件2")))
    assert printed(batch, labels)[-2:] == [
        "  目录建议.xlsx 部门目录：联系人",
        "  目录建议.xlsx 附件2：联系人",
    ]


def test_thousands_of_ignored_columns_are_counted(build, labels):
    wide = build.table(
        columns=tuple(ColumnReading(column=f"C{n}", header=f"列{n}", field=None) for n in range(1000))
    )
    text = "".join(line.strip() for line in printed(build.screening(tables=(wide,)), labels))
    assert "列0、列1、" in text
    assert "、列19等 1000 列" in text
    assert "列20" not in text


def test_a_withdrawn_code_is_not_shown(build, labels):
    withdrawn = build.match(Decision.NONE, 2, vetoed_by=("labour_dispatch",))
    text = "\n".join(printed(build.screening(build.verdict(build.violation(), match=withdrawn)), labels))
    assert "不合规  已撤回  劳务派遣" in text


def test_a_waived_finding_is_told_as_an_exception(build, labels):
    cure = (build.evidence("食堂劳务派遣服务", "劳务派遣"),)
    verdict = build.verdict(
        build.violation(category="works"), build.violation(waiver=build.waiver(), cured_by=cure)
    )
    together = (build.together((0,), waiver=build.waiver()),)
    text = "\n".join(printed(build.screening(verdict, together=together), labels, width=200))
    assert "劳务派遣（已准予例外）：财政部令第102号第十条第（四）项" in text
    assert "已准予例外 duplicate_item（行 2）" in text
    assert "删去" not in text


def test_a_name_as_long_as_a_page_is_cut_and_leaves_the_other_columns_their_room(build, labels):
    verdicts = [build.verdict(build.violation(), name="长" * 32_767), build.verdict(build.violation(), row=3)]
    lines = printed(build.screening(*verdicts), labels, width=20_000)
    (row,) = [line for line in lines if "长" in line]
    assert f" {'长' * 60}… " in row
    assert len(row) < 20_000
    assert any("食堂劳务派遣服务" in line and "A0101" in line for line in lines)
