from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from procurement_rules.errors import InputError
from procurement_rules.read import read_grids
from procurement_rules.read.formats.word import read_word
from tests.read.builders import word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def written(body: str, before: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
    return data.getvalue()


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_tables_are_grids_with_the_lines_above_them(tmp_path: Path) -> None:
    path = word(
        tmp_path / "x.docx", "标题", "单位：万元", [["名称", "说明"], ["保洁", "楼内"]], "附", [["甲"]]
    )
    first, second = read_grids(path)
    assert (first.file, first.sheet, first.titles) == ("x.docx", "第 1 个表格", ("标题", "单位：万元"))
    assert first.rows == ((1, ("名称", "说明")), (2, ("保洁", "楼内")))
    assert (second.sheet, second.titles, second.rows) == ("第 2 个表格", ("附",), ((1, ("甲",)),))


def test_a_table_within_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "外"
    inner = outer.cell(0, 1).add_table(1, 1)
    inner.cell(0, 0).text = "内"
    document.save(str(tmp_path / "x.docx"))
    assert [grid.rows for grid in read_grids(tmp_path / "x.docx")] == [((1, ("外", None)),), ((1, ("内",)),)]


def test_lines_breaks_spans_hidden_rows_and_deleted_text() -> None:
    wide = cell("宽", '<w:gridSpan w:val="2"/>')
    rows = (
        f"<w:tr>{wide}{cell('窄')}</w:tr>"
        "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:t>删</w:t></w:r></w:del><w:r><w:t>三</w:t></w:r></w:p></w:tc></w:tr>"
    )
    (grid,) = read_word(written(f"<w:tbl>{rows}</w:tbl>"), "x")
    assert grid.rows == ((1, ("宽", None, "窄")), (2, ("一\n二\n三",)))
    assert grid.hidden_rows == {2}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (written("<w:p/>"), "文档里没有表格"),
        (written("<w:tbl>&x;</w:tbl>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "DTD"),
        (written("<w:tbl>"), "已损坏"),
        (
            written("<w:tbl>" + "<w:tr>" + cell("x", '<w:gridSpan w:val="9999"/>') * 20 + "</w:tr></w:tbl>"),
            "表格太大",
        ),
        (written("<w:tbl/>" + " " * 80_000_000), "大得不合常理"),
    ],
)
def test_documents_that_are_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        list(read_word(data, "x"))
