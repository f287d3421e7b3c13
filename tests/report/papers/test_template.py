from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from procurement_rules.errors import UsageError
from procurement_rules.report.papers import opinions, working_papers


@pytest.fixture
def ours(build, only):
    """Return an opinion in our layout: what users are told to begin their template with."""
    return only(opinions, build.screening(build.verdict(purchaser="甲局")))


@pytest.fixture
def own(ours, read, tmp_path):
    path = tmp_path / "本局模板.docx"
    document = read.opened(ours)
    section = document.sections[0]
    section.header.paragraphs[0].text = "某某市财政局文件"
    section.left_margin = section.right_margin = Mm(40)
    document.styles["公文正文"].font.size = Pt(14)
    document.save(path)
    return path


@pytest.mark.parametrize("make", [opinions, working_papers])
def test_the_users_template_replaces_ours(make, own, read, build, ruled, only) -> None:
    screening = build.screening(ruled(build.violation(), purchaser="乙局"))
    document = read.opened(only(make, screening, template=own))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "某某市财政局文件"
    assert section.left_margin == pytest.approx(Mm(40), abs=Mm(0.05))
    assert document.styles["公文正文"].font.size == Pt(14)
    # What the template's own body says is left out.
    assert "甲局" not in "".join(paragraph.text for paragraph in document.paragraphs)


def test_tables_are_as_wide_as_the_templates_text(own, read, build, ruled, only) -> None:
    screening = build.screening(ruled(purchaser="乙局"))
    table = read.opened(only(working_papers, screening, template=own)).tables[0]
    assert sum(column.width for column in table.columns) == pytest.approx(Mm(210 - 80), abs=Mm(0.1))


def _look(document, name):
    """Return what a paragraph style looks like in the end: font, size, line spacing, space after."""
    font = size = line = after = None
    style = document.styles[name]
    while style is not None:
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        font = font or (fonts is not None and fonts.get(qn("w:eastAsia"))) or None
        size = size or style.font.size
        line = line or style.paragraph_format.line_spacing
        after = style.paragraph_format.space_after if after is None else after
        style = style.base_style
    return font, size, line, after


@pytest.fixture
def letterhead(tmp_path):
    """Return a bureau's own Word file: page, header, Normal, and none of our styles."""
    path = tmp_path / "本局信笺.docx"
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "某某市财政局"
    section.footer.paragraphs[0].text = "电话"
    section.left_margin = section.right_margin = Mm(35)
    document.styles["Normal"].font.size = Pt(9)
    document.styles["Normal"].paragraph_format.space_after = Pt(30)
    document.save(path)
    return path


@pytest.mark.parametrize("make", [opinions, working_papers])
def test_a_plain_word_file_gets_our_styles_and_keeps_its_own(
    make, letterhead, read, build, ruled, only
) -> None:
    screening = build.screening(ruled(build.violation(), purchaser="乙局"))
    document = read.opened(only(make, screening, template=letterhead))
    section = document.sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("某某市财政局", "电话")
    assert section.left_margin == pytest.approx(Mm(35), abs=Mm(0.05))
    normal = document.styles["Normal"]
    assert (normal.font.size, normal.paragraph_format.space_after) == (Pt(9), Pt(30))
    assert _look(document, "公文正文") == ("仿宋_GB2312", Pt(16), Pt(28.95), 0)
    assert _look(document, "公文标题")[:2] == ("方正小标宋简体", Pt(22))
    assert document.paragraphs[0].style.name == "公文标题"
    assert len({style.style_id for style in document.styles}) == len(document.styles)


def test_ours_are_based_on_the_templates_own_where_it_has_them(ours, read, tmp_path, build, only) -> None:
    path = tmp_path / "模板.docx"
    document = read.opened(ours)
    document.styles["公文正文"].font.size = Pt(14)
    document.styles["公文二级标题"].delete()
    document.styles["公文表格"].delete()
    document.save(path)
    again = read.opened(only(opinions, build.screening(build.verdict()), template=path))
    assert _look(again, "公文二级标题")[:2] == ("楷体_GB2312", Pt(14))
    assert again.styles["公文表格"].base_style.name == "Normal Table"
    assert sum(style.name == "公文正文" for style in again.styles) == 1


def test_a_template_that_was_written_with_added_styles_is_a_template(letterhead, build, only) -> None:
    screening = build.screening(build.verdict(purchaser="乙局"))
    first = only(opinions, screening, template=letterhead)
    letterhead.write_bytes(first)
    assert only(opinions, screening, template=letterhead) == first


def test_a_style_of_another_kind_is_named(ours, read, tmp_path, build, labels) -> None:
    path = tmp_path / "模板.docx"
    document = read.opened(ours)
    document.styles["公文正文"].name = "别的"
    document.styles["公文表格"].name = "公文正文"
    document.save(path)
    with pytest.raises(UsageError, match=r"^模板\.docx：模板的样式“公文正文”不是所要的类型；应为：.*；请"):
        next(opinions(build.screening(build.verdict()), labels, template=path))


def _absent(path) -> None:
    path.unlink()


def _text(path) -> None:
    path.write_text("不是 Word", encoding="utf-8")


def _other_zip(path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")


def _broken_xml(path) -> None:
    with ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:-20]
    with ZipFile(path, "w") as after:
        for name, data in parts.items():
            after.writestr(name, data)


def _template_kind(path) -> None:
    with ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
    with ZipFile(path, "w") as after:
        for name, data in parts.items():
            after.writestr(name, data)


@pytest.mark.parametrize("spoil", [_absent, _text, _other_zip, _broken_xml, _template_kind])
def test_what_is_no_word_file_is_refused_in_one_line(spoil, own, build, labels) -> None:
    spoil(own)
    with pytest.raises(
        UsageError, match=r"^本局模板\.docx：不能作为文书模板打开；应为：Word 文档（\.docx）；请"
    ):
        next(opinions(build.screening(build.verdict()), labels, template=own))


def test_a_template_without_a_page_is_refused(own, read, build, labels) -> None:
    document = read.opened(own.read_bytes())
    body = document.element.body
    body.remove(body.sectPr)
    document.save(own)
    with pytest.raises(UsageError, match="模板没有页面设置"):
        next(opinions(build.screening(build.verdict()), labels, template=own))
