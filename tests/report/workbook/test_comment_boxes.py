"""The boxes of the department's comments keep their sizes."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from procurement_rules.report.workbook.comment_boxes import Box, boxes
from procurement_rules.report.workbook.package import opened, saved
from tests.report.workbook.test_losses import note, package


@pytest.mark.parametrize(
    ("style", "size"),
    [
        ("position:absolute;width:108pt;height:59.25pt;visibility:hidden", (144, 79)),
        ("mso-width:9pt; height : 2IN ;width:300px", (300, 192)),
        ("width:99999pt;height:0pt", (2000, 16)),
        ("width:auto", (None, None)),
    ],
)
def test_a_size_is_read_in_any_unit(style, size):
    assert list(boxes(note(style))) == [Box(2, 3, *size, has_look=False)]


@pytest.mark.parametrize("drawing", [b"", b"<", b"<xml/>", b"\xff\xfe"])
def test_what_is_no_drawing_has_no_boxes(drawing):
    assert list(boxes(drawing)) == []


def test_an_untouched_comment_keeps_its_size():
    def comment(book):
        book.worksheets[0]["C2"].comment = Comment("请核对", "张三", height=240, width=420)
        book.worksheets[0]["D2"].comment = Comment("再核对", "张三")

    sheet = opened(saved(opened(package({}, comment)))).worksheets[0]
    assert [(sheet[cell].comment.width, sheet[cell].comment.height) for cell in ("C2", "D2")] == [
        (420, 240),
        (144, 79),
    ]


def test_a_comment_that_ours_is_added_to_is_not_made_smaller(annotated, submitted):
    def comment(book):
        book.worksheets[0]["C2"].comment = Comment("请领导阅", "张三", height=900, width=800)

    (result,) = annotated(submitted(comment))
    assert "大小" not in "".join(result.warnings)
    written = opened(result.content)["报送"]["C2"].comment
    assert written.text.startswith("请领导阅")
    assert (written.width, written.height) == (800, 900)
    assert load_workbook(io.BytesIO(result.content))["报送"]["C2"].comment.author == "张三"
