"""A Word file whose bytes depend on its contents only."""

from __future__ import annotations

import io
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart

_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(document: DocumentObject, title: str) -> bytes:
    """Return the document as a file. Its properties hold the title alone: no author, no time."""
    properties = document.core_properties
    part = cast(XmlPart, document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES))
    for each in list(part.element):
        part.element.remove(each)
    properties.title, properties.language = title, "zh-CN"
    written = io.BytesIO()
    document.save(written)
    return _without_clock(written)


def _without_clock(written: io.BytesIO) -> bytes:
    """Return the archive with every time in it set to the same."""
    again = io.BytesIO()
    with ZipFile(written) as before, ZipFile(again, "w") as after:
        for name in before.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            # The system that wrote it would show here as well.
            entry.create_system = 0
            after.writestr(entry, before.read(name))
    return again.getvalue()
