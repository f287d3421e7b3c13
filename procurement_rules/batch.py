"""Join the stages for whole files: read → screen every row → compare the rows → what a report needs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from procurement_rules.batch_findings import batch_findings
from procurement_rules.errors import UsageError
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import RejectedRow, Source
from procurement_rules.model.verdict import Verdict
from procurement_rules.normalise import fold
from procurement_rules.read import read_items
from procurement_rules.screen import Screener
from procurement_rules.version import __version__

ReadRow = ServiceItem | RejectedRow


def screen_files(
    paths: Sequence[Path | str] | Path | str,
    screener: Screener,
    progress: Callable[[list[ReadRow]], Iterable[ReadRow]] = iter,
    *,
    all_rules: bool = False,
) -> Screening:
    """Screen every row of the files: each is judged, or rejected with its reason.

    `progress` may wrap the rows to show how far the work is. Raises InputError for a file that cannot be read.
    """
    files = [Path(path) for path in ([paths] if isinstance(paths, (str, Path)) else paths)]
    _check_names(files)
    knowledge, pack = screener.knowledge, screener.knowledge.rules
    results = [read_items(path, knowledge.dictionary, _folded) for path in files]
    rows: list[ReadRow] = [row for result in results for row in result.rows]
    judged = [_judged(row, screener, all_rules) for row in progress(rows)]
    verdicts = tuple(each for each in judged if isinstance(each, Verdict))
    return Screening(
        files=tuple(path.name for path in files),
        input_digests=tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in files),
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
        tables=tuple(table for result in results for table in result.tables),
        verdicts=verdicts,
        batch_findings=batch_findings(screener, verdicts),
        rejected=tuple(each for each in judged if isinstance(each, RejectedRow)),
    )


def _check_names(paths: Sequence[Path]) -> None:
    names = [path.name for path in paths]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"有两个文件都叫 {twice}，报告里分不清", remedy="改名后再审查，或分两次审查")


def _judged(row: ReadRow, screener: Screener, all_rules: bool) -> Verdict | RejectedRow:
    if isinstance(row, RejectedRow):
        return row
    try:
        return screener.screen(row, all_rules=all_rules)
    except UsageError as error:
        # Only a missing date can be the fault of a row; it must not stop the others.
        source = row.source or Source(file="")
        return RejectedRow(source=source, reason=str(error), text=(row.name or row.description or "")[:200])


def _folded(text: str) -> str:
    return fold(text).folded
