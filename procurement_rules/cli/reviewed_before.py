"""What reviewers wrote in an earlier output stays: a file that holds opinions is not written over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from procurement_rules.cli.wanted import Wanted
from procurement_rules.errors import InputError, UsageError
from procurement_rules.read import read_grids
from procurement_rules.read.submitted import Submitted
from procurement_rules.review import first_mark

_WORKBOOKS = frozenset({".xlsx", ".xlsm"})


def require_unreviewed(wanted: Wanted, submitted: Submitted) -> None:
    """Raise UsageError where a workbook would be written over that holds opinions, or that cannot be looked into."""
    for path in _overwritten(wanted, submitted):
        try:
            mark = first_mark(read_grids(path))
        except InputError as error:
            raise UsageError(
                f"{path} 已经有了，读不出来，看不出里面有没有复核意见（{error}）",
                remedy="先把它移走，或换一个路径",
            ) from error
        if mark:
            raise UsageError(
                f"{path} 里已填写了复核意见（{mark}），重新写出会毁掉它们",
                remedy="先用 review import 读回，再把它移走；或换一个路径",
            )


def _overwritten(wanted: Wanted, submitted: Submitted) -> Iterator[Path]:
    files = wanted.written
    if wanted.annotated:
        # Only a run that annotates pays for what rewrites workbooks.
        from procurement_rules.report.workbook import possible_names

        names = dict.fromkeys(possible_names([file.name for file in submitted.files]))
        files = (*files, *(wanted.annotated / name for name in names))
    return (path for path in files if path.suffix.lower() in _WORKBOOKS and path.is_file())
