"""What exporters write under the name of a workbook: pages with hidden rows, MHTML, XML of Excel 2003; and entities."""

from __future__ import annotations

import email.mime.multipart
import email.mime.text
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.model.source import Grid
from procurement_rules.read import ReadResult, read_grids
from procurement_rules.read.cells.merged import MergedGrid

Read = Callable[[Path], ReadResult]
TREASURE = "只有本机知道的内容"
PAGE = "<table><tr><td>名称<td>说明</tr><tr><td>保洁<td>楼内</tr></table>"
SHEETS = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>{doctype}'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<Worksheet ss:Name="目录"><Table><Column/><Column ss:Index="2" ss:Hidden="1"/>{rows}</Table></Worksheet>'
    '<Worksheet ss:Name="隐"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>'
    "</Worksheet></Workbook>"
)
NAMED = '<Row><Cell><Data ss:Type="String">名称</Data></Cell></Row>'


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def sheets(tmp_path: Path, rows: str, doctype: str = "") -> list[Grid]:
    text = SHEETS.format(rows=rows, doctype=doctype)
    return list(read_grids(written(tmp_path / "x.xls", text)))


@pytest.mark.parametrize(
    "attribute", ['style="height:3px; DISPLAY : none"', "hidden", 'style="visibility:collapse"']
)
def test_hidden_rows_of_a_page(attribute: str, tmp_path: Path, read: Read) -> None:
    page = f"<table><tr><td>事项名称</tr><tr {attribute}><td>保洁</tr><tr style='color:red'><td>保安</tr></table>"
    result = read(written(tmp_path / "x.xls", page))
    assert [(item.name, item.source and item.source.hidden) for item in result.items] == [
        ("保洁", True),
        ("保安", False),
    ]
    assert result.tables[0].hidden_rows == (2,)


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8"])
def test_pages_packed_as_mail(encoding: str, tmp_path: Path) -> None:
    message = email.mime.multipart.MIMEMultipart("related")
    message.attach(email.mime.text.MIMEText("<html><frameset></frameset></html>", "html", encoding))
    message.attach(email.mime.text.MIMEText(PAGE, "html", encoding))
    message.attach(email.mime.text.MIMEText("图片", "plain", "utf-8"))
    content = b"MIME-Version: 1.0\n" + message.as_bytes().replace(b"MIME-Version: 1.0\n", b"", 1)
    (grid,) = read_grids(written(tmp_path / "x.xls", content))
    assert grid.rows == ((1, ("名称", "说明")), (2, ("保洁", "楼内")))
    assert grid.notes == ("后缀是 .xls，内容其实是网页归档（MHTML），已按网页归档（MHTML）读取",)


@pytest.mark.parametrize(
    "content",
    [
        "MIME-Version: 1.0\n\n正文",
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
        "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n%%%",
        "MIME-Version: 1.0\n" + "Content-Type: multipart/related; boundary=x\n\n--x\n" * 3000,
    ],
)
def test_mail_without_a_table_says_what_it_is(content: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"MHTML.*另存为 \.xlsx"):
        list(read_grids(written(tmp_path / "x.xls", content)))


def test_xml_of_excel_2003(tmp_path: Path) -> None:
    rows = (
        '<Row><Cell ss:MergeDown="1"><Data ss:Type="String">名称</Data></Cell><Cell ss:Index="3">'
        '<Data ss:Type="Number">30.5</Data></Cell></Row>'
        '<Row ss:Index="4" ss:Hidden="1"><Cell ss:MergeAcross="1"><ss:Data ss:Type="String" xmlns="x"><B>保</B>洁</ss:Data>'
        '</Cell><Cell><Data ss:Type="DateTime">2024-03-01T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data>'
        '</Cell><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell/></Row>'
    )
    first, second = sheets(tmp_path, rows)
    assert isinstance(first, MergedGrid)
    assert first.rows == (
        (1, ("名称", None, 30.5)),
        (4, ("保洁", None, datetime(2024, 3, 1), True, "#DIV/0!")),  # noqa: DTZ001
    )
    assert (first.sheet, first.blanks, first.merged) == ("目录", (0, 2), {(1, 0): 2})
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, frozenset({4}), frozenset({1}))
    assert (second.sheet, second.hidden, second.rows) == ("隐", True, ())


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("<Row>", "已损坏"),
        ('<Row ss:Index="9999999"><Cell><Data ss:Type="Number">1</Data></Cell></Row>', "不存在的单元格"),
        ('<Row><Cell ss:Index="99999"><Data ss:Type="Number">1</Data></Cell></Row>', "不存在的单元格"),
        (f'{NAMED}<Row ss:Index="1"><Cell><Data ss:Type="Number">1</Data></Cell></Row>', "同一个位置"),
        (
            '<Row><Cell ss:Index="16000"><Data ss:Type="Number">1</Data></Cell></Row>' * 400,
            "工作表太大",
        ),
    ],
)
def test_xml_that_would_do_harm(rows: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        sheets(tmp_path, rows)


def treasure_file(tmp_path: Path) -> str:
    return (written(tmp_path / "treasure.txt", TREASURE)).as_uri()


ENTITIES = '<!DOCTYPE x [<!ENTITY e SYSTEM "{treasure}"><!ENTITY f "内部实体">]>'


@pytest.mark.parametrize("entity", ["&e;", "&f;"])
def test_no_entity_reaches_a_cell_of_an_xlsx(
    entity: str, tmp_path: Path, raw_workbook: Callable[..., Path]
) -> None:
    doctype = ENTITIES.format(treasure=treasure_file(tmp_path))
    path = raw_workbook(
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>名称{entity}</t></is></c></row>', before=doctype
    )
    with pytest.raises(InputError, match="DTD") as raised:
        list(read_grids(path))
    assert TREASURE not in str(raised.value)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_no_entity_of_another_part_reaches_a_cell(
    part: str, tmp_path: Path, raw_workbook: Callable[..., Path]
) -> None:
    doctype = ENTITIES.format(treasure=treasure_file(tmp_path))
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    bodies = {
        "xl/sharedStrings.xml": f"<sst {main}><si><t>名称&e;</t></si></sst>",
        "xl/styles.xml": f'<styleSheet {main}><numFmts><numFmt numFmtId="200" formatCode="&e;"/></numFmts></styleSheet>',
        "xl/workbook.xml": f"<workbook {main}><sheets><sheet name='&e;' sheetId='1'/></sheets></workbook>",
    }
    path = raw_workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', parts={part: doctype + bodies[part]})
    try:
        seen = [repr(grid) for grid in read_grids(path)]
    except InputError as error:
        seen = [str(error)]
    assert TREASURE not in "".join(seen)


@pytest.mark.parametrize(
    "rows",
    [
        '<Row><Cell><Data ss:Type="String">名称&e;</Data></Cell></Row>',
        '<Row><Cell><Data ss:Type="String">名称&f;</Data></Cell></Row>',
        NAMED,
    ],
)
def test_no_entity_reaches_a_cell_of_xml_2003(rows: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="DTD") as raised:
        sheets(tmp_path, rows, ENTITIES.format(treasure=treasure_file(tmp_path)))
    assert TREASURE not in str(raised.value)


def test_entities_that_multiply_end_soon(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "笑">{entities}]>'
    with pytest.raises(InputError, match=r"DTD|已损坏"):
        sheets(
            tmp_path, '<Row><Cell ss:StyleID="&e9;"><Data ss:Type="String">&e9;</Data></Cell></Row>', doctype
        )
