"""A catalog folder: what it must hold, and the row of its first fault."""

from pathlib import Path

import pytest

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.catalogs import read_catalog, read_units
from procurement_rules.model.catalog import Catalog, CodedExample, Entry, IndexTerm, Unit

SMALL = "corpus/catalogs/small"
OUTSIDE = "corpus/catalogs/outside.csv"


def _read(root: Path) -> Catalog:
    return read_catalog(root / SMALL, root / OUTSIDE, root)


def _examples(root: Path, *lines: str) -> None:
    text = "\n".join(("codes,name,description", *lines, ""))
    (root / SMALL / "examples.csv").write_text(text, encoding="utf-8")


def _outside(root: Path, *lines: str) -> None:
    (root / OUTSIDE).write_text("\n".join(("why,name,description", *lines, "")), encoding="utf-8")


def _with_line(root: Path, file: str, line: str) -> Catalog:
    path = root / SMALL / file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    return _read(root)


def test_a_catalog_has_its_header_entries_and_terms(root: Path) -> None:
    catalog = _read(root)
    assert (catalog.header.id, catalog.header.leaf_level) == ("small", 3)
    assert catalog.entries[2] == Entry(
        code="D0401", level=3, parent="D04", name="会计服务", description="会计及经济鉴证服务。"
    )
    assert catalog.terms[1] == IndexTerm(term="财务咨询", codes=("D0401", "D0402"))


def test_a_catalog_without_an_index_has_no_terms(root: Path) -> None:
    (root / SMALL / "index.csv").unlink()
    assert _read(root).terms == ()


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
        _read(root)


def test_an_example_has_its_codes_or_belongs_to_no_entry(root: Path) -> None:
    _examples(root, "D0401|D0402,财务收支咨询,", ",殡葬车租用,遗体接运")
    assert _read(root).examples == (
        CodedExample(codes=("D0401", "D0402"), name="财务收支咨询"),
        CodedExample(codes=(), name="殡葬车租用", description="遗体接运", outside="目录没有列入的服务"),
    )


def test_what_belongs_to_no_catalog_comes_after_the_examples_with_its_kind(root: Path) -> None:
    _examples(root, "D0401,代账,")
    _outside(root, "劳务派遣,派遣保安,驻点用工")
    assert _read(root).examples == (
        CodedExample(codes=("D0401",), name="代账"),
        CodedExample(codes=(), name="派遣保安", description="驻点用工", outside="劳务派遣"),
    )


def test_without_examples_and_a_list_of_what_is_outside_there_are_none(root: Path) -> None:
    assert _read(root).examples == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [("D0409,代账,", "编码索引有误：代账 D0409"), ("D0401,,代账", "编码索引有误：词条为空")],
)
def test_an_example_that_points_nowhere_or_has_no_name_is_refused(root: Path, line: str, told: str) -> None:
    _examples(root, line)
    with pytest.raises(KnowledgeError, match=rf"examples\.csv:2:1：{told}"):
        _read(root)


def test_every_coded_example_of_the_bundled_catalogs_names_known_leaves(knowledge: Knowledge) -> None:
    catalog = knowledge.catalog("jiaozuo-2023")
    leaves = {leaf.code for leaf in catalog.leaves}
    assert {code for example in catalog.examples for code in example.codes} == leaves
    assert all(example.name for example in catalog.examples)


def test_units_go_by_the_short_names_that_stand_beside_the_list(root: Path) -> None:
    units = root / "corpus/units/small.csv"
    first = read_units(units, root)[0]
    units.with_name("small-aliases.csv").write_text(f"code,alias\n{first.code},短名\n", encoding="utf-8")
    assert read_units(units, root)[0].aliases == ("短名",)
