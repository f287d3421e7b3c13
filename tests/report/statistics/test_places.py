"""Rows by code: the longest prefix decides, a group only where all below it belong to one row."""

import pytest

from procurement_rules.model.verdict import Decision, Match
from procurement_rules.report.statistics.places import CategoryPlaces


def placed(forms, *, catalog="jiaozuo-2023", **given):
    match = Match(catalog=catalog, decision=Decision.NONE, confidence=0.5, **given)
    found = CategoryPlaces(forms.form, catalog, "某目录").place(match)
    return found.entry and found.entry.category, found.reason


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"code": "A0409"}, ("basic", "按编码 A0409 归类，对照待确认")),
        ({"code": "A0410"}, ("social", "按编码 A0410 归类，对照待确认")),
        ({"code": "A1702"}, ("technical", "按编码 A1702 归类")),
        ({"group": "B03"}, ("auxiliary", "按编码 B03 归类")),
        ({"group": "A04"}, (None, "只确定到 A04，其中的条目分属几个类别")),
        ({"reason": "目录中没有相近的条目"}, (None, "目录中没有相近的条目")),
        ({"code": "Z0101"}, (None, "编码 Z0101 没有到统计类别的对照")),
        ({"code": "E0901", "catalog": "liaocheng-2020"}, ("auxiliary", "按编码 E0901 归类")),
        ({"code": "J20605", "catalog": "jilin-2017"}, ("auxiliary", "按编码 J20605 归类")),
        ({"code": "B01", "catalog": "别处"}, (None, "《某目录》没有到统计类别的对照")),
    ],
)
def test_an_item_is_placed_by_its_code(forms, given, expected):
    assert placed(forms, **given) == expected


@pytest.mark.parametrize("catalog", ["jiaozuo-2023", "liaocheng-2020", "jilin-2017"])
def test_every_entry_of_a_bundled_catalog_has_a_row_and_every_place_an_entry(forms, knowledge, catalog):
    entries = knowledge.catalog(catalog)
    for leaf in entries.leaves:
        assert placed(forms, catalog=catalog, code=leaf.code)[0] is not None, leaf.code
    places = next(each for each in forms.form.catalogs if each.catalog == catalog)
    assert {entry.code for entry in places.entries} <= {entry.code for entry in entries.entries}
