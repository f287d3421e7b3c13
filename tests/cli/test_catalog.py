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


DAMAGED = (
    "代码,名称,说明\nX,辅助服务,\nX01,财会服务,\nX0101,会计服务,\nXO1O2,审计服务,\nX0l03,资产清查服务,\n"
    "X0101,会计服务二,\nX0104,,说明\n,无代码,\n"
)


def table_of(folder: Path, text: str) -> Path:
    path = folder / "目录.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_left_out_are_told_with_what_to_do_and_end_with_one(run, tmp_path: Path) -> None:
    ran = run("catalog", "import", table_of(tmp_path, DAMAGED), "--output", tmp_path / "out", *DAY)
    assert ran.code == 1
    assert ran.out.splitlines()[-1].startswith("5 行没有读入：请按附注改正原表")
    told = ran.err.splitlines()
    assert len(told) == 5
    assert all(line.endswith("请改正后重新导入") for line in told)
    assert "目录.csv:5 XO1O2：" in told[0]
    assert "把数字扫描成了字母，可能是 X0102" in told[0]
    assert "可能是 X0103" in told[1]
    assert not any("可能是" in line for line in told[2:])


def test_another_catalog_is_not_written_over(run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    run("catalog", "import", table_of(tmp_path, "代码,名称\nA,服务\n"), "--output", folder, *DAY)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ran = run("catalog", "import", table_of(tmp_path, "代码,名称\nA,货物\n"), "--output", folder, *DAY)
    assert ran.code == 2
    assert "entries.csv：文件夹里已经有一个目录" in ran.err
    assert "请用 --output 换一个文件夹" in ran.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_another_title_is_not_written_over_either(run, tmp_path: Path) -> None:
    command = (
        "catalog",
        "import",
        table_of(tmp_path, "代码,名称\nA,服务\n"),
        "--output",
        tmp_path / "out",
        *DAY,
    )
    assert [run(*command).code, run(*command).code, run(*command, "--title", "别的").code] == [0, 0, 2]


def test_a_catalog_to_compare_with_must_exist_and_have_an_index(run, tmp_path: Path) -> None:
    command = ("catalog", "import", table_of(tmp_path, "代码,名称\nA,服务\n"), "--output")
    bare = tmp_path / "bare"
    assert "还没有编码索引" in run(*command, bare, *DAY).out.splitlines()[-1]
    for like, told in (("nope", "没有目录 'nope'"), (bare, "--like 的目录 bare 没有编码索引")):
        ran = run(*command, tmp_path / "out", *DAY, "--like", like)
        assert (ran.code, told in ran.err) == (2, True)
        assert not (tmp_path / "out").exists()


def test_answers_with_unknown_codes_are_told_and_none_is_right_where_nothing_is_used(
    run, tmp_path: Path
) -> None:
    text = "代码,名称\nX,辅助服务\nX01,财会服务\nX0101,会计服务\nX0102,审计服务\nX0103,月球采矿服务\n"
    folder = tmp_path / "out"
    run("catalog", "import", table_of(tmp_path, text), "--output", folder, *DAY, "--like", "jiaozuo-2023")
    gold = tmp_path / "gold.csv"
    gold.write_text(
        "code,like\nX0101,B0301\nX0102,B9999\nX0103,NONE\nZ99,B0301\nX0102,NONE\n", encoding="utf-8"
    )
    ran = run("catalog", "crosswalk", folder, gold)
    assert ran.code == 1
    assert "gold.csv:3：目录 jiaozuo-2023 没有编码“B9999”" in ran.err
    assert "gold.csv:5：对照表里没有编码“Z99”" in ran.err
    # X0103 is not used, X0102 is, though nothing is like it.
    assert "(2/3)" in ran.out.splitlines()[0]
    assert "X0102 审计服务 → B0302（use 是），应为 NONE" in ran.out
    assert ran.out.splitlines()[-1] == "2 行标注没有计入"


def test_a_crosswalk_that_is_not_there_says_how_to_make_it(run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text("code,like\nX0101,B0301\n", encoding="utf-8")
    ran = run("catalog", "crosswalk", tmp_path, gold)
    assert ran.code == 2
    assert "先用 catalog import --like 写出对照表" in ran.err
