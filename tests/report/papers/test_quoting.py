from datetime import date

from procurement_rules.model.item import ServiceItem
from procurement_rules.report.cells import Cells
from procurement_rules.report.papers.quoting import quotes


def _said(item, finding, labels) -> str:
    said = quotes(item, finding, labels, Cells(()).of(item.source))
    return "".join(f"[{each.text}]" if each.marked else each.text for each in said)


def test_the_words_are_marked_where_they_stand(build, labels) -> None:
    name = "食堂劳务派遣服务"
    finding = build.violation(evidence=(build.evidence(name, "劳务派遣"),))
    item = build.verdict(name=name).item
    assert _said(item, finding, labels) == "事项名称（B2）“食堂[劳务派遣]服务”。"


def test_of_a_long_text_only_the_surroundings_are_shown(build, labels) -> None:
    text = "甲" * 100 + "派遣" + "乙" * 100 + "用工" + "丙" * 100
    finding = build.violation(
        evidence=tuple(build.evidence(text, words, "description") for words in ("派遣", "用工"))
    )
    item = build.verdict(description=text).item
    expected = f"说明“…{'甲' * 30}[派遣]{'乙' * 30}…{'乙' * 30}[用工]{'丙' * 30}…”。"
    assert _said(item, finding, labels) == expected


def test_a_value_that_is_missing_is_said_to_be_missing(build, labels) -> None:
    item = build.verdict(budget=build.budget).item
    assert _said(item, build.lack(), labels) == "是否已列入预算未填。"


def test_where_nothing_is_pointed_to_the_item_itself_is_shown(build, labels) -> None:
    item = build.verdict(name="食堂服务", declared_code="A0101").item
    assert _said(item, build.violation(), labels) == "事项名称（B2）“食堂服务”；declared_code“A0101”。"
    unnamed = build.verdict(name=None, description="按月做饭。").item
    assert _said(unnamed, build.violation(), labels) == "说明“按月做饭。”"


def test_words_of_another_item_are_not_attributed(build, labels) -> None:
    finding = build.together((0, 1), evidence=(build.evidence("甲乙丙丁", "丙丁"),))
    item = build.verdict(name="食堂").item
    assert _said(item, finding, labels) == "事项名称（B2）“食堂”。"


def test_a_finding_about_days_quotes_the_days_and_names_their_cells(build, labels) -> None:
    source = build.source().model_copy(
        update={"columns": {"name": "B", "publicity_start": "H", "publicity_end": "I"}}
    )
    item = ServiceItem(
        name="食堂服务",
        publicity_start=date(2020, 11, 20),
        publicity_end=date(2020, 11, 22),
        source=source,
    )
    finding = build.violation(message="公示（2020-11-20至2020-11-22）在印发前不足5个工作日（只有1个）。")
    said = _said(item, finding, labels)
    assert "（H2）“2020-11-20”；" in said
    assert said.endswith("（I2）“2020-11-22”。")
    assert "食堂服务" not in said


def test_a_value_from_several_columns_names_each_cell(build, labels) -> None:
    source = build.source().model_copy(update={"columns": {"description": "D+E"}})
    item = ServiceItem(name="食堂", description="按月做饭。", source=source)
    finding = build.violation(evidence=(build.evidence("按月做饭。", "做饭", "description"),))
    assert _said(item, finding, labels) == "说明（D2、E2）“按月[做饭]。”"


def test_a_finding_that_rests_on_a_yes_or_no_quotes_it_with_its_cell(build, labels) -> None:
    source = build.source().model_copy(update={"columns": {"name": "C", "in_budget": "I"}})
    item = ServiceItem(name="食堂服务", in_budget=False, source=source)
    assert _said(item, build.violation(fields=("in_budget",)), labels) == "是否已列入预算（I2）“否”。"
    both = build.violation(fields=("in_budget",), evidence=(build.evidence("食堂服务", "食堂"),))
    assert _said(item, both, labels) == "事项名称（C2）“[食堂]服务”；是否已列入预算（I2）“否”。"
