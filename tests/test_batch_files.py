"""Several files at once: one that cannot be read does not stop the others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from procurement_rules import Screener, screen_files
from procurement_rules.errors import InputError, UsageError
from procurement_rules.model.source import FailedFile
from procurement_rules.read.submitted import SubmittedFile


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.for_jurisdiction("jiaozuo", as_of=date(2023, 6, 1))


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, text: str = "项目名称,说明\n财务审计,出具审计报告\n") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_a_folder_is_screened_file_by_file(
    screener: Screener, table: Callable[..., Path], tmp_path: Path
) -> None:
    second, first = table("乙.csv"), table("a.csv", "项目名称\n保洁\n")
    table("坏.xlsx", "%PDF-1.7")
    table("引号.csv", '项目名称\n"保洁\n')
    table("~$a.csv")
    screening = screen_files(tmp_path, screener)
    assert screening.files == ("a.csv", "乙.csv")
    assert screening.input_digests == tuple(
        hashlib.sha256(path.read_bytes()).hexdigest() for path in (first, second)
    )
    assert [verdict.item.name for verdict in screening.verdicts] == ["保洁", "财务审计"]
    assert screening.failed == (
        FailedFile(
            file="坏.xlsx",
            reason="内容不是表格，像是PDF 文档；应为：Excel 工作簿（.xlsx）；请核对是否选错了文件",
        ),
        FailedFile(
            file="引号.csv",
            reason="引号.csv:2：从本行起有一个英文引号没有配对，后面的行都会并入一格；应为：成对的引号；请补上或删去该引号",
        ),
        FailedFile(file="~$a.csv", reason="是 Excel 或 WPS 留下的锁文件，里面没有表格", skipped=True),
    )
    assert str(tmp_path) not in screening.model_dump_json()


def test_the_fault_of_the_only_file_is_told_as_it_is(screener: Screener, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有\.csv：文件不存在"):
        screen_files([tmp_path / "没有.csv"], screener)


def test_where_no_file_can_be_read_that_is_told(
    screener: Screener, table: Callable[..., Path], tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=r"2 个文件都读不出来，第一个：.*x\.csv：没有找到表头"):
        screen_files([table("x.csv", "甲\n乙\n"), tmp_path / "没有.csv"], screener)


def test_a_file_that_is_meant_twice_is_told(
    screener: Screener, table: Callable[..., Path], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"a\.csv 写了两次"):
        screen_files([table("a.csv"), tmp_path], screener)


def test_files_of_one_name_are_named_with_their_folders_wherever_they_are_named(
    screener: Screener, table: Callable[..., Path], tmp_path: Path
) -> None:
    for folder in ("部门甲", "部门乙", "部门丙"):
        (tmp_path / folder).mkdir()
    table("部门甲/目录建议.csv", "项目名称,预算\n财务审计,贰\n合计,1\n")
    table("部门乙/目录建议.csv", "项目名称\n保洁\n")
    table("部门丙/目录建议.csv", '项目名称\n"保洁\n')
    table("单独.csv")
    screening = screen_files(tmp_path, screener)
    assert screening.files == ("单独.csv", "部门乙/目录建议.csv", "部门甲/目录建议.csv")
    assert [table.file for table in screening.tables] == list(screening.files)
    sources = [each.item.source for each in screening.verdicts] + [each.source for each in screening.rejected]
    assert [source.file for source in sources if source] == [*screening.files, "部门甲/目录建议.csv"]
    (failed,) = screening.failed
    assert (failed.file, failed.reason.partition("：")[0]) == ("部门丙/目录建议.csv", "部门丙/目录建议.csv:2")
    assert str(tmp_path) not in screening.model_dump_json()


def test_the_files_can_be_counted_while_they_are_read(
    screener: Screener, table: Callable[..., Path], tmp_path: Path
) -> None:
    table("a.csv"), table("b.csv", "%PDF")
    seen: list[str] = []

    def reading(files: Sequence[SubmittedFile]) -> Iterator[SubmittedFile]:
        assert [file.name for file in files] == ["a.csv", "b.csv"]
        for file in files:
            seen.append(file.name)
            yield file

    screen_files(tmp_path, screener, reading=reading)
    assert seen == ["a.csv", "b.csv"]


def test_a_mapping_reaches_the_files(screener: Screener, table: Callable[..., Path]) -> None:
    path = table("a.csv", "干什么,给谁\n财务审计,某局\n")
    screening = screen_files([path], screener, mapping={"干什么": "name", "给谁": "purchaser"})
    assert [(each.item.name, each.item.purchaser) for each in screening.verdicts] == [("财务审计", "某局")]


def test_what_is_hidden_is_said_of_every_row(screener: Screener, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["项目名称"], ["保洁"], ["保安"]):
        book.worksheets[0].append(row)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(tmp_path / "x.xlsx")
    screening = screen_files(tmp_path / "x.xlsx", screener)
    assert [each.item.source and each.item.source.hidden for each in screening.verdicts] == [False, True]
    assert screening.tables[0].hidden_rows == (3,)


def test_a_link_to_a_file_that_is_there_too_is_refused(
    screener: Screener, table: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "链接.csv").symlink_to(table("a.csv"))
    told = r"^链接\.csv 是链接，与 a\.csv 是同一个文件，其中每一项都会算两遍；请同一个文件只写一次"
    with pytest.raises(UsageError, match=told):
        screen_files([tmp_path / "a.csv", tmp_path / "链接.csv"], screener)
    assert screen_files([tmp_path / "链接.csv"], screener).files == ("链接.csv",)


def test_a_screener_is_asked_for_in_chinese(table: Callable[..., Path]) -> None:
    with pytest.raises(
        UsageError, match=r"^screener 不是审查器：'liaocheng'；应为：Screener；请写成 Screener\.for"
    ):
        screen_files([table("a.csv")], "liaocheng")  # type: ignore[arg-type]
