"""What is submitted together: the files, each under the name that reports give it, and reading them under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import FailedFile
from procurement_rules.read.headers.column_names import ColumnMapping, Fold
from procurement_rules.read.items import ReadResult, read_items


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file to be read, and the name by which reports call it."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """The files to be read, what of the folders is passed over with the reason, and the folders that were named."""

    files: tuple[SubmittedFile, ...]
    skipped: tuple[FailedFile, ...] = ()
    folders: tuple[Path, ...] = ()

    def holds(self, path: Path) -> bool:
        """Tell whether what is written to `path` would be met when the folders are looked through again."""
        place = path.resolve()
        return any(folder.resolve() in (place, *place.parents) for folder in self.folders)


def read_submitted(
    file: SubmittedFile,
    dictionary: DataDictionary,
    fold: Fold,
    mapping: ColumnMapping | None = None,
    as_of: date | None = None,
) -> ReadResult:
    """Read a file as `read_items` does; everything that names it calls it by the name that reports give it."""
    return read_items(file.path, dictionary, fold, mapping, as_of=as_of, name=file.name)
