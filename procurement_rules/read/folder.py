"""What was named for reading → files: a folder stands for the tables in it and in the folders within it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from procurement_rules.errors import InputError, Place
from procurement_rules.model.source import FailedFile
from procurement_rules.read import words
from procurement_rules.read.around.unit_names import unit_in_name
from procurement_rules.read.files.kind import SUFFIXES
from procurement_rules.read.files.source_file import LOCK, file_name, told_as_input_error
from procurement_rules.read.shown_names import shown_names
from procurement_rules.read.submitted import Submitted, SubmittedFile

_HIDDEN = "."


def submitted_files(paths: Sequence[Path | str] | Submitted) -> Submitted:
    """Return the files that are meant, those of a folder in the order of their names; what is one already stands.

    Raises InputError for a folder that cannot be looked into or holds no table, UsageError for a file that is meant
    twice.
    """
    if isinstance(paths, Submitted):
        return paths
    named = [Path(path) for path in paths]
    folders = tuple(path for path in named if _is_folder(path))
    found = [
        (each, reason, _unit_depth(each, path) if path in folders else 0)
        for path in named
        for each, reason in (_tables(path) if path in folders else [(path, None)])
    ]
    files = [path for path, reason, _ in found if reason is None]
    passed = [(path, reason) for path, reason, _ in found if reason is not None]
    depths = [depth for _, reason, depth in found if reason is None]
    # What is passed over is told from the others too, but nothing is named after it.
    names = shown_names([*files, *(path for path, _ in passed)], depths)
    return Submitted(
        files=tuple(map(SubmittedFile, files, names)),
        skipped=tuple(
            FailedFile(file=name, reason=reason, skipped=True)
            for (_, reason), name in zip(passed, names[len(files) :], strict=True)
        ),
        folders=folders,
    )


def _tables(folder: Path) -> list[tuple[Path, str | None]]:
    found = list(_looked_through(folder))
    if not any(reason is None for _, reason in found):
        raise InputError(
            "文件夹里没有可以读取的表格",
            where=Place(file_name(folder)),
            expected="、".join(SUFFIXES),
            remedy="核对是否选错了文件夹",
        )
    return found


def _unit_depth(file: Path, root: Path) -> int:
    """Return how many folders up to `root` the name needs, so that it tells the unit whose folder the file lies in."""
    within = file.relative_to(root).parts[:-1]
    folders = [*reversed(within), root.absolute().name]
    return next((depth for depth, name in enumerate(folders, start=1) if unit_in_name(name)), 0)


def _is_folder(path: Path) -> bool:
    # What cannot be looked at is no folder: it is told when it is read.
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _looked_through(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield what lies in a folder and in those within it, with the reason why it is passed over."""
    waiting = _inside(folder)
    while waiting:
        path = waiting.pop()
        if path.name.startswith(_HIDDEN):
            yield path, words.HIDDEN
        elif not _is_folder(path):
            yield path, _no_table(path)
        elif path.is_symlink():
            # It may lead back to where we are.
            yield path, words.LINKED_FOLDER
        else:
            waiting += _inside(path)


def _inside(folder: Path) -> list[Path]:
    """Return what lies in a folder, the first name last."""
    with told_as_input_error(folder):
        return sorted(folder.iterdir(), key=lambda path: path.name, reverse=True)


def _no_table(path: Path) -> str | None:
    if path.name.startswith(LOCK):
        return words.LOCK_FILE
    if path.suffix.lower() not in SUFFIXES:
        return words.UNKNOWN_KIND.format(suffix=path.suffix) if path.suffix else words.NO_SUFFIX
    return None
