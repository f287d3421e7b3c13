"""A workbook as the zip archive that it is, opened only after nothing in it can do harm."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from procurement_rules.errors import InputError, Place
from procurement_rules.read.source_file import OLE, ZIP, seems_to_be

MAX_UNPACKED = 512 * 1024**2
# Tables of formatted blanks reach some fifty; deflate cannot exceed about a thousand.
MAX_RATIO = 300
# Below this a high ratio harms nobody: a small sheet that repeats one word.
_HARMLESS = 64 * 1024**2
_CHUNK = 1024**2
_WORKBOOK = "xl/workbook.xml"
_OTHER_KINDS = {
    "xl/workbook.bin": "二进制工作簿（.xlsb）",
    "word/document.xml": "Word 文档（.docx）",
    "ppt/presentation.xml": "演示文稿（.pptx）",
    "content.xml": "OpenDocument 文档（.ods 等）",
}
_EXPECTED = "Excel 工作簿（.xlsx）"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    # zipfile raises it for members that are encrypted or packed in an unknown way.
    RuntimeError,
)


def open_archive(data: bytes, file: str) -> zipfile.ZipFile:
    """Return the workbook's archive; every member was unpacked once and is whole."""
    where = Place(file)
    _require_zip(data, where)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _require_modest_size(archive, len(data), where)
        _unpack_all(archive)
    except _FAULTS as error:
        raise InputError(
            f"工作簿已损坏或不完整（{error}）",
            where=where,
            expected=_EXPECTED,
            remedy="重新下载或复制该文件，能打开的话另存一次",
        ) from error
    _require_workbook(archive, where)
    return archive


def _require_zip(data: bytes, where: Place) -> None:
    if data.startswith(OLE):
        raise InputError(
            "工作簿加了密码，或是旧版 .xls 改了后缀",
            where=where,
            expected="没有密码的 .xlsx",
            remedy="用 Excel 或 WPS 打开，去掉密码后另存为 .xlsx",
        )
    if not data.startswith(ZIP):
        raise InputError(
            f"不是 Excel 工作簿，像是{seems_to_be(data)}",
            where=where,
            expected=_EXPECTED,
            remedy="改用正确的后缀，或用 Excel 打开后另存为 .xlsx",
        )


def _require_modest_size(archive: zipfile.ZipFile, packed: int, where: Place) -> None:
    # The declared sizes are enough: zipfile unpacks no more than declared, and then the checksum fails.
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MAX_UNPACKED or unpacked > max(_HARMLESS, packed * MAX_RATIO):
        raise InputError(
            f"工作簿解压后有 {unpacked // 1024**2} MB，大得不合常理",
            where=where,
            expected=f"不超过 {MAX_UNPACKED // 1024**2} MB",
            remedy="删去空行和多余格式后另存，或拆成几个文件",
        )


def _unpack_all(archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        with archive.open(member) as stream:
            while stream.read(_CHUNK):
                pass


def _require_workbook(archive: zipfile.ZipFile, where: Place) -> None:
    names = {name.lower() for name in archive.namelist()}
    if _WORKBOOK in names:
        return
    kind = next((kind for part, kind in _OTHER_KINDS.items() if part in names), "别的压缩包")
    raise InputError(
        f"压缩包中没有工作簿，像是{kind}",
        where=where,
        expected=_EXPECTED,
        remedy="用 Excel 或 WPS 打开后另存为 .xlsx",
    )
