"""A bundle from outside, opened only after nothing in it can do harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

from pydantic import BaseModel, ValidationError

from procurement_rules.bundle import names, words
from procurement_rules.bundle.manifest import Configuration, Manifest, sha256
from procurement_rules.errors import InputError, Place, system_fault
from procurement_rules.model.clean import clean
from procurement_rules.read.files.archive import MAX_UNPACKED, open_archive

__all__ = ["MAX_UNPACKED", "Opened", "open_bundle"]

_MOST_MEMBERS = 20_000
_Told = TypeVar("_Told", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle in memory: its manifest, its other members by name, and its own SHA-256."""

    file: str
    digest: str
    manifest: Manifest
    members: Mapping[str, bytes]

    @property
    def faults(self) -> tuple[str, ...]:
        """What is not as the manifest says, in Chinese, member by member."""
        told, held = self.manifest.members, self.members
        altered = (name for name in told if name in held and sha256(held[name]) != told[name])
        return (
            *(words.ALTERED.format(name=name) for name in altered),
            *(words.LACKING.format(name=name) for name in told if name not in held),
            *(words.ADDED.format(name=name) for name in held if name not in told),
        )

    @property
    def configuration(self) -> Configuration:
        """The arguments of the screening. Raises InputError where they are none."""
        return _understood(Configuration, self.members[names.CONFIGURATION], self.file)

    def unpack(self, folder: Path) -> None:
        """Write the members into a folder; their names were looked at when the bundle was opened."""
        for name, data in self.members.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def open_bundle(path: Path) -> Opened:
    """Return a bundle. Raises InputError where it is none, is damaged, or has members that could do harm."""
    file = str(clean(path.name))
    data = _read(path, file)
    try:
        archive = open_archive(data, file)
    except InputError as error:
        # The fault is told there for Office files.
        raise _not_a_bundle(error.what, file) from error
    with archive:
        _check(archive, file)
        members = {name: archive.read(name) for name in archive.namelist()}
    if names.MANIFEST not in members:
        raise _not_a_bundle(f"里面没有 {names.MANIFEST}", file)
    manifest = _understood(Manifest, members.pop(names.MANIFEST), file)
    required = (names.CONFIGURATION, names.VERDICTS, names.REPORT)
    lacking = next((name for name in required if name not in manifest.members), None)
    if lacking is not None:
        raise _not_a_bundle(f"{names.MANIFEST} 没有列出 {lacking}", file)
    return Opened(file, sha256(data), manifest, members)


def _read(path: Path, file: str) -> bytes:
    try:
        if path.stat().st_size > MAX_UNPACKED:
            raise _not_a_bundle("文件太大", file)
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"证据包读不出来（{system_fault(error)}）", where=Place(file), remedy="核对路径"
        ) from error


def _check(archive: ZipFile, file: str) -> None:
    listed = archive.namelist()
    if len(listed) > _MOST_MEMBERS:
        raise _not_a_bundle(f"里面有 {len(listed)} 个文件，多得不合常理", file)
    # Names that differ in case only are one file on some machines.
    twice, count = Counter(name.casefold() for name in listed).most_common(1)[0] if listed else ("", 0)
    if count > 1:
        raise _not_a_bundle(f"里面有两个 {twice}", file)
    unsafe = next((name for name in listed if not names.is_safe(name)), None)
    if unsafe is not None:
        raise _not_a_bundle(f"里面的文件名 {unsafe!r:.80} 会写到别处去", file)


def _understood(model: type[_Told], data: bytes, file: str) -> _Told:
    try:
        return model.model_validate_json(data)
    except ValidationError as error:
        raise _not_a_bundle("清单或参数不是本程序写的格式", file) from error


def _not_a_bundle(what: str, file: str) -> InputError:
    return InputError(
        f"不是完好的证据包：{what}",
        where=Place(file),
        expected=words.EXPECTED,
        remedy=words.FETCH_AGAIN,
    )
