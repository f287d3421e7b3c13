"""Nobody can be known by what is left, and nothing else is touched."""

import pytest

from procurement_rules.review import mask_personal


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("联系人：张三", "联系人：张*"),
        ("联系人: 欧阳娜娜，电话：0635-8212345", "联系人: 欧***，电话：0635-*******"),
        ("联系人：张三电话13812345678", "联系人：张*电话138****5678"),
        ("联系人及电话：李四、王五 138 1234 5678", "联系人及电话：李*、王* 138 **** 5678"),
        ("负责人：阿不都·热合曼", "负责人：阿******"),
        ("市水利局（经办人：赵六）", "市水利局（经办人：赵*）"),
        ("身份证 37250119900101123X", "身份证 372***************"),
        ("372501900101123", "372************"),
        ("法定代表人：王小明身份证号372501199001011234", "法定代表人：王**身份证号372***************"),
    ],
)
def test_names_after_a_label_and_numbers_are_covered(text, masked):
    assert mask_personal(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "单位负责人考核服务",
        "张三丰文化节",
        "预算 13812345678901 元",
        "合同编号20230101123456789012",
        "A0301",
        "",
    ],
)
def test_everything_else_stays(text):
    assert mask_personal(text) == text
