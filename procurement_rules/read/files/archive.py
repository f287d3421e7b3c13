"""An Office file as the zip archive that it is, opened only after nothing in it can do harm."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from procurement_rules.errors import InputError, Place

MAX_UNPACKED = 512 * 1024**2
# Tables of formatted blanks reach some fifty; deflate cannot exceed about a thousand.
MAX_RATIO = 300
# Below this a high ratio harms nobody: a small sheet that repeats one word.
_HARMLESS = 64 * 1024**2
_CHUNK = 1024**2
_PACKED_ODDLY = "文件里有加了密码或用不支持的方法压缩的部件"
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


def packed_parts(data: bytes, file: str) -> set[str]:
    """Return the lower-case names of the archive's parts, unpacking none."""
    with _told_as_input_error(file), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name.lower() for name in archive.namelist()}


def open_archive(data: bytes, file: str) -> zipfile.ZipFile:
    """Return the file's archive; every part was unpacked once and is whole."""
    with _told_as_input_error(file):
        archive = zipfile.ZipFile(io.BytesIO(data))
        _require_modest_size(archive, len(data), Place(file))
        _unpack_all(archive)
    return archive


@contextmanager
def _told_as_input_error(file: str) -> Iterator[None]:
    try:
        yield
    except _FAULTS as error:
        raise InputError(
            _PACKED_ODDLY if isinstance(error, RuntimeError) else "文件已损坏或不完整",
            where=Place(file),
            expected="Office 能正常打开的文件",
            remedy="重新下载或复制该文件，能打开的话另存一次",
        ) from error


def _require_modest_size(archive: zipfile.ZipFile, packed: int, where: Place) -> None:
    # The declared sizes are enough: zipfile unpacks no more than declared, and then the checksum fails.
    unpacked = sum(member.file_size for member in archive.infolist())
    megabytes = unpacked // 1024**2
    if unpacked > MAX_UNPACKED:
        raise InputError(
            f"文件解压后有 {megabytes} MB，大得不合常理",
            where=where,
            expected=f"不超过 {MAX_UNPACKED // 1024**2} MB",
            remedy="删去空行和多余格式后另存，或拆成几个文件",
        )
    if unpacked > max(_HARMLESS, packed * MAX_RATIO):
        raise InputError(
            f"文件解压后有 {megabytes} MB，是压缩时的 {unpacked // packed} 倍，大得不合常理",
            where=where,
            expected=f"不超过 {MAX_RATIO} 倍，或解压后不超过 {_HARMLESS // 1024**2} MB",
            remedy="删去大片重复的内容、空行和多余格式后另存，或拆成几个文件",
        )


def _unpack_all(archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        with archive.open(member) as stream:
            while stream.read(_CHUNK):
                pass
