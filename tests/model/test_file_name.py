"""The names that a file may go by."""

from pathlib import Path

import pytest

from procurement_rules.model.file_name import flat_name, tail_names


def test_the_names_begin_with_the_file_and_end_at_the_root(tmp_path: Path) -> None:
    names = list(tail_names(tmp_path / "部门甲" / "目录建议.xlsx"))
    assert names[:2] == ["目录建议.xlsx", "部门甲/目录建议.xlsx"]
    assert names[-1].endswith(f"{tmp_path.name}/部门甲/目录建议.xlsx")
    assert len(names) == len(set(names))


def test_a_folder_that_is_left_again_is_in_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert list(tail_names(Path("甲/../乙/./表.csv")))[:2] == ["表.csv", "乙/表.csv"]
    assert list(tail_names(Path("表.csv")))[1] == f"{tmp_path.name}/表.csv"


def test_names_hold_nothing_that_cannot_be_printed(tmp_path: Path) -> None:
    assert list(tail_names(tmp_path / "\udcff" / "a\udcffb.csv"))[:2] == [
        "a\ufffdb.csv",
        "\ufffd/a\ufffdb.csv",
    ]


def test_a_flat_name_has_no_folders() -> None:
    assert flat_name("部门甲/目录建议.xlsx") == "部门甲_目录建议.xlsx"
    assert flat_name("目录建议.xlsx") == "目录建议.xlsx"
