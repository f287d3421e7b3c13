"""The field that a finding without quoted words is about."""

from datetime import date

import pytest

from procurement_rules.model.item import ServiceItem
from procurement_rules.report.about import cited_fields, field_of, resting_fields

COLUMNS = {"id": "A", "declared_code": "C", "name": "D", "description": "E", "budget": "F"}


def field(build, labels, finding, **given):
    source = build.source().model_copy(update={"columns": given.pop("columns", COLUMNS)})
    item = ServiceItem(**{"name": "渔业增殖评价", "id": "2", "source": source, **given})
    return field_of(finding, item, labels.fields, source.columns)


def test_a_missing_field_goes_first_where_the_table_has_its_column(build, labels):
    assert field(build, labels, build.lack(("in_budget", "budget"))) == "budget"
    assert field(build, labels, build.lack(("in_budget",), message="没有安排。")) == "name"


@pytest.mark.parametrize(
    ("message", "given", "about"),
    [
        ("编码“004001-D1301”格式不对。", {"declared_code": "004001-D1301"}, "declared_code"),
        ("编码“A0301”与“渔业增殖评价”不符。", {"declared_code": "A0301"}, "declared_code"),
        ("“渔业增殖评价”没有说明。", {}, "description"),
        ("说明“渔业增殖评价。”只是重复名称。", {"description": "渔业增殖评价。"}, "description"),
        ("这 2 行是同一事项。", {}, "name"),
        ("属于通用类事项。", {"declared_code": "A0301"}, "name"),
    ],
)
def test_it_is_what_the_message_cites_or_names(build, labels, message, given, about):
    assert field(build, labels, build.violation(message=message), **given) == about


def test_without_a_column_for_it_it_is_the_first_one_and_without_columns_none(build, labels):
    assert field(build, labels, build.violation(), columns={"description": "B"}) == "description"
    assert field(build, labels, build.violation(), columns={}) == ""
    assert field_of(build.violation(), ServiceItem(name="甲"), labels.fields, {}) == ""


def test_days_are_cited_as_the_message_writes_them(build):
    item = ServiceItem(
        name="甲乙丙丁", publicity_start=date(2020, 11, 20), publicity_end=date(2020, 11, 22), budget=9
    )
    finding = build.violation(message="公示（2020-11-20至2020-11-22）不足，“甲乙丙丁”。")
    assert list(cited_fields(finding, item)) == ["publicity_start", "publicity_end"]


def test_what_decided_a_finding_goes_before_what_its_message_cites(build):
    item = ServiceItem(name="食堂服务", in_budget=False, declared_code="A0301")
    cites = {"message": "编码“A0301”没有安排。"}
    assert resting_fields(build.violation(fields=("in_budget", "budget"), **cites), item) == ("in_budget",)
    assert resting_fields(build.violation(**cites), item) == ("declared_code",)
    shown = build.violation(evidence=(build.evidence("食堂服务", "食堂"),), **cites)
    assert resting_fields(shown, item) == ()
