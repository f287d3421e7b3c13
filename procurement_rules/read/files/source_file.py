"""The bytes of a submitted file, and what they seem to be where the suffix says otherwise."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from procurement_rules.errors import InputError, Place, system_fault
from procurement_rules.model.clean import clean

# Read whole: a table of services is far smaller, and what is larger would not fit into memory as cells.
MAX_BYTES = 512 * 1024**2

# Excel and WPS leave such a file beside one that is open.
LOCK = "~$"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
ARCHIVES = ("RAR 压缩包", "7z 压缩包", "gzip 压缩包")
OLD_EXCEL = "很旧的 Excel 工作簿"
_SIGNATURES = {
    ZIP: "Excel 工作簿（.xlsx）或其他压缩包",
    OLE: "旧版 Excel 工作簿（.xls）或加了密码的工作簿",
    b"%PDF": "PDF 文档",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"Rar!": ARCHIVES[0],
    b"7z\xbc\xaf": ARCHIVES[1],
    b"\x1f\x8b": ARCHIVES[2],
    # Streams of Excel 2 to 5 without the container of later ones.
    **dict.fromkeys(
        (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00"), OLD_EXCEL
    ),
}
MHTML = "网页归档（MHTML）"
XML_SHEETS = "Excel 2003 XML 表格"
_CHOOSE = "核对是否选错了文件"
# How messages of mail begin, as which Excel packs a page with its pictures into one file.
_MESSAGE = (b"mime-version:", b"from: <saved by", b"content-type: multipart/")
_XML_SHEETS = b"urn:schemas-microsoft-com:office:spreadsheet"
_HTML = (b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<body")


def file_name(path: Path) -> str:
    """Return the file as the user named it, for errors, in characters that can be printed."""
    return str(clean(str(path)))


def shown_name(path: Path) -> str:
    """Return the file as reports name it, which are passed on: without the folders of one machine."""
    return str(clean(path.name))


def read_bytes(path: Path) -> bytes:
    """Return the content of a regular, readable file that is neither empty nor far too large."""
    require_file(path)
    with told_as_input_error(path):
        data = path.read_bytes()
    if not data:
        raise InputError(
            "文件是空的", where=Place(file_name(path)), expected="有表头和数据行的表格", remedy=_CHOOSE
        )
    return data


def require_file(path: Path) -> None:
    """Raise InputError where `path` is not a regular file of a size that can be read."""
    where = Place(file_name(path))
    with told_as_input_error(path):
        status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise InputError(
            "是文件夹，不是文件", where=where, expected="一个表格文件", remedy="指明文件夹中的文件"
        )
    if not stat.S_ISREG(status.st_mode):
        raise InputError("不是普通文件", where=where, expected="一个表格文件", remedy="先把内容存成文件")
    if path.name.startswith(LOCK):
        raise InputError(
            "是 Excel 或 WPS 打开文件时留下的锁文件，里面没有表格",
            where=where,
            expected="文件名不带 ~$ 的原文件",
            remedy="关闭打开它的程序，改送原文件",
        )
    if status.st_size > MAX_BYTES:
        megabytes = MAX_BYTES // 1024**2
        raise InputError(
            "文件太大", where=where, expected=f"不超过 {megabytes} MB", remedy="拆成几个文件分别送审"
        )


@contextmanager
def told_as_input_error(path: Path) -> Iterator[None]:
    """Raise what the file system objects to as InputError."""
    where = Place(file_name(path))
    try:
        yield
    except FileNotFoundError:
        raise InputError("文件不存在", where=where, remedy="核对路径和文件名") from None
    except PermissionError:
        raise InputError("没有读取权限", where=where, remedy="检查文件权限，或关闭正在占用它的程序") from None
    # ValueError: a path that no file system can hold, such as one with a NUL.
    except (OSError, ValueError) as error:
        raise InputError(
            f"文件读不出来（{system_fault(error)}）", where=where, remedy="核对路径，或把文件复制到本机后再试"
        ) from error


def binary_kind(data: bytes) -> str | None:
    """Return what a binary file seems to be, by its first bytes; None where it may be text."""
    return next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), None)


def seems_to_be(data: bytes) -> str:
    """Return the likely kind of a file that is not what its suffix says."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    is_sheets = head.startswith(b"<") and b"<html" not in head and _XML_SHEETS in head
    kinds = (
        (head.startswith(_MESSAGE), MHTML),
        (is_sheets, XML_SHEETS),
        (any(tag in head for tag in _HTML), "网页（HTML）"),
        (head.startswith(b"<"), "XML 文档"),
        (head.startswith((b"{", b"[")), "JSON 文本"),
        (b"\x00" in head, "未知的二进制文件"),
    )
    return binary_kind(data) or next((kind for holds, kind in kinds if holds), "文本文件（如 CSV）")
