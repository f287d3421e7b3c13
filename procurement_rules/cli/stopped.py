"""What is said to a user who stops the program; imports nothing large, as it must be ready before all else."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn

from procurement_rules.cli.language import language

EXIT_INTERRUPTED = 130
INTERRUPTED = "已中断，没有写出结果"
# For the time before the table of English is read; its rows for these words are the same.
_LINES = {"zh": f"错误：{INTERRUPTED}", "en": "Error: interrupted, nothing was written"}


def end_at_once(*_: object) -> NoReturn:
    """Say so and end the program, as a handler of signals: an exception would be lost or shown as a trace.

    For the time in which nothing has been begun that would have to be ended.
    """
    line = f"{_LINES[language(sys.argv[1:])]}\n"
    with contextlib.suppress(OSError):
        # What `sys.stderr` holds back would not be written any more.
        os.write(2, line.encode())
    os._exit(EXIT_INTERRUPTED)
