"""The document that a paper is written into: our layout of GB/T 9704-2012, or the user's own template."""

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
from procurement_rules.report.papers.words import Style

_LAYOUT = "gbt9704"
# A broken archive, a part that is missing, another kind of Word file, XML that is not well formed.
_UNREADABLE = (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError)


class Template:
    """A Word file whose styles, header, footer and page setup are used; what its body says is left out."""

    def __init__(self, path: Path | None = None) -> None:
        """Take the user's file, or ours where none is given. Raises UsageError for one that cannot be used."""
        self._data = _layout() if path is None else _read(path)
        if path is not None:
            _check(_opened(self._data, path), path)

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
    missing = [style.value for style in Style if kinds.get(style.value) is not _kind(style)]
    if missing:
        raise UsageError(
            f"模板缺少样式“{'”、“'.join(missing)}”",
            where=Place(path.name),
            expected=f"“{Style.TABLE}”是表格样式，其余是段落样式",
            remedy="以本程序写出的一份文书为底稿修改成模板，或在模板中新建同名样式",
        )
    if not len(document.sections) or document.sections[-1].page_width is None:
        raise UsageError(
            "模板没有页面设置", where=Place(path.name), remedy="在 Word 中设置纸张和页边距后保存"
        )


def _kind(style: Style) -> WD_STYLE_TYPE:
    return WD_STYLE_TYPE.TABLE if style is Style.TABLE else WD_STYLE_TYPE.PARAGRAPH
