"""What a submitted workbook holds that the library which rewrites it cannot keep."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from openpyxl import Workbook

from procurement_rules.report.workbook.comment_boxes import boxes
from procurement_rules.report.workbook.words import KEPT_SIMPLIFIED

# A part's name → what is lost with it.
_LOST_PARTS = (
    (re.compile(r"xl/threadedComments/"), "讨论式批注的回复结构（文字已改为普通批注保留）"),
    (re.compile(r"xl/cellimages\.xml$"), "嵌入单元格的图片"),
    (re.compile(r"xl/embeddings/"), "嵌入的其他文件（OLE 对象）"),
    (re.compile(r"xl/slicers/"), "切片器"),
    (re.compile(r"xl/(queryTables/|connections\.xml$)"), "外部数据连接"),
    (re.compile(r"_xmlsignatures/"), "数字签名（文件改动后签名失效）"),
    (re.compile(r"customXml/"), "自定义 XML 数据"),
)
_CONTROLS = re.compile(r"xl/(ctrlProps|activeX)/")
_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml$")
_CHART = re.compile(r"xl/charts/chart\d+\.xml$")
_WORKBOOK = "xl/workbook.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[ >]")
_VML = re.compile(r"xl/drawings/[^/]+\.vml$")
_PRINT_AREA = re.compile(rb'<(?:\w+:)?definedName\s[^>]*"_xlnm\.Print_Area"')
_PICTURE = re.compile(rb"<(?:\w+:)?pic[ >]")
_EXTENSIONS = (
    (re.compile(rb"<(?:\w+:)?legacyDrawingHF[ >]"), "页眉、页脚中的图片"),
    (re.compile(rb"<x14:conditionalFormatting[ >]"), "部分条件格式（Excel 2010 以后的数据条、图标等）"),
    (re.compile(rb"<x14:dataValidation[ >]"), "引用其他工作表的下拉选项"),
    (re.compile(rb"<x14:sparkline[ >]"), "迷你图"),
)


def losses(data: bytes, workbook: Workbook) -> tuple[str, ...]:
    """Say in Chinese what the file `data` holds and the workbook opened from it does not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = [*_parts(archive, workbook), *_drawings(archive, workbook), *_extensions(archive)]
    return tuple(dict.fromkeys(found))


def _parts(archive: zipfile.ZipFile, workbook: Workbook) -> Iterator[str]:
    names = archive.namelist()
    for pattern, what in _LOST_PARTS:
        if any(map(pattern.match, names)):
            yield what
    if any(box.has_look for name in names if _VML.match(name) for box in boxes(archive.read(name))):
        yield "原有批注框的颜色和是否常显（文字和大小保留）"
    areas = sum(len(_PRINT_AREA.findall(archive.read(name))) for name in names if name.lower() == _WORKBOOK)
    if areas > sum(bool(sheet.print_area) for sheet in workbook.worksheets):
        yield "用公式写的或已经失效的打印区域"
    if any(map(_CONTROLS.match, names)) and workbook.vba_archive is None:
        yield "表单控件（按钮、复选框等）"


def _drawings(archive: zipfile.ZipFile, workbook: Workbook) -> Iterator[str]:
    names = archive.namelist()
    drawings = [archive.read(name) for name in names if _DRAWING.match(name)]
    if any(map(_SHAPE.search, drawings)):
        yield "形状、文本框"
    pictures = sum(len(_PICTURE.findall(drawing)) for drawing in drawings)
    if pictures > _kept(workbook, "_images"):
        yield "图片"
    charts = sum(1 for name in names if _CHART.match(name))
    if charts > _kept(workbook, "_charts"):
        yield "图表"
    elif charts:
        yield KEPT_SIMPLIFIED


def _kept(workbook: Workbook, kind: str) -> int:
    return sum(len(getattr(sheet, kind)) for sheet in [*workbook.worksheets, *workbook.chartsheets])


def _extensions(archive: zipfile.ZipFile) -> Iterator[str]:
    sheets = [archive.read(name) for name in archive.namelist() if _SHEET.match(name)]
    for pattern, what in _EXTENSIONS:
        if any(map(pattern.search, sheets)):
            yield what
