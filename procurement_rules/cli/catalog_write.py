"""How `catalog import` writes a catalog: whole, and over nothing that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from procurement_rules.errors import InputError, Place


def write_catalog(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files (name → text) into the folder. Raises InputError where one is there and says something else.

    The same import again changes nothing, so that it may follow an edited crosswalk.
    """
    new = {folder / name: text.encode() for name, text in files.items()}
    for path, data in new.items():
        if path.exists() and path.read_bytes() != data:
            raise InputError(
                "文件夹里已经有一个目录，与这次导入的不同，没有改动",
                where=Place(str(path)),
                remedy="用 --output 换一个文件夹；确实不要原来的目录时，先删去这个文件夹",
            )
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in new.items():
        path.write_bytes(data)
