"""Importing a catalog and coding against it."""

from pathlib import Path

DAY = ("--issued-on", "2023-03-01")


def test_a_table_imports_and_codes_at_once(run, tmp_path: Path) -> None:
    table = tmp_path / "我市目录.csv"
    table.write_text(
        "代码,一级目录,二级目录,三级目录,说明\nA,公共服务,,,\nA01,,养老服务,,\n"
        "A0101,,,居家养老上门照护,为老年人提供助餐助浴\nA0102,,,养老机构等级评定,对养老机构评定等级\n",
        encoding="utf-8",
    )
    ran = run("catalog", "import", table, "--output", tmp_path / "my-city", *DAY)
    assert (ran.code, "已导入 4 条" in ran.out) == (0, True)
    proposals = tmp_path / "建议.csv"
    proposals.write_text("事项名称,说明,预算金额\n养老机构等级评定,,100000\n", encoding="utf-8")
    place = ("--jurisdiction", "jiaozuo", "--as-of", "2023-06-01", "--catalog", tmp_path / "my-city")
    ran = run("screen", proposals, *place, "--format", "jsonl")
    assert '"code":"A0102"' in ran.out.replace(" ", "")


def test_the_document_itself_imports(run, shared: Path, tmp_path: Path) -> None:
    ran = run(
        "catalog", "import", shared / "sources" / "jiaozuo-2023-1.txt", "--output", tmp_path / "out", *DAY
    )
    assert "1 级 2 条、2 级 30 条、3 级 162 条" in ran.out


def test_the_national_catalog_imports_every_code(run, shared: Path, tmp_path: Path) -> None:
    ran = run(
        "catalog", "import", shared / "data" / "category-catalog-2022.csv", "--output", tmp_path / "out", *DAY
    )
    assert "已导入 4304 条" in ran.out


def test_a_table_without_codes_is_refused(run, tmp_path: Path) -> None:
    table = tmp_path / "x.csv"
    table.write_text("甲,乙\n1,2\n", encoding="utf-8")
    ran = run("catalog", "import", table, "--output", tmp_path / "out", *DAY)
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1
