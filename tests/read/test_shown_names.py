"""Files of one name are told apart by as few folders as will do."""

from pathlib import Path

import pytest

from procurement_rules.errors import UsageError
from procurement_rules.model.file_name import flat_name
from procurement_rules.read.shown_names import shown_names


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        ([], ()),
        (["甲/a.csv", "乙/b.csv"], ("a.csv", "b.csv")),
        (["甲/x.csv", "乙/x.csv", "y.csv"], ("甲/x.csv", "乙/x.csv", "y.csv")),
        # Of three, only those that one folder does not tell apart have two.
        (["一/甲/x.csv", "二/甲/x.csv", "乙/x.csv"], ("一/甲/x.csv", "二/甲/x.csv", "乙/x.csv")),
        # Systems that do not tell capitals apart would make one file of these.
        (["甲/X.CSV", "乙/x.csv"], ("甲/X.CSV", "乙/x.csv")),
        # No folder tells these apart, and they are two files here.
        (["甲/X.csv", "甲/x.csv"], ("X.csv", "x.csv")),
        # Written side by side, they would be one file.
        (["报送/甲/x.csv", "报送/乙/x.csv", "甲_x.csv"], ("报送/甲/x.csv", "乙/x.csv", "根/甲_x.csv")),
    ],
)
def test_names_are_as_short_as_they_can_be(tmp_path: Path, paths: list[str], names: tuple[str, ...]) -> None:
    shown = shown_names([tmp_path / "根" / path for path in paths])
    assert shown == names
    assert len({flat_name(name) for name in shown}) == len(paths)


def test_the_order_of_the_files_changes_no_name(tmp_path: Path) -> None:
    paths = [tmp_path / each for each in ("甲/x.csv", "乙/x.csv", "一/乙/x.csv", "X.csv")]
    forwards = dict(zip(paths, shown_names(paths), strict=True))
    backwards = dict(zip(reversed(paths), shown_names(paths[::-1]), strict=True))
    assert forwards == backwards


def test_a_file_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^x\.csv 写了两次"):
        shown_names([tmp_path / "x.csv", tmp_path / "甲" / ".." / "x.csv"])


def test_a_thousand_departments_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / f"部门{number}" / "上报" / "目录建议.xlsx" for number in range(1000)]
    assert shown_names(paths)[7] == "部门7/上报/目录建议.xlsx"


def test_a_name_may_have_folders_that_it_does_not_need(tmp_path: Path) -> None:
    paths = [tmp_path / each for each in ("市教育局/x.csv", "y.csv")]
    assert shown_names(paths, [1]) == ("市教育局/x.csv", "y.csv")
