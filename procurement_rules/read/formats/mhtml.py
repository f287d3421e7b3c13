"""Web pages that Excel saved as one file (MHTML), as exporters hand them out under the name of a workbook."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator

from procurement_rules.errors import InputError, Place
from procurement_rules.model.source import Grid
from procurement_rules.read.formats.html_tables import MAX_BYTES, read_html

_CELL = b"<td"


def read_mhtml(data: bytes, file: str) -> Iterator[Grid]:
    """Yield the tables of its pages; nothing else that is packed with them is looked at."""
    pages = list(_pages(data)) if len(data) <= MAX_BYTES else []
    if not pages:
        raise InputError(
            "网页归档（MHTML）里没有表格",
            where=Place(file),
            expected="有表头和数据行的表格",
            remedy="用 Excel 打开，另存为 .xlsx 后再送审",
        )
    return read_html(b"\n".join(pages), file)


def _pages(data: bytes) -> Iterator[bytes]:
    # The old policy reads headers only as far as asked: the others parse every one of them.
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes) and _CELL in content.lower():
            yield content
