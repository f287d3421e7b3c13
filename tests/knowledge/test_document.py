"""YAML as plain data that remembers where everything stands."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.errors import KnowledgeError
from procurement_rules.knowledge.document import Document, read_document

Read = Callable[..., Document]

TEXT = """\
# 注释
title: 购买工程
basis:
  - {instrument: 财政部令第102号, clause: 第十六条}
  - instrument: 预算法
    clause: 第十三条
"""


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("0.85", Decimal("0.85")),
        ("1.50", Decimal("1.50")),
        ("2020-03-01", date(2020, 3, 1)),
    ],
)
def test_a_plain_value_is_what_it_looks_like(document: Read, written: str, value: object) -> None:
    read = document(f"x: {written}\n").data["x"]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "True",
        "001001",
        "1e5",
        "0x10",
        "1_000",
        "12:30",
        ".5",
        "2020-02-30",
        "2020-3-1",
    ],
)
def test_what_other_readers_guess_at_stays_text(document: Read, written: str) -> None:
    assert document(f"x: {written}\n").data["x"] == written


@pytest.mark.parametrize("quoted", ['"true"', "'2020-03-01'", '"102"', "|-\n  ~", ">-\n  0.5"])
def test_quoted_values_are_text(document: Read, quoted: str) -> None:
    assert isinstance(document(f"x: {quoted}\n").data["x"], str)


@pytest.mark.parametrize("digits", ["1" * 19, "9" * 400, "0." + "3" * 10])
def test_a_number_longer_than_any_amount_stays_text(document: Read, digits: str) -> None:
    assert document(f"x: {digits}\n").data["x"] == digits


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        ((), False, "a.yaml:2:1"),
        (("title",), False, "a.yaml:2:8"),
        (("title",), True, "a.yaml:2:1"),
        (("basis", 0), False, "a.yaml:4:5"),
        (("basis", 0, "clause"), False, "a.yaml:4:37"),
        (("basis", 1, "clause"), True, "a.yaml:6:5"),
    ],
)
def test_every_part_knows_its_line_and_column(
    document: Read, path: tuple[str | int, ...], key: bool, place: str
) -> None:
    assert str(document(TEXT).place(path, key=key)) == place


def test_what_is_not_there_is_placed_at_the_nearest_part_above(document: Read) -> None:
    assert str(document(TEXT).place(("basis", 1, "note", "by"))) == "a.yaml:5:5"


def test_a_document_tells_what_it_has(document: Read) -> None:
    read = document(TEXT)
    assert read.has(("basis", 1, "clause"))
    assert not read.has(("basis", 2))


def test_a_fault_stands_where_its_part_does(document: Read) -> None:
    error = document(TEXT).fault("没有这一条", ("basis", 1, "clause"), remedy="查登记簿")
    assert str(error) == "a.yaml:6:13：没有这一条；请查登记簿"


def test_a_byte_order_mark_and_windows_line_ends_move_nothing(document: Read) -> None:
    read = document(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read.data == document(TEXT).data
    assert str(read.place(("basis", 1, "clause"))) == "a.yaml:6:13"


def test_a_document_is_shown_relative_to_its_root(document: Read) -> None:
    assert document("x: 1\n", "rules/national/a.yaml").shown == "rules/national/a.yaml"


def test_a_document_from_elsewhere_is_shown_in_full(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("x: 1\n", encoding="utf-8")
    assert read_document(file, tmp_path / "root").shown == str(file)


def test_a_missing_file_is_a_knowledge_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"^a\.yaml：文件无法读取"):
        read_document(tmp_path / "a.yaml", tmp_path)


@pytest.mark.parametrize(
    "text", ["&a [*a]", "a: &a {b: *a}", "x: &x [1]\ny: *x", "a: &a {b: 1}\nc: {<<: *a}"]
)
def test_aliases_are_refused_even_where_they_bite_their_own_tail(document: Read, text: str) -> None:
    with pytest.raises(KnowledgeError, match="不支持 YAML 的锚点和引用"):
        document(text)


def test_a_bomb_of_aliases_does_not_go_off(document: Read) -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 10)]
    with pytest.raises(KnowledgeError, match="锚点"):
        document("\n".join(["l0: &l0 [吉]", *levels]))


@pytest.mark.parametrize("text", ["!!python/object/apply:os.getcwd []", "x: !!python/name:os.system"])
def test_tags_run_nothing(document: Read, text: str) -> None:
    assert document(text).data in ([], {"x": None})


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_deeper_than_any_rule_is_refused(document: Read, opening: str) -> None:
    closing = {"[": "]", "{a: ": "}", "- ": ""}[opening]
    with pytest.raises(KnowledgeError, match="嵌套超过 60 层"):
        document(opening * 500 + closing * 500)


_PLAIN = st.recursive(
    st.text(st.characters(categories=["Lo", "Ll"]), min_size=1, max_size=5),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text("abcdefg", min_size=1, max_size=3), inner, max_size=4),
    ),
    max_leaves=12,
)


def _flow(data: object) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(_flow, data)) + "]"
    return f'"{data}"'


@given(_PLAIN)
def test_what_was_written_is_read_and_stands_where_it_was_written(data: object) -> None:
    text = "x: " + _flow(data)
    document = Document(Path("a.yaml"), "a.yaml", text)
    assert document.data == {"x": data}
    for path in _paths(data, ("x",)):
        column = document.place(path).column
        assert column is not None
        assert text[column - 1] in '"[{'


def _paths(data: object, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for key, value in inner for each in _paths(value, (*path, key)))]
