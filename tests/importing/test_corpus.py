"""The catalogs of the corpus are what the importer makes of the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from procurement_rules.importing import (
    catalog_entries,
    document_grid,
    unit_list,
    write_entries,
    write_units,
)
from procurement_rules.model.catalog import Catalog, CatalogHeader, Jurisdiction
from procurement_rules.model.source import Grid

Shared = Callable[[str], Path]
Reader = Callable[[Path], Grid]

DOCUMENTS = {
    "jiaozuo-2023": "sources/jiaozuo-2023-1.txt",
    "liaocheng-2020": "sources/liaocheng-2020-84.txt",
}
CATALOGS = [*DOCUMENTS, "jilin-2017"]


def header(corpus: Path, catalog: str) -> CatalogHeader:
    text = (corpus / "catalogs" / catalog / "catalog.yaml").read_text(encoding="utf-8")
    return CatalogHeader.model_validate(yaml.safe_load(text))


def of_corpus(corpus: Path, catalog: str, reader: Reader) -> Catalog:
    imported = catalog_entries([reader(corpus / "catalogs" / catalog / "entries.csv")])
    assert imported.notes == ()
    return Catalog(header=header(corpus, catalog), entries=imported.entries)


@pytest.mark.parametrize("catalog", DOCUMENTS)
def test_the_documents_give_the_committed_entries(corpus: Path, shared_file: Shared, catalog: str) -> None:
    path = shared_file(DOCUMENTS[catalog])
    imported = catalog_entries([document_grid(path.read_text(encoding="utf-8"), path.name)])
    assert imported.notes == ()
    committed = (corpus / "catalogs" / catalog / "entries.csv").read_bytes()
    assert write_entries(imported.entries).encode() == committed


def test_the_document_gives_the_committed_units(corpus: Path, shared_file: Shared) -> None:
    path = shared_file(DOCUMENTS["liaocheng-2020"])
    units = unit_list(document_grid(path.read_text(encoding="utf-8"), path.name))
    assert len(units) == 65
    assert write_units(units).encode() == (corpus / "units" / "liaocheng-2020.csv").read_bytes()


@pytest.mark.parametrize("catalog", CATALOGS)
def test_committed_entries_survive_their_own_import(corpus: Path, csv_grid: Reader, catalog: str) -> None:
    committed = (corpus / "catalogs" / catalog / "entries.csv").read_bytes()
    assert write_entries(of_corpus(corpus, catalog, csv_grid).entries).encode() == committed


def test_committed_units_survive_their_own_import(corpus: Path, csv_grid: Reader) -> None:
    path = corpus / "units" / "liaocheng-2020.csv"
    assert write_units(unit_list(csv_grid(path))).encode() == path.read_bytes()


@pytest.mark.parametrize("catalog", CATALOGS)
def test_headers_fit_their_entries(corpus: Path, csv_grid: Reader, catalog: str) -> None:
    read = of_corpus(corpus, catalog, csv_grid)
    counts = Counter(entry.level for entry in read.entries)
    assert read.header.id == catalog
    assert read.header.leaf_level == max(counts)
    if read.header.declared_counts:
        assert read.header.declared_counts == tuple(counts[level] for level in sorted(counts))
    assert set(read.header.general_prefixes) <= {entry.code for entry in read.entries}


def test_the_declared_counts_are_those_of_the_documents(corpus: Path) -> None:
    assert header(corpus, "jiaozuo-2023").declared_counts == (2, 30, 162)
    assert header(corpus, "liaocheng-2020").declared_counts == (2, 22, 63)


def test_jiaozuo_has_two_pairs_of_twins(corpus: Path, csv_grid: Reader) -> None:
    same_name = of_corpus(corpus, "jiaozuo-2023", csv_grid).same_name
    assert [codes for codes in same_name.values() if len(codes) > 1] == [
        ("A0104", "A1408"),
        ("A0601", "A0608"),
    ]


def test_slipped_rows_of_jiaozuo_stand_where_they_belong(corpus: Path, csv_grid: Reader) -> None:
    entry = of_corpus(corpus, "jiaozuo-2023", csv_grid).by_code["A0801"]
    assert (entry.level, entry.parent, entry.name) == (3, "A08", "文化艺术创作、表演及交流服务")
    assert entry.description == (
        "公益性舞台艺术作品、出版物、数字文化产品、广播影视作品、公益性广告、面向特殊群体文化产品的创作、演出与宣传。"
    )


def test_scanned_names_are_whole_again(corpus: Path, csv_grid: Reader) -> None:
    liaocheng = of_corpus(corpus, "liaocheng-2020", csv_grid).by_code
    assert liaocheng["D0904"].name == "公共工程的概(预)、结(决)算审核服务"
    assert liaocheng["E0201"].name == "公共政策（立法）调研、草拟、论证、评估、清理等辅助性服务"
    jiaozuo = of_corpus(corpus, "jiaozuo-2023", csv_grid).by_code
    assert jiaozuo["B0501"].name == "监督检查辅助服务"
    assert jiaozuo["A17"].description == ""
    assert jiaozuo["A14"].name == "灾害防治及应急管理服务"


def test_the_national_catalog_gives_its_tree(shared_file: Shared, csv_grid: Reader) -> None:
    grid = csv_grid(shared_file("data/category-catalog-2022.csv"))
    imported = catalog_entries([grid])
    assert imported.notes == ()
    assert Counter(entry.level for entry in imported.entries) == {1: 3, 2: 43, 3: 316, 4: 1451, 5: 2491}
    parents = {entry.code: entry.parent for entry in imported.entries}
    assert parents == {str(row[0]): row[2] for _, row in grid.rows[1:]}


def test_the_national_tree_can_be_read_from_the_codes_alone(shared_file: Shared, csv_grid: Reader) -> None:
    grid = csv_grid(shared_file("data/category-catalog-2022.csv"))
    bare = tuple((number, (row[0], row[3], row[4])) for number, row in grid.rows)
    stated = catalog_entries([grid])
    assert catalog_entries([Grid(grid.file, None, bare)]) == stated
    assert len(stated.entries) == 4304


def test_jurisdictions_name_what_is_there(corpus: Path) -> None:
    listed = yaml.safe_load((corpus / "jurisdictions.yaml").read_text(encoding="utf-8"))["jurisdictions"]
    places = {place["id"]: Jurisdiction.model_validate(place) for place in listed}
    assert len(places) == len(listed)
    assert [place.id for place in places.values() if place.catalog_binding] == [
        "liaocheng",
        "jiaozuo",
    ]
    for place in places.values():
        assert place.parent is None or place.parent in places
        assert (corpus / "catalogs" / place.catalog / "entries.csv").is_file()
        assert place.units is None or (corpus / "units" / f"{place.units}.csv").is_file()
