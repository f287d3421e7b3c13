from decimal import Decimal

from procurement_rules.model.source import DeclaredTotal, FailedFile
from procurement_rules.report.papers import opinions


def test_every_department_of_the_sample_has_one(sample_opinions) -> None:
    assert len(sample_opinions) == 17
    assert "审查意见书-聊城市民政局.docx" in sample_opinions
    assert list(sample_opinions)[-1] == "审查意见书-未填报单位.docx"


def test_it_is_addressed_to_the_department_and_says_how_its_items_stand(sample_opinions, read) -> None:
    told = read.lines(sample_opinions[f"审查意见书-{read.bureau}.docx"])
    assert told[:2] == ["政府购买服务目录建议审查意见书", f"{read.bureau}："]
    assert told[2] == (
        "对报送的政府购买服务目录建议（目录建议.xlsx），按照聊城市适用的法规（法规截止日：2020年11月5日）进行了审查，"
        "归类依据是《聊城市市级政府购买服务通用类项目目录》。现提出如下意见："
    )
    assert told[3] == "一、总体情况"
    assert told[4].startswith("共审查事项 2 项，预算金额 2,720,000 元。其中：存在问题 2 项，")


def test_a_problem_is_told_with_evidence_basis_and_remedy(sample_opinions, read) -> None:
    told = read.lines(sample_opinions[f"审查意见书-{read.bureau}.docx"])
    start = told.index("（一）以劳务派遣方式用工")
    assert [line.partition("：")[0] for line in told[start + 1 : start + 6]] == [
        "涉及事项",
        "问题描述",
        "原文证据",
        "定性依据",
        "处理建议",
    ]
    own = told[start:]
    assert "“政务大厅窗口人员劳务派遣”" in read.after(own, "涉及事项")
    assert "第 7 行" in read.after(own, "原文证据")
    assert "事项名称（D7）“政务大厅窗口人员劳务派遣”" in read.after(own, "原文证据")
    assert read.after(own, "定性依据") == (
        "财政部《政府购买服务管理办法》（财政部令第102号）第十条第（五）项；"
        "聊城市财政局《关于做好聊城市市级部门政府购买服务目录修订工作的通知》（聊财采〔2020〕84号）"
        "第三条第（二）项第5目。"
    )
    assert read.after(own, "处理建议").endswith("。")
    later = told[told.index("（二）应由政府直接履职") :]
    assert read.after(later, "定性依据") == (
        "《政府购买服务管理办法》第十条第（二）项；聊财采〔2020〕84号第三条第（二）项第2目。"
    )


def test_the_words_that_show_it_are_underlined(sample_opinions, read) -> None:
    document = read.opened(sample_opinions[f"审查意见书-{read.bureau}.docx"])
    marked = [run.text for each in document.paragraphs for run in each.runs if run.underline]
    assert marked[0] == "劳务派遣"


def test_a_row_that_is_held_in_another_says_so_and_is_counted_once(build, only, read) -> None:
    part = build.source(9).model_copy(update={"part_of_row": 8})
    verdicts = [
        build.verdict(build.violation(), purchaser="甲局", name="设备", row=5, budget=Decimal(880_000)),
        build.verdict(build.violation(), purchaser="甲局", name="高中", source=part, budget=Decimal(80_000)),
    ]
    told = read.lines(only(opinions, build.screening(*verdicts)))
    assert "涉及事项：2 项，预算金额 880,000 元。" in told
    assert "2. “高中”（工作表“部门目录” 第 9 行，80,000 元，含于第 8 行，不重复计入）" in told


def test_whoever_submitted_a_file_that_was_not_read_is_told(build, labels, read) -> None:
    failed = (
        FailedFile(file="市交通局.xlsx", reason="文件已损坏。"),
        FailedFile(file="x.png", reason="不是表", skipped=True),
    )
    _, (name, data) = opinions(build.screening(build.verdict(purchaser="甲局"), failed=failed), labels)
    told = read.lines(data)
    assert name == "审查意见书-未能读取-市交通局.xlsx.docx"
    assert told[1:3] == [
        "报送单位：",
        "报送的政府购买服务目录建议（市交通局.xlsx）未能读取，其中的事项没有审查。现提出如下意见：",
    ]
    start = told.index("（一）文件未能读取")
    assert told[start + 1 : start + 3] == ["1. 市交通局.xlsx：文件已损坏。", "处理建议：更正后重新报送。"]
    assert "请对照上述意见整改、补正后重新报送。" in told


def test_the_same_wrong_of_several_items_has_one_number(build, only, read) -> None:
    verdicts = [
        build.verdict(build.violation(), purchaser="甲局", name=name, row=row, budget=Decimal(100))
        for row, name in enumerate(("保安", "保洁", "食堂"), start=2)
    ]
    told = read.lines(only(opinions, build.screening(*verdicts)))
    assert [line for line in told if line.startswith("（")] == ["（一）劳务派遣"]
    start = told.index("（一）劳务派遣")
    assert told[start + 1] == "涉及事项：3 项，预算金额 300 元。"
    assert told[start + 2] == "1. “保安”（工作表“部门目录” 第 2 行，100 元）"
    assert told[start + 5] == "问题描述：以服务名义购买劳务派遣用工。"
    assert read.after(told, "原文证据") == ""
    assert "第 3 项：工作表“部门目录” 第 4 行，事项名称（B4）“食堂”。" in told


