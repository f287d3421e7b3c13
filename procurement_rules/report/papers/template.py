"""The document that a paper is written into: our layout of GB/T 9704-2012, or the user's own template.

A template keeps what it has: page, header, footer, and styles. Styles of ours that it lacks are added.
"""

from __future__ import annotations

import io
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError

from procurement_rules.errors import Place, UsageError
from procurement_rules.report.papers.styles import add_styles
from procurement_rules.report.papers.words import Style

_LAYOUT = "gbt9704"
# A broken archive, a part that is missing, another kind of Word file, XML that is not well formed.
_UNREADABLE = (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError)


class Template:
    """A Word file whose styles, header, footer and page setup are used; what its body says is left out."""

    def __init__(self, path: Path | None = None) -> None:
        """Take the user's file, or ours where none is given. Raises UsageError for one that cannot be used."""
        self._data = _layout() if path is None else _completed(path)

    def document(self) -> DocumentObject:
        """Return a new document without any text."""
        document = Document(io.BytesIO(self._data))
        document.element.body.clear_content()
        return document


def _layout() -> bytes:
    """Return our layout as a Word file; its parts lie beside this module."""
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        for name, part in _parts(files(__package__) / _LAYOUT, ""):
            archive.writestr(name, part.read_bytes())
    return data.getvalue()


def _parts(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    parts: list[tuple[str, Traversable]] = []
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        parts += _parts(each, f"{path}{each.name}/") if each.is_dir() else [(f"{path}{each.name}", each)]
    return parts


def _completed(path: Path) -> bytes:
    """Return the user's file with the styles that it lacks."""
    document = _opened(_read(path), path)
    _check(document, path)
    has = {style.name for style in document.styles}
    add_styles(
        document, Document(io.BytesIO(_layout())), [style for style in Style if style.value not in has]
    )
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unusable(path) from error


def _opened(data: bytes, path: Path) -> DocumentObject:
    try:
        return Document(io.BytesIO(data))
    except _UNREADABLE as error:
        raise _unusable(path) from error


def _unusable(path: Path) -> UsageError:
    return UsageError(
        "不能作为文书模板打开",
        where=Place(path.name),
        expected="Word 文档（.docx）",
        remedy="在 Word 中另存为 .docx 后再用",
    )


def _check(document: DocumentObject, path: Path) -> None:
    kinds = {style.name: style.type for style in document.styles}
    others = [style.value for style in Style if kinds.get(style.value, _kind(style)) is not _kind(style)]
    if others:
        raise UsageError(
            f"模板的样式“{'”、“'.join(others)}”不是所要的类型",
            where=Place(path.name),
            expected=f"“{Style.TABLE}”是表格样式，其余是段落样式",
            remedy="在模板中改名或删去这些样式，缺少的样式由程序补上",
        )
    if not len(document.sections) or document.sections[-1].page_width is None:
        raise UsageError(
            "模板没有页面设置", where=Place(path.name), remedy="在 Word 中设置纸张和页边距后保存"
        )


def _kind(style: Style) -> WD_STYLE_TYPE:
    return WD_STYLE_TYPE.TABLE if style is Style.TABLE else WD_STYLE_TYPE.PARAGRAPH
