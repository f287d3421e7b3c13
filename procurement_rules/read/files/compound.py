"""Compound files: the container of .xls and .doc, and of every Office file with a password."""

from __future__ import annotations

import io

import olefile

from procurement_rules.errors import InputError, Place

# The faults that the library lets through where a file is broken on purpose.
_FAULTS = (OSError, ValueError, IndexError, KeyError, TypeError, OverflowError, RecursionError)


def compound_streams(data: bytes, file: str) -> set[str]:
    """Return the lower-case names of the outermost streams."""
    with _opened(data, file) as container:
        return {"/".join(path).lower() for path in container.listdir()}


def compound_stream(data: bytes, names: tuple[str, ...], file: str) -> bytes:
    """Return the content of the first of these streams that is there."""
    with _opened(data, file) as container:
        try:
            name = next(name for name in names if container.exists(name))
            content: bytes = container.openstream(name).read()
        except (*_FAULTS, StopIteration) as error:
            raise _damaged(file) from error
    return content


def _opened(data: bytes, file: str) -> olefile.OleFileIO[str]:
    try:
        return olefile.OleFileIO(io.BytesIO(data))
    except _FAULTS as error:
        raise _damaged(file) from error


def _damaged(file: str) -> InputError:
    return InputError(
        "文件已损坏或不完整", where=Place(file), remedy="重新下载或复制该文件，能打开的话另存一次"
    )
