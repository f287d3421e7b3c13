"""A guiding catalog: entries, leaves, twins and the groups above."""

from datetime import date

import pytest

from procurement_rules.model.catalog import Catalog, CatalogHeader, Entry, IndexTerm


@pytest.fixture
def catalog() -> Catalog:
    header = CatalogHeader(id="小", title="小目录", instrument="文", issued_on=date(2023, 3, 1), leaf_level=3)
    lines = [
        ("A", 1, "", "公共服务"),
        ("A01", 2, "A", "公共安全服务"),
        ("A0104", 3, "A01", "安全生产应急救援服务"),
        ("A14", 2, "A", "灾害防治及应急管理服务"),
        ("A1408", 3, "A14", "安全生产应急救援服务"),
        ("A1409", 3, "A14", "防灾减灾服务"),
    ]
    entries = tuple(Entry(code=c, level=level, parent=p, name=name) for c, level, p, name in lines)
    return Catalog(header=header, entries=entries)


def test_items_are_coded_to_the_leaves_alone(catalog: Catalog) -> None:
    assert [entry.code for entry in catalog.leaves] == ["A0104", "A1408", "A1409"]


def test_an_entry_is_found_by_its_code(catalog: Catalog) -> None:
    assert catalog.by_code["A14"].name == "灾害防治及应急管理服务"


def test_twins_share_a_name(catalog: Catalog) -> None:
    assert catalog.same_name == {"安全生产应急救援服务": ("A0104", "A1408"), "防灾减灾服务": ("A1409",)}


def test_the_groups_above_come_nearest_first(catalog: Catalog) -> None:
    assert [entry.code for entry in catalog.ancestors("A1408")] == ["A14", "A"]


@pytest.mark.parametrize("code", ["A", "Z9999", ""])
def test_the_top_and_the_unknown_have_nothing_above(catalog: Catalog, code: str) -> None:
    assert list(catalog.ancestors(code)) == []


def test_an_entry_whose_group_is_missing_has_nothing_above(catalog: Catalog) -> None:
    orphan = Entry(code="C0101", level=3, parent="C01", name="孤儿")
    assert list(catalog.model_copy(update={"entries": (orphan,)}).ancestors("C0101")) == []


def test_the_digest_of_a_catalog_changes_with_what_the_coding_depends_on(catalog: Catalog) -> None:
    terms = (IndexTerm(term="应急救援", codes=("A0104",)),)
    copies = [
        catalog.model_copy(update=update)
        for update in ({}, {"terms": terms}, {"entries": catalog.entries[1:]})
    ]
    assert copies[0].digest == catalog.digest
    assert len({copy.digest for copy in copies}) == 3
