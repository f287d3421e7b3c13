"""Forms as departments fill them in: one item in several rows, a form a sheet, a file, or several below each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procurement_rules.errors import InputError
from procurement_rules.model.field import DataDictionary
from procurement_rules.read import read_grids, read_items, submitted_files
from tests.read.builders import word, xlsx
from tests.read.conftest import joined_fold
from tests.read.zoo import FORM_TEXT, NO_HEADER, NOTE, Animal, check, sheet, sheets, told, written

FORM = [
    ["项目名称", "校园保洁", "申报单位", "县教育局"],
    ["预算金额（万元）", 5, "资金来源", "预算资金"],
    ["服务内容", "教学楼日常保洁"],
]

ZOO: dict[str, Animal] = {
    "fields below each other": Animal(
        sheet(
            [
                ["政府购买服务项目申报表"],
                ["填报单位：县教育局（盖章）　　单位：万元"],
                ["项目名称", "校园保洁"],
                ["实施部门", "后勤中心"],
                ["目录编码", "B1102"],
                ["预算金额", 30],
                ["预算年度", "2024年"],
                ["服务内容", "教学楼日常保洁"],
                ["填报人：张三", "联系电话：123"],
            ]
        ),
        [told("校园保洁", "后勤中心", 300_000, "B1102", 2024)],
        [(9, NOTE)],
        rows=9,
        described=["教学楼日常保洁"],
    ),
    "two fields side by side": Animal(
        sheet([["项目审批表"], *FORM]), [told("校园保洁", "县教育局", 50_000)], rows=4
    ),
    "from the first row of the sheet": Animal(sheet(FORM), [told("校园保洁", "县教育局", 50_000)], rows=3),
    "labels with colons, the unit of the form in its title": Animal(
        sheet(
            [
                ["申请单位：县残联", None, "单位：万元"],
                ["项目名称：", "辅具适配"],
                ["预算金额：", "12.5"],
                ["主要内容：", "轮椅适配"],
            ]
        ),
        [told("辅具适配", "县残联", 125_000)],
        rows=4,
    ),
    "label and value in one cell": Animal(
        sheet(
            [
                ["购买服务申请表"],
                ["项目名称：应急演练"],
                ["预算金额：30万元"],
                ["服务内容：组织两次演练"],
                ["申报单位：县应急局（盖章）    日期：2024年3月1日"],
            ]
        ),
        [told("应急演练", "县应急局", 300_000)],
        [(5, NOTE)],
        rows=5,
    ),
    "all fields in one cell, and a description with colons": Animal(
        sheet(
            [
                ["购买服务申请表"],
                ["项目名称：应急演练　　申报单位：县应急局\n预算金额：30万元"],
                ["服务内容：一是演练：两次；二是培训：\n由派遣公司派遣人员"],
            ]
        ),
        [told("应急演练", "县应急局", 300_000)],
        rows=3,
        described=["一是演练：两次；二是培训：\n由派遣公司派遣人员"],
    ),
    "several below each other": Animal(
        sheet(
            [
                ["申报表（一）"],
                *FORM,
                ["填报人：张三"],
                [],
                ["申报表（二）"],
                ["项目名称", "校园保安", "申报单位", "县体校"],
                ["预算金额（万元）", "待定", "资金来源", None],
                ["服务内容", "门岗值守"],
            ]
        ),
        [told("校园保洁", "县教育局", 50_000), told("校园保安", "县体校")],
        [(5, NOTE), (7, FORM_TEXT)],
        [("B9", "没有写明金额")],
        rows=10,
    ),
    "several without anything between": Animal(
        sheet([*FORM, ["项目名称", "校园保安", "申报单位", "县体校"], ["服务内容", "门岗值守"]]),
        [told("校园保洁", "县教育局", 50_000), told("校园保安", "县体校")],
        rows=5,
    ),
    "the name of the second left blank": Animal(
        sheet(
            [*FORM, ["项目名称", None, "申报单位", "县体校"], ["预算金额（元）", 3], ["服务内容", "门岗值守"]]
        ),
        [told("校园保洁", "县教育局", 50_000), told(None, "县体校", 3)],
        rows=6,
        described=["教学楼日常保洁", "门岗值守"],
    ),
    "the form of a project's aims": Animal(
        sheet(
            [
                ["项目支出绩效目标申报表"],
                ["（2024年度）"],
                ["项目名称", None, "社区养老"],
                ["主管部门", "县民政局", "项目负责人", "张三"],
                ["项目资金（万元）", "年度资金总额：", 100],
                [None, "其中：财政拨款", 80],
                [None, "其他资金", 20],
                ["项目概况", None, "为老人助餐"],
                ["财政部门意见"],
                ["（盖章）"],
            ],
            merged=["A1:D1", "A5:A7", "C3:D3", "C8:D8"],
        ),
        [told("社区养老", "县民政局", 1_000_000, None, 2024)],
        [(9, NOTE), (10, NOTE)],
        rows=10,
    ),
    "a description that goes on below its label": Animal(
        sheet(
            [
                ["项目名称", "窗口服务"],
                ["预算金额", "10万元"],
                ["服务内容", "一、办件"],
                [None, "二、由派遣公司派遣人员"],
                ["采购方式", "公开招标"],
            ],
            merged=["A3:A4"],
        ),
        [told("窗口服务", None, 100_000)],
        rows=5,
        described=["一、办件\n二、由派遣公司派遣人员"],
    ),
    "a description under its label": Animal(
        sheet(
            [
                ["项目名称", "窗口服务", "采购单位", "某局"],
                ["预算金额", "10万元", "合同开始日期", "2024-03-01"],
                ["服务内容及要求"],
                ["由派遣公司派遣人员"],
            ],
            merged=["A3:D3", "A4:D4"],
        ),
        [told("窗口服务", "某局", 100_000)],
        rows=4,
        described=["由派遣公司派遣人员"],
    ),
    "labels that are not known, beside blanks": Animal(
        sheet(
            [
                ["项目名称", "保洁", "申报单位", "某局"],
                ["采购方式", None, "项目负责人", "张三"],
                ["项目类别", "服务", "预算金额（元）", 300],
                ["资金来源", None, "项目属性", None],
                ["履约评价结果", None, "优秀"],
            ],
            merged=["A5:B5"],
        ),
        [told("保洁", "某局", 300)],
        rows=5,
    ),
    "a description left blank over the signatures": Animal(
        sheet([["项目名称", "保洁"], ["申报单位", "某局"], ["服务内容"], ["填报人：张三"]]),
        [told("保洁", "某局")],
        [(4, NOTE)],
        rows=4,
        described=[None],
    ),
    "a budget of two years": Animal(
        sheet([["2023年项目表"], ["项目名称", "保洁"], ["2023年预算（万元）", 3], ["2024年预算（万元）", 4]]),
        [told("保洁", None, 30_000, None, 2023)],
        rows=4,
    ),
    "details without names inside the form": Animal(
        sheet([*FORM, ["序号", "内容", "数量", "金额"], [1, "清扫", 2, 3], ["备注", "含垃圾清运"]]),
        [told("校园保洁", "县教育局", 50_000)],
        [(4, FORM_TEXT)],
        rows=6,
        described=["教学楼日常保洁\n清扫\n含垃圾清运"],
    ),
    "a list of items under the form goes first": Animal(
        sheet([*FORM, ["序号", "项目名称", "预算金额（元）"], [1, "教学楼保洁", 300]]),
        [told("教学楼保洁", "县教育局", 300)],
        rows=5,
        notes=["第 4 行以上像一份表单"],
    ),
    "a form a sheet and a cover": Animal(
        sheets({"封面": [["申报材料"]], "1": FORM, "2": [["项目名称", "保安"], ["申报单位", "某局"]]}),
        [told("校园保洁", "县教育局", 50_000), told("保安", "某局")],
        [(1, NO_HEADER)],
        rows=6,
    ),
    "a form that names nothing to buy": Animal(
        sheet([["项目名称", "—"], ["申报单位", "某局"], ["服务内容", "无"], ["预算金额", 3]]),
        [],
        [(3, "事项名称和说明都为空")],
        rows=4,
    ),
    "a document": Animal(
        lambda folder: word(
            folder / "审批表.docx",
            "政府购买服务项目审批表",
            "单位：万元",
            [
                ["项目名称", "法律顾问", "项目编号", "01"],
                ["购买主体", "县司法局", "预算金额", "20"],
                ["服务内容", "提供法律咨询", None, None],
                ["单位意见", "同意", "财政部门意见", None],
            ],
            merged=[(2, 1, 2, 3)],
        ),
        [told("法律顾问", "县司法局", 200_000)],
        [(4, NOTE)],
        rows=4,
        described=["提供法律咨询"],
    ),
    "a document of two forms": Animal(
        lambda folder: word(
            folder / "两项.docx", "申报表", FORM, "又一项", [["项目名称", "保安"], ["申报部门", "某局"]]
        ),
        [told("校园保洁", "县教育局", 50_000), told("保安", "某局")],
        rows=5,
    ),
    "a text": Animal(
        written(
            "表单.csv", "项目名称,保洁\n申报单位,某局\n预算金额,3万元\n服务内容,楼内\n".encode("gb18030")
        ),
        [told("保洁", "某局", 30_000)],
        rows=4,
    ),
    "a web page": Animal(
        written(
            "表单.xls",
            "<table><tr><td>项目名称<td colspan=3>保洁<tr><td>申报单位<td>某局<td>预算金额（元）<td>300"
            "<tr><td rowspan=2>服务内容<td colspan=3>楼内<tr><td colspan=3>楼外</table>".encode(),
        ),
        [told("保洁", "某局", 300)],
        rows=4,
        notes=["内容其实是网页表格"],
        described=["楼内\n楼外"],
    ),
    "what looks like a form is a list with a poor header": Animal(
        sheet([["项目", "其他"], ["项目名称登记", "x"], ["服务", "y"]]),
        [told("项目名称登记"), told("服务")],
        rows=3,
    ),
}


@pytest.mark.parametrize("name", ZOO, ids=lambda name: name.replace(" ", "-"))
def test_every_form_is_one_item(name: str, tmp_path: Path, dictionary: DataDictionary) -> None:
    check(ZOO[name], tmp_path, dictionary)


def test_the_place_of_an_item_is_where_its_name_stands(tmp_path: Path, dictionary: DataDictionary) -> None:
    """The row above is the one from which a form hangs; a form in the first row hangs from itself."""
    rows = [["申报表"], *FORM, *[["项目名称", "保安"], ["服务内容", "门岗"]]]
    xlsx(tmp_path / "a.xlsx", {"表": rows, "表二": FORM}, hidden_rows=[2])
    result = read_items(tmp_path / "a.xlsx", dictionary, joined_fold)
    places = [
        (item.source.row, item.source.columns, item.source.hidden) for item in result.items if item.source
    ]
    assert places == [
        (2, {"name": "B", "purchaser": "D"}, True),
        (6, {"description": "B"}, False),
        (3, {"description": "B"}, False),
    ]
    hung = [(table.header_row, table.form_rows) for table in result.tables]
    assert hung == [(1, (2, 4)), (5, (5, 6)), (1, (1, 3))]
    assert all(table.header_row != place[0] for table, place in zip(result.tables, places, strict=True))
    cells = {(each.header, f"{each.column}{each.row}", each.field) for each in result.tables[0].columns}
    assert ("服务内容", "B4", "description") in cells


def test_a_folder_of_forms_is_read_form_by_form(tmp_path: Path, dictionary: DataDictionary) -> None:
    for number in (1, 2):
        xlsx(tmp_path / f"{number}.xlsx", {"表": [["项目名称", f"保洁{number}"], ["申报单位", "某局"]]})
    files = [file.path for file in submitted_files([tmp_path]).files]
    items = [item for file in files for item in read_items(file, dictionary, joined_fold).items]
    assert [(item.name, item.purchaser) for item in items] == [("保洁1", "某局"), ("保洁2", "某局")]


def test_what_the_user_says_of_a_label_goes_first(tmp_path: Path, dictionary: DataDictionary) -> None:
    xlsx(tmp_path / "a.xlsx", {"表": [*FORM, ["要点", "由派遣公司派遣"], ["备注", "x"]]})
    mapping = {"要点": "description", "服务内容": None}
    (item,) = read_items(tmp_path / "a.xlsx", dictionary, joined_fold, mapping).items
    assert item.description == "由派遣公司派遣\nx"


WORDS = st.sampled_from(
    [
        "",
        "项目名称",
        "申报单位",
        "预算金额（万元）",
        "服务内容",
        "备注",
        "合计",
        "保洁",
        "某局",
        "3",
        "待定",
        "填报人：张三",
        "一、基本情况",
        "2023年预算",
        "2024年预算",
        "财政拨款",
        "其中：自筹",
        "项目名称：保安",
        "是否列入预算",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=9))
def test_no_row_is_lost_or_told_twice_whether_form_or_table(
    rows: list[list[str]], tmp_path: Path, dictionary: DataDictionary
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "\n".join(",".join(row) for row in [["说明", "项目名称", "保洁"], *rows, ["备注", "x"]]),
        encoding="utf-8",
    )
    (grid,) = read_grids(path)
    try:
        result = read_items(path, dictionary, joined_fold)
    except InputError:
        return
    heads = [table.header_row for table in result.tables]
    places = [row.source.row for row in result.rows if row.source]
    assert set(places) <= {number for number, _ in grid.rows}
    if any("并排" in note for table in result.tables for note in table.notes):
        # Tables beside each other share their rows, and may begin in different ones.
        return
    assert len(set(heads)) == len(heads)
    assert len(set(places)) == len(places)
    assert sum(table.rows.total for table in result.tables) == grid.rows[-1][0]
