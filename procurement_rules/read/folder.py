"""What was named for reading → files: a folder stands for the tables in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from procurement_rules.errors import InputError, Place
from procurement_rules.model.source import FailedFile
from procurement_rules.read import words
from procurement_rules.read.kind import SUFFIXES
from procurement_rules.read.source_file import LOCK, file_name, shown_name, told_as_input_error


@dataclass(frozen=True, slots=True)
class Submitted:
    """The files to be read, and what of the folders is passed over, with the reason."""

    files: tuple[Path, ...]
    skipped: tuple[FailedFile, ...] = ()


def submitted_files(paths: Sequence[Path]) -> Submitted:
    """Return the files that are meant; those of a folder in the order of their names, no folder within it.

    Raises InputError for a folder that cannot be looked into or holds no table.
    """
    files: list[Path] = []
    skipped: list[FailedFile] = []
    for path in paths:
        if not _is_folder(path):
            files.append(path)
            continue
        found = list(_looked_through(path))
        if not any(reason is None for _, reason in found):
            raise InputError(
                "文件夹里没有可以读取的表格",
                where=Place(file_name(path)),
                expected="、".join(SUFFIXES),
                remedy="核对是否选错了文件夹",
            )
        files += [each for each, reason in found if reason is None]
        skipped += [
            FailedFile(file=shown_name(each), reason=reason, skipped=True)
            for each, reason in found
            if reason is not None
        ]
    return Submitted(tuple(files), tuple(skipped))


def _is_folder(path: Path) -> bool:
    # What cannot be looked at is no folder: it is told when it is read.
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _looked_through(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield what lies in a folder, with the reason why it is passed over."""
    with told_as_input_error(folder):
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    for path in inside:
        if path.is_dir():
            yield path, words.FOLDER_WITHIN
        elif path.name.startswith(LOCK):
            yield path, words.LOCK_FILE
        elif path.suffix.lower() not in SUFFIXES:
            yield path, words.UNKNOWN_KIND.format(suffix=path.suffix) if path.suffix else words.NO_SUFFIX
        else:
            yield path, None
