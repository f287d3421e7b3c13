from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read import read_grids
from procurement_rules.read.files.source_file import file_name, read_bytes, shown_name


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有这张表\.csv：文件不存在；请核对"):
        read_bytes(tmp_path / "没有这张表.csv")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()
    with pytest.raises(InputError, match="是文件夹"):
        list(read_grids(tmp_path / "x.xlsx"))


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "x.csv").touch()
    with pytest.raises(InputError, match="文件是空的"):
        read_bytes(tmp_path / "x.csv")


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(_: Path) -> bytes:
        raise PermissionError

    (tmp_path / "x.csv").touch()
    monkeypatch.setattr(Path, "read_bytes", forbid)
    with pytest.raises(InputError, match="没有读取权限"):
        read_bytes(tmp_path / "x.csv")


def test_a_file_that_is_far_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procurement_rules.read.files.source_file.MAX_BYTES", 3)
    (tmp_path / "x.csv").write_bytes(b"1234")
    with pytest.raises(InputError, match="文件太大"):
        read_bytes(tmp_path / "x.csv")


@pytest.mark.parametrize("name", ["a\x00b.csv", "长" * 300 + ".csv", "\ud800.csv"])
def test_names_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_bytes(tmp_path / name)
    str(error.value).encode()


@pytest.mark.skipif(not hasattr(__import__("os"), "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "x.csv")
    with pytest.raises(InputError, match="不是普通文件"):
        read_bytes(tmp_path / "x.csv")


@pytest.mark.parametrize(
    ("name", "told"), [("a.doc", r"\.doc；.*另存为 \.xlsx"), ("a.exe", r"\.exe"), ("a", "没有后缀")]
)
def test_an_unknown_suffix(name: str, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"1")
    with pytest.raises(InputError, match=told):
        list(read_grids(tmp_path / name))


def test_reports_name_the_file_and_errors_its_path() -> None:
    assert shown_name(Path("某处/表\udcff.csv")) == "表\ufffd.csv"
    assert file_name(Path("某处/表.csv")) == str(Path("某处/表.csv"))


@pytest.mark.parametrize("name", ["~$申报表.xlsx", "~$.csv"])
def test_a_lock_file_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"1")
    with pytest.raises(InputError, match=r"锁文件.*原文件"):
        list(read_grids(tmp_path / name))
