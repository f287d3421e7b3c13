"""The bytes of a paper: always the same, and never more than the text that was submitted."""

import io
from zipfile import ZipFile

import pytest

from procurement_rules.report.papers import opinions, working_papers

HOSTILE = (
    '=HYPERLINK("http://x") <w:br/>&amp; ]]> a\x00b\x0b\x1f\ufffe\uffff \ud800 \u202e反 {{x}} PAGE \r\n\t末'
)


@pytest.mark.parametrize("make", [opinions, working_papers])
def test_the_same_screening_gives_the_same_bytes(make, sample) -> None:
    assert list(make(*sample)) == list(make(*sample))


@pytest.mark.parametrize("make", [opinions, working_papers])
def test_a_paper_tells_neither_time_nor_author(make, sample, read) -> None:
    _, data = next(make(*sample))
    with ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "modified" not in core
    properties = read.opened(data).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.title.startswith("政府购买服务目录建议审查")


@pytest.mark.parametrize("make", [opinions, working_papers])
def test_submitted_text_is_text_and_nothing_else(make, build, ruled, only, read) -> None:
    finding = build.violation(message=HOSTILE, remedy=HOSTILE)
    fields = dict.fromkeys(("name", "description", "purchaser", "declared_code", "funding_source"), HOSTILE)
    rejected = build.rejected(text=HOSTILE, reason=HOSTILE)
    screening = build.screening(ruled(finding, **fields), rejected=(rejected,), files=(HOSTILE,))
    data = only(make, screening)
    document = read.opened(data)
    xml = document.element.xml
    assert "w:hyperlink" not in xml
    assert "w:instrText" not in xml
    assert "w:fldSimple" not in xml
    told = "\n".join(
        read.lines(data)
        + [cell for at in range(len(document.tables)) for row in read.cells(data, at) for cell in row]
    )
    assert '=HYPERLINK("http://x") <w:br/>&amp; ]]> a' in told
    assert not set(told) & set("\x0b\x1f\ufffe\uffff\u202e")
