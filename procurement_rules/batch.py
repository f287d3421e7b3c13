"""Join the stages for whole files: read → screen every row → compare the rows → what a report needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from procurement_rules.batch_findings import batch_findings
from procurement_rules.errors import InputError, Place, UsageError
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import FailedFile, RejectedRow, Source
from procurement_rules.model.verdict import Verdict
from procurement_rules.normalise import fold
from procurement_rules.read import ColumnMapping, ReadResult, read_items, submitted_files
from procurement_rules.screen import Screener
from procurement_rules.version import __version__

ReadRow = ServiceItem | RejectedRow


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read, and what reading it gave."""

    path: Path
    result: ReadResult


def screen_files(
    paths: Sequence[Path | str] | Path | str,
    screener: Screener,
    progress: Callable[[list[ReadRow]], Iterable[ReadRow]] = iter,
    *,
    all_rules: bool = False,
    mapping: ColumnMapping | None = None,
) -> Screening:
    """Screen every row of the files, a folder standing for those in it: each is judged, or rejected with its reason.

    `progress` may wrap the rows to show how far the work is; `mapping` says what columns hold whose names are not
    known. A file that cannot be read is told in `failed`; InputError is raised where none can.
    """
    knowledge, pack = screener.knowledge, screener.knowledge.rules
    read, failed = read_files(
        [paths] if isinstance(paths, (str, Path)) else paths, knowledge.dictionary, mapping
    )
    rows: list[ReadRow] = [row for each in read for row in each.result.rows]
    judged = list(_judged(rows, screener, progress, all_rules=all_rules))
    verdicts = tuple(each for each in judged if isinstance(each, Verdict))
    return Screening(
        files=tuple(each.path.name for each in read),
        input_digests=tuple(each.result.digest for each in read),
        jurisdiction=screener.place.id,
        jurisdiction_name=screener.place.name,
        as_of=screener.as_of,
        catalog=screener.catalog.header.id,
        catalog_title=screener.catalog.header.title,
        catalog_digest=screener.catalog.digest,
        engine=screener.engine,
        program_version=__version__,
        rules_version=pack.version,
        rules_digest=pack.digest,
        tables=tuple(table for each in read for table in each.result.tables),
        verdicts=verdicts,
        batch_findings=batch_findings(screener, verdicts),
        rejected=tuple(each for each in judged if isinstance(each, RejectedRow)),
        failed=failed,
    )


def read_files(
    paths: Sequence[Path | str], dictionary: DataDictionary, mapping: ColumnMapping | None = None
) -> tuple[list[ReadFile], tuple[FailedFile, ...]]:
    """Read the files, a folder standing for those in it, and tell which were not read. Raises InputError if none was."""
    submitted = submitted_files([Path(path) for path in paths])
    _check_names(submitted.files)
    read: list[ReadFile] = []
    faults: dict[Path, InputError] = {}
    for path in submitted.files:
        try:
            read.append(ReadFile(path, read_items(path, dictionary, _folded, mapping)))
        except InputError as error:
            faults[path] = error
    if faults and not read:
        raise _nothing_read(list(faults.values()))
    failed = (_failed(path, error) for path, error in faults.items())
    return read, (*failed, *submitted.skipped)


def _failed(path: Path, error: InputError) -> FailedFile:
    # The file is named beside the reason, without the folders of one machine; what is left is the place within it.
    within = error.where if error.where and error.where != Place(error.where.file) else None
    place = replace(within, file=path.name) if within else None
    told = InputError(error.what, where=place, expected=error.expected, remedy=error.remedy)
    return FailedFile(file=path.name, reason=str(told))


def _nothing_read(faults: list[InputError]) -> InputError:
    first = faults[0]
    if len(faults) == 1:
        return first
    return InputError(f"{len(faults)} 个文件都读不出来，第一个：{first}", remedy="逐个核对这些文件")


def _check_names(paths: Sequence[Path]) -> None:
    names = [path.name for path in paths]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"有两个文件都叫 {twice}，报告里分不清", remedy="改名后再审查，或分两次审查")


def _judged(
    rows: list[ReadRow],
    screener: Screener,
    progress: Callable[[list[ReadRow]], Iterable[ReadRow]],
    *,
    all_rules: bool,
) -> Iterator[Verdict | RejectedRow]:
    verdicts = screener.screen_many(
        (row for row in rows if isinstance(row, ServiceItem)), all_rules=all_rules
    )
    for row in progress(rows):
        yield row if isinstance(row, RejectedRow) else _or_rejected(row, next(verdicts))


def _or_rejected(item: ServiceItem, verdict: Verdict | UsageError) -> Verdict | RejectedRow:
    if isinstance(verdict, Verdict):
        return verdict
    # Only a missing date can be the fault of a row; it must not stop the others.
    text = (item.name or item.description or "")[:200]
    return RejectedRow(source=item.source or Source(file=""), reason=str(verdict), text=text)


def _folded(text: str) -> str:
    return fold(text).folded