def test_what_differs_between_the_items_is_told_for_each(build, only, read) -> None:
    remedies = ["撤回。", "改写。", "撤回。"]
    verdicts = [build.verdict(build.violation(remedy=remedy), purchaser="甲局") for remedy in remedies]
    told = read.lines(only(opinions, build.screening(*verdicts)))
    start = told.index("处理建议：")
    assert told[start + 1 : start + 3] == ["第 1、3 项：撤回。", "第 2 项：改写。"]


def test_a_finding_on_items_of_two_departments_is_told_to_both(build, labels, read) -> None:
    verdicts = [
        build.verdict(purchaser="甲局", name="视力筛查", row=2, budget=Decimal(50)),
        build.verdict(purchaser="乙局", name="视力检查", row=3, budget=Decimal(70)),
        build.verdict(purchaser="乙局", name="绿化", row=4, budget=Decimal(30)),
    ]
    screening = build.screening(*verdicts, together=(build.together((0, 1)),))
    first, second = (read.lines(data) for _, data in opinions(screening, labels))
    assert "2. “视力检查”（工作表“部门目录” 第 3 行，70 元，属乙局，一并列出）" in first
    assert "涉及事项：2 项，其中本单位 1 项，预算金额 50 元。" in first
    assert "1. “视力筛查”（工作表“部门目录” 第 2 行，50 元，属甲局，一并列出）" in second
    assert second[second.index("三、未发现问题的事项") + 1] == "1. “绿化”（工作表“部门目录” 第 4 行，30 元）"
    assert "存在问题 1 项，预算金额 70 元；未发现问题 1 项，预算金额 30 元" in second[4]


def test_what_cannot_be_judged_says_what_to_supply(build, only, read) -> None:
    told = read.lines(only(opinions, build.screening(build.verdict(build.lack(), purchaser="甲局"))))
    assert told[told.index("二、需补正的事项") + 1] == "（一）没有预算"
    assert read.after(told, "需补正") == "补填“预算金额”、“是否已列入预算”。"


def test_a_doubt_asks_for_an_explanation(build, only, read) -> None:
    told = read.lines(only(opinions, build.screening(build.verdict(build.doubt(), purchaser="甲局"))))
    assert read.after(told, "需补正") == "就上述情形作出说明或者更正，并附依据材料。"


def test_a_value_that_was_not_understood_has_to_be_corrected(build, only, read) -> None:
    source = build.source(7, problems=[build.problem()])
    told = read.lines(only(opinions, build.screening(build.verdict(purchaser="甲局", source=source))))
    start = told.index("（一）填报的值无法识别")
    assert told[start + 1] == "1. 工作表“部门目录” 第 7 行，预算金额（D7）“约五万”：不是数字。"
    assert "请对照上述意见整改、补正后重新报送。" in told


def test_rows_that_were_not_judged_and_sums_that_differ_have_to_be_corrected(build, only, read) -> None:
    total = DeclaredTotal(
        row=12, label="合计", declared=Decimal(120_000), summed=Decimal(90_000), agrees=False
    )
    screening = build.screening(
        build.verdict(purchaser="甲局"),
        rejected=(build.rejected(), build.rejected(12, "合计行，不是服务事项")),
        tables=(build.table(totals=(total,)),),
    )
    told = read.lines(only(opinions, screening))
    start = told.index("（一）未能审查的行和不符的合计")
    assert told[start + 1 : start + 4] == [
        "1. 工作表“部门目录” 第 9 行没有审查：既无事项名称也无说明（合计 120）。",
        "2. 工作表“部门目录” 第 12 行“合计”为 12 万元，各行相加为 9 万元。",
        "处理建议：补填或者更正后重新报送。",
    ]
    assert "请对照上述意见整改、补正后重新报送。" in told


def test_what_several_items_lack_is_said_once(build, only, read) -> None:
    verdicts = [build.verdict(build.lack(), purchaser="甲局", row=row) for row in (2, 3)]
    told = read.lines(only(opinions, build.screening(*verdicts)))
    assert read.after(told, "原文证据") == "预算金额未填；是否已列入预算未填。"


def test_a_department_in_order_is_told_so(build, only, read) -> None:
    told = read.lines(only(opinions, build.screening(build.verdict(purchaser="甲局", name="保洁"))))
    assert [line for line in told if line[1:2] == "、"] == [
        "一、总体情况",
        "二、未发现问题的事项",
        "三、有关要求",
    ]
    assert "请按规定办理后续手续。" in told


def test_clauses_to_check_before_it_is_issued_are_named(build, only, read) -> None:
    told = read.lines(only(opinions, build.screening(build.verdict(build.lack(), purchaser="甲局"))))
    [asked] = [line for line in told if "签发前核对" in line]
    assert (
        asked
        == "（签发前核对：下列条款尚未与正式文本核对，核对无误后删去本段：鲁财采〔2022〕14号三（二）。）"
    )
    sure = read.lines(only(opinions, build.screening(build.verdict(build.violation(), purchaser="甲局"))))
    assert not any("签发前核对" in line for line in sure)


def test_day_seal_and_names_are_left_to_be_filled_in_by_hand(sample_opinions, read) -> None:
    document = read.opened(sample_opinions["审查意见书-聊城市民政局.docx"])
    signed = [each.text for each in document.paragraphs if each.style.name == "公文落款"]
    assert signed == ["", "审查单位（盖章）　　　　　　", "　　　　年　　月　　日"]
    assert document.paragraphs[-1].text == "编制人：　　　　　　　　复核人：　　　　　　"


def test_items_without_a_department_ask_who_submitted_them(sample_opinions, read) -> None:
    told = read.lines(sample_opinions["审查意见书-未填报单位.docx"])
    assert told[1] == "未填报单位："
    assert "下列事项没有写明填报单位，请报送单位认领并补填单位名称。" in told
