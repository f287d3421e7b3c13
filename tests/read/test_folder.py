from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read import submitted_files


def test_a_folder_is_its_tables_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("乙.xlsx", "甲.CSV", "~$甲.xlsx", "附图.png", "说明", "a.docx"):
        (tmp_path / name).touch()
    (tmp_path / "旧").mkdir()
    given = Path("别处.csv")
    submitted = submitted_files([tmp_path, given])
    assert [path.name for path in submitted.files] == ["a.docx", "乙.xlsx", "甲.CSV", "别处.csv"]
    assert [(each.file, each.reason, each.skipped) for each in submitted.skipped] == [
        ("~$甲.xlsx", "是 Excel 或 WPS 留下的锁文件，里面没有表格", True),
        ("旧", "是文件夹里的文件夹，不往里读", True),
        ("说明", "没有后缀，不是表格", True),
        ("附图.png", "不支持后缀 .png，不是表格", True),
    ]


@pytest.mark.parametrize("names", [[], ["x.png"]])
def test_a_folder_without_tables_is_told(names: list[str], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(InputError, match="没有可以读取的表格"):
        submitted_files([tmp_path])


def test_what_is_no_path_is_left_to_the_reader() -> None:
    assert submitted_files([Path("a\x00b")]).files == (Path("a\x00b"),)
