"""Tables that offices of a county hand in: budget forms, catalogs as trees, ledgers, exports of forms and systems."""

from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.read.rows.row_kind import (
    COLUMN_REMARKS,
    CONTINUED,
    EXAMPLE,
    OTHER_TABLE,
    SAME_ITEM,
)
from tests.read.builders import word
from tests.read.zoo import GROUP, NOTE, REPEATED, TITLE, TOTAL, Animal, check, sheet, told, written

UNIT = "博爱县民政局"
ZOO: dict[str, Animal] = {
    "a catalog as a tree of four levels, codes beside all but the last": Animal(
        sheet(
            [
                [
                    "编码",
                    "一级目录",
                    "编码",
                    "二级目录",
                    "编码",
                    "三级目录",
                    "具体服务项目",
                    "购买主体",
                    "预算（万元）",
                ],
                ["A", "公共服务", "A04", "社会保障", "A0403", "助残服务", "辅具租赁", UNIT, 26.4],
                [None, None, None, None, "A0404", "社会救助", "经济状况核对", UNIT, 8.65],
            ],
            merged=["A2:A3", "B2:B3", "C2:C3", "D2:D3"],
        ),
        [told("辅具租赁", UNIT, 264_000, "A0403"), told("经济状况核对", UNIT, 86_500, "A0404")],
        rows=3,
    ),
    "indicators below each item, which is merged down to them": Animal(
        sheet(
            [
                ["序号", "项目名称", "预算（万元）", "指标", "指标值"],
                [1, "辅具租赁", 26.4, "租赁次数", "≥12次"],
                [None, None, None, "满意度", "≥90%"],
                [2, "经济状况核对", 8.65, "核对户数", "800户"],
            ],
            merged=["A2:A3", "B2:B3", "C2:C3"],
        ),
        [told("辅具租赁", None, 264_000), told("经济状况核对", None, 86_500)],
        [(3, SAME_ITEM)],
        rows=4,
    ),
    "an item that goes on under the header of the next page": Animal(
        sheet(
            [
                ["表1 项目表（单位：万元）"],
                ["序号", "项目名称", "服务内容", "金额"],
                [1, "公厕保洁", "城区42座公厕、", 168],
                ["表1 项目表（续）"],
                ["序号", "项目名称", "服务内容", "金额"],
                [None, None, "6座中转站", None],
                [2, "抽检", "蔬菜", 3],
            ]
        ),
        [told("公厕保洁", None, 1_680_000), told("抽检", None, 30_000)],
        [(4, TITLE), (5, REPEATED), (6, CONTINUED)],
        rows=7,
        described=["城区42座公厕、\n6座中转站", "蔬菜"],
    ),
    "a block a unit, each with title, unit and header": Animal(
        sheet(
            [
                ["2024年预算表"],
                ["部门：博爱县水利局", None, "单位：万元"],
                ["项目名称", "内容", "金额"],
                ["河湖管护", "管护", 35],
                ["第1页，共2页"],
                ["2024年预算表"],
                ["部门：博爱县林业局", None, "单位：万元"],
                ["项目名称", "内容", "金额"],
                ["病虫害监测", "监测", 8],
            ]
        ),
        [
            told("河湖管护", "博爱县水利局", 350_000, None, 2024),
            told("病虫害监测", "博爱县林业局", 80_000, None, 2024),
        ],
        [(5, NOTE), (6, TITLE), (7, TITLE), (8, REPEATED)],
        rows=9,
    ),
    "a list of people below the items": Animal(
        sheet(
            [
                ["序号", "服务事项", "购买内容", "预算（万元）"],
                [1, "道路清扫", "主干道", 22],
                ["附：现有人员情况表"],
                ["姓名", "性别", "出生年月", "岗位"],
                ["李某", "男", "1980.5", "保洁员"],
            ]
        ),
        [told("道路清扫", None, 220_000)],
        [(3, NOTE), (4, OTHER_TABLE), (5, OTHER_TABLE)],
        rows=5,
    ),
    "the sum of each unit ahead of its items": Animal(
        sheet(
            [
                ["单位", "合计（万元）", "项目名称", "金额（万元）"],
                [UNIT, 35.05, "经济状况核对", 8.65],
                [None, None, "辅具租赁", 26.4],
            ],
            merged=["A2:A3", "B2:B3"],
        ),
        [told("经济状况核对", UNIT, 86_500), told("辅具租赁", UNIT, 264_000)],
        rows=3,
    ),
    "the unit of money at the end of the header's row, and parts of the total below it": Animal(
        sheet(
            [
                ["项目名称", "预算金额", "备注", "单位：万元"],
                ["辅具租赁", 26.4],
                ["总计", 26.4],
                ["其中：民生类", 26.4],
            ]
        ),
        [told("辅具租赁", None, 264_000)],
        [(3, TOTAL), (4, "“其中”行，只说明上面一行的构成，不是服务事项")],
        rows=4,
    ),
    "footnotes at names, an amount and below": Animal(
        sheet(
            [
                ["项目名称①", "单位", "金额②（万元）"],
                ["辅具租赁", UNIT, "168②"],
                ["经济状况核对", UNIT, 8],
                ["①含结转；②含上级资金。"],
            ]
        ),
        [told("辅具租赁", UNIT, 1_680_000), told("经济状况核对", UNIT, 80_000)],
        [(4, NOTE)],
        rows=4,
    ),
    "a plan of several years, in 万元": Animal(
        sheet(
            [
                ["博爱县民政局项目计划（万元）"],
                ["项目名称", "三年合计", "2024年", "2025年", "2026年"],
                ["辅具租赁", 90, 26.4, 30, 33.6],
            ]
        ),
        [told("辅具租赁", UNIT, 336_000, None, 2026)],
        rows=3,
        notes=["几个年度的预算列"],
    ),
    "groups with sums, the last of them empty": Animal(
        sheet(
            [
                ["项目", "金额（万元）", "内容"],
                ["一、基本公共服务", 26.4],
                ["（一）辅具租赁", 26.4, "租赁"],
                ["二、其他", 0],
                ["合计", 26.4],
            ]
        ),
        [told("（一）辅具租赁", None, 264_000)],
        [(2, GROUP), (4, GROUP), (5, TOTAL)],
        rows=5,
    ),
    "projects with their purchases set in below": Animal(
        sheet(
            [
                ["项目/采购品目", "采购金额（万元）"],
                ["环卫项目", 200],
                ["    公厕保洁", 168],
                ["    垃圾分类宣传", 32],
            ]
        ),
        [
            told("环卫项目", None, 2_000_000),
            told("公厕保洁", None, 1_680_000),
            told("垃圾分类宣传", None, 320_000),
        ],
        rows=4,
        notes=["“其中”共 2 行"],
    ),
    "names that are all set in": Animal(
        sheet([["项目", "金额（万元）"], ["　　公厕保洁", 168], ["　　垃圾分类宣传", 32]]),
        [told("公厕保洁", None, 1_680_000), told("垃圾分类宣传", None, 320_000)],
        rows=3,
    ),
    "how to fill in, an example, and two languages": Animal(
        sheet(
            [
                ["No.\n序号", "Project\n项目名称", "Budget (10k CNY)\n预算金额（万元）", "Buyer\n购买主体"],
                ["填写说明", "按部门预算填写", "保留两位小数", "全称"],
                ["示例", "某项目", 10, "某局"],
                [1, "辅具租赁\u200b", 26.4, UNIT + "\u200b"],
            ]
        ),
        [told("辅具租赁", UNIT, 264_000)],
        [(2, COLUMN_REMARKS), (3, EXAMPLE)],
        rows=4,
    ),
    "answers to an online form": Animal(
        sheet(
            [
                [
                    "编号",
                    "Q1_您所在的单位名称",
                    "Q2_拟购买服务的事项名称",
                    "Q3_预算金额（单位：万元）",
                    "Q4_承接主体类型",
                ],
                [1, UNIT, "辅具租赁", 26.4, "A.企业"],
            ]
        ),
        [told("辅具租赁", UNIT, 264_000)],
        rows=2,
    ),
    "an export of a database, with NULL where there is nothing": Animal(
        written(
            "导出.csv",
            "ORG_NAME,PROJECT_NAME,PROJECT_DESC,BUDGET_AMOUNT,目录编码\n"
            f"{UNIT},辅具租赁,NULL,264000,(null)\n".encode(),
        ),
        [told("辅具租赁", UNIT, 264_000)],
        rows=2,
        described=[None],
    ),
    "a page whose table has a caption": Animal(
        written(
            "系统.html",
            "<html><meta charset=utf-8><table><caption>2024年项目清单（单位：万元）</caption>"
            "<tr><th>采购单位<th>项目名称<th>预算金额</tr>"
            f"<tr><td>{UNIT}<td>辅具租赁<td>26.4</tr></table></html>".encode(),
        ),
        [told("辅具租赁", UNIT, 264_000, None, 2024)],
        rows=2,
    ),
    "a page that draws the header as a table of its own": Animal(
        written(
            "系统.html",
            "<html><meta charset=utf-8><table><tr><th>序号<th>项目名称<th>预算（万元）</tr></table>"
            "<div><table><tr><td>1<td>辅具租赁<td>26.4</tr></table></div></html>".encode(),
        ),
        [told("辅具租赁", None, 264_000)],
        rows=2,
        notes=["第 2 个表格没有表头"],
    ),
    "headings that are nothing but the unit": Animal(
        lambda folder: word(
            folder / "申报.docx",
            "博爱县民政局（本级）",
            [["事项", "预算（元）"], ["经济状况核对", "86500"]],
            "二、博爱县民政局所属单位：博爱县社会福利院",
            [["事项", "预算（元）"], ["护理员培训", "5000"]],
            "附件：博爱县文化馆项目表（单位：万元）",
            [["事项", "金额"], ["文化活动", "3"]],
        ),
        [
            told("经济状况核对", "博爱县民政局（本级）", 86_500),
            told("护理员培训", "博爱县社会福利院", 5_000),
            told("文化活动", "博爱县文化馆", 30_000),
        ],
        rows=6,
    ),
    "what an item consists of in a column beside it": Animal(
        sheet(
            [
                ["购买服务项目", None, "单位", "预算（万元）"],
                ["大项", "小项"],
                ["环卫保洁", "公厕保洁", UNIT, 120],
                [None, "中转站消杀", UNIT, 48],
            ],
            merged=["A1:B1", "C1:C2", "D1:D2", "A3:A4"],
        ),
        [told("环卫保洁", UNIT, 1_200_000), told("环卫保洁", UNIT, 480_000)],
        rows=4,
        described=["公厕保洁", "中转站消杀"],
    ),
}


@pytest.mark.parametrize("animal", ZOO.values(), ids=[name.replace(" ", "-") for name in ZOO])
def test_every_row_goes_where_an_officer_puts_it(
    animal: Animal, tmp_path: Path, dictionary: DataDictionary
) -> None:
    check(animal, tmp_path, dictionary)
