"""A catalog folder: what it must hold, and the row of its first fault."""

from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.catalogs import read_catalog, read_units
from procurement_rules.model.catalog import Catalog, Entry, IndexTerm, Unit

SMALL = "corpus/catalogs/small"


def _with_line(root: Path, file: str, line: str) -> Catalog:
    path = root / SMALL / file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    return read_catalog(root / SMALL, root)


def test_a_catalog_has_its_header_entries_and_terms(root: Path) -> None:
    catalog = read_catalog(root / SMALL, root)
    assert (catalog.header.id, catalog.header.leaf_level) == ("small", 3)
    assert catalog.entries[2] == Entry(
        code="D0401", level=3, parent="D04", name="会计服务", description="会计及经济鉴证服务。"
    )
    assert catalog.terms[1] == IndexTerm(term="财务咨询", codes=("D0401", "D0402"))


def test_a_catalog_without_an_index_has_no_terms(root: Path) -> None:
    (root / SMALL / "index.csv").unlink()
    assert read_catalog(root / SMALL, root).terms == ()


@pytest.mark.parametrize(
    "line", [",3,D04,评估服务,", "D0403,三,D04,评估服务,", "D0403,,D04,评估服务,", "D0403,3,D04,,"]
)
def test_an_entry_that_is_not_whole_is_refused(root: Path, line: str) -> None:
    with pytest.raises(KnowledgeError, match=r"entries\.csv:6:1：条目不完整；应为：编码、数字级次和名称"):
        _with_line(root, "entries.csv", line)


def test_a_code_written_twice_is_refused(root: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"entries\.csv:6:1：编码 D0402 出现两次"):
        _with_line(root, "entries.csv", "D0402,3,D04,评估服务,")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("D0409,内部控制", "编码索引有误：内部控制 D0409"),
        ("D0401|D0409,内部控制", "编码索引有误：内部控制 D0409"),
        (",内部控制", "编码索引有误：内部控制"),
        ("|,内部控制", "编码索引有误：内部控制"),
        ("D0402,", "编码索引有误：词条为空"),
        ("D0401,离任审计", "词条 离任审计 出现两次"),
    ],
)
def test_a_term_that_points_nowhere_or_twice_is_refused(root: Path, line: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"index\.csv:5:1：{told}"):
        _with_line(root, "index.csv", line)


def test_units_have_a_code_and_a_name(root: Path) -> None:
    assert read_units(root / "corpus/units/small.csv", root) == (
        Unit(code="001001", name="聊城市农业农村局"),
        Unit(code="004001", name="聊城市水利局"),
    )


def test_a_catalog_without_entries_is_refused(root: Path) -> None:
    (root / SMALL / "entries.csv").unlink()
    with pytest.raises(KnowledgeError, match=r"entries\.csv：表无法读取"):
        read_catalog(root / SMALL, root)


def test_every_coded_example_of_the_bundled_catalogs_names_known_leaves(knowledge: Knowledge) -> None:
    catalog = knowledge.catalog("jiaozuo-2023")
    leaves = {leaf.code for leaf in catalog.leaves}
    assert {code for example in catalog.examples for code in example.codes} == leaves
    assert all(example.name for example in catalog.examples)
