"""The page of errors draws what is there, and every message is one line."""

import inspect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules import errors
from procurement_rules.errors import InputError, KnowledgeError, Place, ProcurementRulesError, system_fault

_BRANCH = re.compile(r"^(?P<indent>[ │├└─]*)(?P<name>[A-Z]\w+Error)\b")


def _drawn() -> dict[str, str]:
    """Return error → the error above it, as the tree in the docstring draws them."""
    parents: dict[str, str] = {}
    above = [("Exception", -1)]
    for line in inspect.getdoc(errors).splitlines():
        branch = _BRANCH.match(line)
        if branch is None:
            continue
        name, depth = branch["name"], len(branch["indent"])
        while above[-1][1] >= depth:
            above.pop()
        parents[name] = above[-1][0]
        above.append((name, depth))
    return parents


def _written() -> dict[str, str]:
    """Return error → its base, as the classes say."""
    classes = [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, Exception)]
    return {each.__name__: each.__base__.__name__ for each in classes}


def test_the_tree_that_is_drawn_is_the_tree_of_the_classes() -> None:
    assert _drawn() == _written()


def test_every_error_tells_in_a_sentence_what_it_is() -> None:
    described = {name: inspect.getdoc(getattr(errors, name)) for name in _written()}
    assert [name for name, text in described.items() if not (text or "").split("\n")[0].endswith(".")] == []


def test_a_message_says_where_what_what_was_expected_and_what_to_do() -> None:
    error = InputError("表头不对", where=Place("建议.csv", 1, 1), expected="事项名称", remedy="补上表头")
    assert str(error) == "建议.csv:1:1：表头不对；应为：事项名称；请补上表头"


def test_a_message_of_nothing_but_what_is_that_alone() -> None:
    assert str(KnowledgeError("文件是空的")) == "文件是空的"


def test_the_parts_of_a_message_can_be_read_apart() -> None:
    place = Place("a.yaml", 3)
    error = ProcurementRulesError("错", where=place, expected="对", remedy="改")
    assert (error.what, error.where, error.expected, error.remedy) == ("错", place, "对", "改")


@given(st.text(), st.text(min_size=1), st.text(), st.text())
def test_a_message_is_one_line_whatever_stands_in_it(
    what: str, file: str, expected: str, remedy: str
) -> None:
    error = InputError(what, where=Place(file, 1), expected=expected, remedy=remedy)
    assert len(str(error).splitlines()) == 1


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml", 3, 7), "a.yaml:3:7"),
        (Place("建议.xlsx", sheet="目录"), "建议.xlsx 工作表“目录”"),
        (Place("建议.xlsx", sheet="目录", cell="D7"), "建议.xlsx 工作表“目录” 单元格 D7"),
        (Place("建议.docx", sheet="第 2 个表格"), "建议.docx 第 2 个表格"),
        (Place("建议.csv", cell="D7"), "建议.csv 单元格 D7"),
    ],
)
def test_a_place_reads_like_an_address(place: Place, shown: str) -> None:
    assert str(place) == shown


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(2, "No such file or directory"), "文件不存在"),
        (PermissionError(13, "Permission denied"), "没有权限"),
        (OSError(28, "No space left on device"), "磁盘已满"),
        (OSError("odd"), "系统读写出错"),
        (ValueError("embedded null byte"), "路径里有不能用的字符"),
    ],
)
def test_what_the_system_says_is_told_in_chinese(error: OSError | ValueError, told: str) -> None:
    assert system_fault(error) == told
