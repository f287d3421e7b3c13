from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.errors import InputError, UsageError
from procurement_rules.read import submitted_files


def test_a_folder_is_its_tables_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "旧" / "更旧").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "空").mkdir()
    inside = ("乙.xlsx", "甲.CSV", "~$甲.xlsx", "附图.png", "说明", "a.docx", "._a.docx", ".git/x.csv")
    for name in (*inside, "旧/表.csv", "旧/更旧/1.ods", "旧/更旧/~$1.ods"):
        (tmp_path / name).touch()
    given = Path("别处.csv")
    submitted = submitted_files([tmp_path, given])
    assert [file.path for file in submitted.files] == [
        *(tmp_path / name for name in ("a.docx", "乙.xlsx", "旧/更旧/1.ods", "旧/表.csv", "甲.CSV")),
        given,
    ]
    assert [file.name for file in submitted.files] == [
        *("a.docx", "乙.xlsx", "1.ods", "表.csv", "甲.CSV", "别处.csv"),
    ]
    assert [(each.file, each.reason, each.skipped) for each in submitted.skipped] == [
        ("._a.docx", "是隐藏的文件或文件夹，不读", True),
        (".git", "是隐藏的文件或文件夹，不读", True),
        ("~$甲.xlsx", "是 Excel 或 WPS 留下的锁文件，里面没有表格", True),
        ("~$1.ods", "是 Excel 或 WPS 留下的锁文件，里面没有表格", True),
        ("说明", "没有后缀，不是表格", True),
        ("附图.png", "不支持后缀 .png，不是表格", True),
    ]
    assert submitted.folders == (tmp_path,)


def test_what_was_looked_through_is_not_looked_through_again(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    submitted = submitted_files([tmp_path])
    (tmp_path / "b.csv").touch()
    assert submitted_files(submitted) is submitted


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "a.csv").touch()
    try:
        (tmp_path / "甲" / "回头").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    submitted = submitted_files([tmp_path])
    assert [file.name for file in submitted.files] == ["a.csv"]
    assert [(each.file, each.reason) for each in submitted.skipped] == [
        ("回头", "是指向别处文件夹的链接，不往里读")
    ]


def test_files_of_one_name_are_told_apart_also_from_what_is_passed_over(tmp_path: Path) -> None:
    for folder in ("部门甲", "部门乙"):
        (tmp_path / folder).mkdir()
        for name in ("目录建议.xlsx", "附图.png", f"{folder}.csv"):
            (tmp_path / folder / name).touch()
    submitted = submitted_files([tmp_path])
    assert [file.name for file in submitted.files] == [
        *("部门乙/目录建议.xlsx", "部门乙.csv", "部门甲/目录建议.xlsx", "部门甲.csv"),
    ]
    assert [each.file for each in submitted.skipped] == ["部门乙/附图.png", "部门甲/附图.png"]


@pytest.mark.parametrize("named", [("a.csv", "a.csv"), ("a.csv", "."), (".", "."), ("甲/../a.csv", "a.csv")])
def test_a_file_that_is_meant_twice_is_refused(named: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "a.csv").touch()
    with pytest.raises(UsageError, match=r"^a\.csv 写了两次，其中每一项都会算两遍；请同一个文件只写一次"):
        submitted_files([tmp_path / name for name in named])


@pytest.mark.parametrize("names", [[], ["x.png"]])
def test_a_folder_without_tables_is_told(names: list[str], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(InputError, match="没有可以读取的表格"):
        submitted_files([tmp_path])


def test_what_is_no_path_is_left_to_the_reader() -> None:
    assert [file.path for file in submitted_files([Path("a\x00b")]).files] == [Path("a\x00b")]


def test_a_file_is_named_after_the_folder_of_its_unit(tmp_path: Path) -> None:
    root = tmp_path / "报送"
    for name in ("市教育局/proposals.xlsx", "市民政局/附件/申报表.xlsx", "资料/市水利局.xlsx", "资料/x.csv"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    assert [file.name for file in submitted_files([root]).files] == [
        *("市教育局/proposals.xlsx", "市民政局/附件/申报表.xlsx", "x.csv", "市水利局.xlsx"),
    ]
    # One that is named by itself lies in nobody's folder.
    single = root / "市教育局" / "proposals.xlsx"
    assert [file.name for file in submitted_files([single]).files] == ["proposals.xlsx"]
    assert [file.name for file in submitted_files([single.parent]).files] == ["市教育局/proposals.xlsx"]
