"""What an annotated workbook is called, by the name of the submitted file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from procurement_rules.model.file_name import flat_name
from procurement_rules.report.file_names import FileNames
from procurement_rules.report.workbook import words

WORKBOOK, WITH_MACROS = ".xlsx", ".xlsm"


def annotated_name(file: str, suffix: str) -> str:
    """Return the name of the annotated file, which is of the kind `suffix`."""
    submitted = PurePath(flat_name(file))
    # The whole name where the kind changes: 表.csv and 表.xlsx may lie in one folder.
    name = submitted.stem if submitted.suffix.lower() == suffix else submitted.name
    return f"{name}{words.ANNOTATED_SUFFIX}{suffix}"


def safe_name(name: str, names: FileNames) -> str:
    """Return the name of an annotated file as no other has it and every system takes it."""
    stem, _, suffix = name.rpartition(words.ANNOTATED_SUFFIX)
    return names.of(stem, after=f"{words.ANNOTATED_SUFFIX}{suffix}")


def possible_names(files: Sequence[str]) -> Iterator[str]:
    """Yield every name under which the submitted files may be annotated: of which kind, their content decides."""
    for suffix in (WORKBOOK, WITH_MACROS):
        names = FileNames()
        for file in files:
            yield safe_name(annotated_name(file, suffix), names)
