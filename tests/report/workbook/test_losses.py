"""What the rewritten workbook does not keep is told."""

import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from procurement_rules.report.workbook import words
from procurement_rules.report.workbook.losses import losses
from procurement_rules.report.workbook.package import opened


def note(style: str, told: str = "", fill: str = "#ffffe1") -> bytes:
    """Return a drawing with the box of the comment at C2."""
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<v:shape type="#_x0000_t202" style="{style}" fillcolor="{fill}"><v:textbox><br></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>2</x:Column>{told}</x:ClientData>'
        "</v:shape></xml>"
    ).encode()


def package(parts: dict[str, bytes], change=lambda _: None) -> bytes:
    workbook = Workbook()
    workbook.worksheets[0].append((1, 2))
    change(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def told(data: bytes) -> tuple[str, ...]:
    return losses(data, opened(data))


def test_a_plain_workbook_loses_nothing():
    assert told(package({})) == ()


@pytest.mark.parametrize(
    ("part", "data", "what"),
    [
        ("xl/drawings/drawing9.xml", b"<xdr:wsDr><xdr:sp macro=''/></xdr:wsDr>", "形状、文本框"),
        ("xl/drawings/drawing9.xml", b"<xdr:wsDr><xdr:pic></xdr:pic></xdr:wsDr>", "图片"),
        ("xl/charts/chart9.xml", b"<c:chartSpace/>", "图表"),
        ("xl/cellimages.xml", b"<x/>", "嵌入单元格的图片"),
        ("xl/embeddings/oleObject1.bin", b"x", "嵌入的其他文件（OLE 对象）"),
        ("xl/ctrlProps/ctrlProp1.xml", b"<x/>", "表单控件（按钮、复选框等）"),
        (
            "xl/threadedComments/threadedComment1.xml",
            b"<x/>",
            "讨论式批注的回复结构（文字已改为普通批注保留）",
        ),
        (
            "xl/drawings/vmlDrawing9.vml",
            note("visibility:hidden", "<x:Visible/>"),
            "原有批注框的颜色和是否常显（文字和大小保留）",
        ),
        (
            "xl/worksheets/sheet9.xml",
            b"<worksheet><legacyDrawingHF r:id='rId1'/></worksheet>",
            "页眉、页脚中的图片",
        ),
        ("_xmlsignatures/sig1.xml", b"<x/>", "数字签名（文件改动后签名失效）"),
        (
            "xl/worksheets/sheet9.xml",
            b"<worksheet><extLst><x14:dataValidation type='list'/></extLst></worksheet>",
            "引用其他工作表的下拉选项",
        ),
    ],
)
def test_each_kind_is_named(part, data, what):
    assert told(package({part: data})) == (what,)


def test_a_chart_is_kept_and_said_to_be_redrawn():
    def chart(workbook):
        drawn = BarChart()
        drawn.add_data(Reference(workbook.worksheets[0], min_col=1, min_row=1))
        workbook.worksheets[0].add_chart(drawn)

    assert told(package({}, chart)) == (words.KEPT_SIMPLIFIED,)


def test_the_summary_sheet_says_it(annotated, submitted):
    path = submitted()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/cellimages.xml", b"<x/>")
    (result,) = annotated(path)
    assert result.warnings == ("嵌入单元格的图片",)
    texts = [cell.value for cell in result.workbook["审查汇总"]["A"]]
    assert texts[-2:] == ["没有保留的内容", "• 嵌入单元格的图片"]


@pytest.mark.parametrize(
    ("fill", "lost"), [("#FFFFE1", False), ("infoBackground [80]", False), ("#ff0000", True)]
)
def test_a_comment_of_the_usual_colour_loses_nothing(fill, lost):
    data = package({"xl/drawings/vmlDrawing9.vml": note("width:99pt", fill=fill)})
    assert bool(told(data)) is lost


@pytest.mark.parametrize(("area", "lost"), [("A1:B2", ()), ("#REF!", ("用公式写的或已经失效的打印区域",))])
def test_a_print_area_that_names_no_cells_is_told(area, lost):
    data = package({}, lambda book: setattr(book.worksheets[0], "print_area", "A1:B2"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"$A$1:$B$2", area.encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert told(buffer.getvalue()) == lost
