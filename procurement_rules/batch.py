"""Join the stages for whole files: read → screen every row → compare the rows → what a report needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from procurement_rules.batch_findings import batch_findings
from procurement_rules.errors import InputError, Place, UsageError
from procurement_rules.journal import Journal, JudgedRun
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import FailedFile, RejectedRow, Source
from procurement_rules.model.verdict import Verdict
from procurement_rules.normalise import fold
from procurement_rules.read import ColumnMapping, ReadResult, submitted_files
from procurement_rules.read.submitted import Submitted, SubmittedFile, read_submitted
from procurement_rules.screen import Screener
from procurement_rules.version import __version__

ReadRow = ServiceItem | RejectedRow
Paths = Sequence[Path | str] | Path | str | Submitted
# Each may wrap what is worked through, to show how far the work is.
Reading = Callable[[Sequence[SubmittedFile]], Iterable[SubmittedFile]]
Progress = Callable[[list[ReadRow]], Iterable[ReadRow]]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read, by the name that reports give it, and what reading it gave."""

    name: str
    result: ReadResult


def screen_files(
    paths: Paths,
    screener: Screener,
    progress: Progress = iter,
    *,
    all_rules: bool = False,
    mapping: ColumnMapping | None = None,
    journal: Path | None = None,
    reading: Reading = iter,
) -> Screening:
    """Screen every row of the files, a folder standing for those in it: each is judged, or rejected with its reason.

    `progress` may wrap the rows and `reading` the files to show how far the work is; `mapping` says what columns hold
    whose names are not known. What is judged is kept in the file `journal`, and taken from it when the same screening
    is started again; a KeyboardInterrupt is Interrupted then. A file that cannot be read is told in `failed`;
    InputError is raised where none can, UsageError where a file is there twice or the journal is of another screening.
    """
    _require_screener(screener)
    submitted = _submitted(paths)
    if journal is not None and submitted.holds(journal):
        raise UsageError(
            f"进度文件 {journal.name} 在要审查的文件夹里，下次会当作报来的文件", remedy="放到别的文件夹"
        )
    read, failed = read_files(
        submitted, screener.knowledge.dictionary, mapping, reading, as_of=screener.as_of
    )
    rows: list[ReadRow] = [row for each in read for row in each.result.rows]
    with _opened(journal, screener, all_rules, mapping) as kept:
        judged = list(_judged(rows, screener, progress, kept, all_rules=all_rules))
        return _screening(screener, read, judged, failed)


def _require_screener(screener: object) -> None:
    if not isinstance(screener, Screener):
        raise UsageError(
            f"screener 不是审查器：{screener!r:.60}",
            expected="Screener",
            remedy='写成 Screener.for_jurisdiction("liaocheng")',
        )


def _screening(
    screener: Screener,
    read: Sequence[ReadFile],
    judged: Sequence[Verdict | RejectedRow],
    failed: tuple[FailedFile, ...],
) -> Screening:
    pack = screener.knowledge.rules
    verdicts = tuple(each for each in judged if isinstance(each, Verdict))
    return Screening(
        files=tuple(each.name for each in read),
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
    paths: Paths,
    dictionary: DataDictionary,
    mapping: ColumnMapping | None = None,
    reading: Reading = iter,
    *,
    as_of: date | None = None,
) -> tuple[list[ReadFile], tuple[FailedFile, ...]]:
    """Read the files, a folder standing for those in it, and tell which were not read.

    Of amounts of several years, that of the day `as_of` is taken. Raises InputError if no file was read.
    """
    submitted = _submitted(paths)
    read: list[ReadFile] = []
    faults: dict[str, InputError] = {}
    for file in reading(submitted.files):
        try:
            read.append(ReadFile(file.name, read_submitted(file, dictionary, _folded, mapping, as_of)))
        except InputError as error:
            faults[file.name] = error
    if faults and not read:
        raise _nothing_read(list(faults.values()))
    failed = (_failed(name, error) for name, error in faults.items())
    return read, (*failed, *submitted.skipped)


def _submitted(paths: Paths) -> Submitted:
    submitted = submitted_files([paths] if isinstance(paths, (str, Path)) else paths)
    _require_once(submitted.files)
    return submitted


def _require_once(files: Iterable[SubmittedFile]) -> None:
    """Raise UsageError where two names lead to one file."""
    names: dict[Path, str] = {}
    for file in files:
        first = names.setdefault(file.path.resolve(), file.name)
        if first != file.name:
            raise UsageError(
                f"{file.name} 是链接，与 {first} 是同一个文件，其中每一项都会算两遍",
                remedy="同一个文件只写一次，链接和原文件不要一起写",
            )


def _failed(name: str, error: InputError) -> FailedFile:
    # The file is named beside the reason, without the folders of one machine; what is left is the place within it.
    within = error.where if error.where and error.where != Place(error.where.file) else None
    place = within._replace(file=name) if within else None
    told = InputError(error.what, where=place, expected=error.expected, remedy=error.remedy)
    return FailedFile(file=name, reason=str(told))


def _nothing_read(faults: list[InputError]) -> InputError:
    first = faults[0]
    if len(faults) == 1:
        return first
    return InputError(f"{len(faults)} 个文件都读不出来，第一个：{first}", remedy="逐个核对这些文件")


def _opened(
    journal: Path | None, screener: Screener, all_rules: bool, mapping: ColumnMapping | None
) -> AbstractContextManager[Journal | None]:
    if journal is None:
        return nullcontext()
    return Journal(journal, JudgedRun.of(screener, all_rules=all_rules, mapping=mapping))


def _judged(
    rows: list[ReadRow], screener: Screener, progress: Progress, kept: Journal | None, *, all_rules: bool
) -> Iterator[Verdict | RejectedRow]:
    judge = partial(screener.screen_many, all_rules=all_rules)
    items = [row for row in rows if isinstance(row, ServiceItem)]
    verdicts = kept.judged(items, judge) if kept else judge(items)
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
