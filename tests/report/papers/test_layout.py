"""GB/T 9704-2012, as the written file has it."""

from xml.etree import ElementTree as ET

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}


@pytest.fixture(scope="module")
def document(sample_opinions, read):
    return read.opened(next(iter(sample_opinions.values())))


def test_the_page_is_a4_with_the_margins_of_the_standard(document) -> None:
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for name, width in MARGINS.items():
        assert getattr(section, name) == pytest.approx(Mm(width), abs=Mm(0.05)), name


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("公文标题", "方正小标宋简体", 22),
        ("公文一级标题", "黑体", None),
        ("公文二级标题", "楷体_GB2312", None),
        ("公文正文", None, None),
        ("footer", "SimSun", 14),
    ],
)
def test_styles_have_the_fonts_of_the_standard(document, style, font, size) -> None:
    found = document.styles[style]
    fonts = found.element.find(f".//{qn('w:rFonts')}")
    assert (fonts.get(qn("w:eastAsia")) if fonts is not None else None) == font
    assert (found.font.size.pt if found.font.size else None) == size


def test_text_is_no_3_fangsong_with_22_lines_a_page(document) -> None:
    default = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert default.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:sz')}").get(qn("w:val")) == "32"
    spacing = document.styles["Normal"].paragraph_format
    assert (spacing.line_spacing_rule, spacing.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(28.95))
    assert 22 * spacing.line_spacing.pt <= (297 - 37 - 35) / 25.4 * 72


def test_fonts_name_what_stands_in_for_them(document) -> None:
    rels = document.part.rels.values()
    [table] = [rel.target_part for rel in rels if rel.reltype.endswith("/fontTable")]
    text = table.blob.decode()
    root = ET.fromstring(text)  # noqa: S314 - our own
    fonts = {font.get(qn("w:name")): font for font in root}

    def said(font: str, what: str) -> str:
        return fonts[font].find(qn(what)).get(qn("w:val"))

    for font, first in (("仿宋_GB2312", "仿宋"), ("方正小标宋简体", "宋体"), ("楷体_GB2312", "楷体")):
        names = said(font, "w:altName").split(",")
        assert (names[0], names[-1], said(font, "w:family")) == (first, "Noto Serif CJK SC", "roman")
    assert (said("黑体", "w:altName"), said("黑体", "w:family")) == ("SimHei,Noto Sans CJK SC", "swiss")
    # The order of the schema.
    assert [each.tag for each in fonts["仿宋_GB2312"]] == [
        qn(f"w:{name}") for name in ("altName", "panose1", "charset", "family", "pitch")
    ]


def test_every_font_that_a_style_names_says_that_it_is_chinese_and_of_which_family(document) -> None:
    rels = document.part.rels.values()
    [table] = [rel.target_part for rel in rels if rel.reltype.endswith("/fontTable")]
    fonts = {font.get(qn("w:name")): font for font in ET.fromstring(table.blob)}  # noqa: S314 - our own
    named = {font.get(qn("w:eastAsia")) for font in document.styles.element.iter(qn("w:rFonts"))} - {None}
    assert named == {"仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体", "SimSun"}
    for name in named:
        assert fonts[name].find(qn("w:charset")).get(qn("w:val")) == "86"
        family = fonts[name].find(qn("w:family")).get(qn("w:val"))
        assert family == ("swiss" if name == "黑体" else "roman")
    default = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:eastAsia")) == "zh-CN"


def test_a_signature_never_stands_alone_on_a_page(sample_opinions, read) -> None:
    for data in sample_opinions.values():
        paragraphs = read.opened(data).paragraphs
        signed = [number for number, each in enumerate(paragraphs) if each.style.name == "公文落款"]
        assert len(signed) == 3
        assert paragraphs[signed[0] - 1].style.name == "公文正文"
        kept = [each.paragraph_format.keep_with_next for each in paragraphs[signed[0] - 1 : signed[-1]]]
        assert kept == [True, True, True]


def test_pages_are_numbered_on_the_outer_side(document) -> None:
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    sides = {}
    for side, footer in (("odd", section.footer), ("even", section.even_page_footer)):
        [paragraph] = footer.paragraphs
        field = paragraph._p.find(qn("w:fldSimple"))
        assert field.get(qn("w:instr")).strip() == "PAGE"
        assert "".join(each.text or "" for each in paragraph._p.iter(qn("w:t"))) == "— 1 —"
        sides[side] = paragraph.alignment
    assert sides == {"odd": WD_ALIGN_PARAGRAPH.RIGHT, "even": WD_ALIGN_PARAGRAPH.LEFT}


def test_headings_are_found_by_the_navigation(document) -> None:
    levels = [
        document.styles[name].element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val"))
        for name in ("公文一级标题", "公文二级标题", "公文三级标题")
    ]
    assert levels == ["0", "1", "2"]
