"""Text as it goes into Word: every submitted word passes here and is made safe."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.text.paragraph import Paragraph

from procurement_rules.report.highlight import Segment
from procurement_rules.report.printable import visible

# Two signs that are no control characters and that XML does not allow all the same.
_NO_XML = re.compile("[\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\n]+")


def safe(text: str) -> str:
    """Return a text as one line that XML can carry and in which nothing is hidden."""
    return _BLANKS.sub(" ", _NO_XML.sub("\ufffd", visible(text)))


def write(paragraph: Paragraph, segments: Iterable[Segment]) -> None:
    """Add segments to a paragraph, the marked ones in bold and underlined."""
    for segment in segments:
        run = paragraph.add_run(safe(segment.text))
        if segment.marked:
            run.bold = run.underline = True
