from __future__ import annotations

import time

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read.formats import html_tables
from procurement_rules.read.formats.html_tables import read_html


def test_spans_breaks_and_titles() -> None:
    page = (
        "<p>单位：万元</p><table><tr><td rowspan=2 colspan=2>甲<br>乙<td>丙</tr><tr><td>丁&lt;b&gt;</tr>"
        "<tr><td>戊</table>其他<table><tr><td></table>"
    )
    first, second = read_html(page.encode(), "x")
    assert first.titles == ("单位：万元",)
    assert first.rows == ((1, ("甲\n乙", None, "丙")), (2, (None, None, "丁<b>")), (3, ("戊",)))
    assert (second.sheet, second.titles, second.rows) == ("第 2 个表格", ("其他",), ())


def test_what_a_page_says_of_its_encoding_does_not_count() -> None:
    page = "<meta charset=utf-8><table><tr><td>保洁</table>".encode("gb18030")
    (grid,) = read_html(page, "x")
    assert grid.rows == ((1, ("保洁",)),)


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>" + "<!--" * 300_000,
        "<table><tr><td>" + "<![" * 300_000,
        "<table><tr><td>" + '<a x="' * 100_000,
        "<table><tr>" + "<td rowspan=65000 colspan=1000>x" * 10 + "</tr>" + "<tr><td>y" * 10_000,
        "<table><tr>" + "<td colspan=99999>x" * 100,
        "<p>没有表格",
    ],
)
def test_pages_that_would_do_harm_end_soon(page: str) -> None:
    start = time.monotonic()
    try:
        list(read_html(page.encode(), "x"))
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - some of these pages may as well be read
    assert time.monotonic() - start < 30


def test_a_page_that_is_far_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_tables, "MAX_BYTES", 3)
    with pytest.raises(InputError, match="网页太大"):
        list(read_html(b"<table>", "x"))
