"""Silence for a library that writes its panics to standard error by itself, before anybody can tell of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_STANDARD_ERROR = 2
_one_at_a_time = Lock()


@contextmanager
def without_standard_error() -> Iterator[None]:
    """Send what is written to the process's standard error nowhere; without one, do nothing."""
    with _one_at_a_time:
        try:
            kept = os.dup(_STANDARD_ERROR)
        except OSError:
            yield
            return
        try:
            with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device and no path of a file
                os.dup2(nowhere.fileno(), _STANDARD_ERROR)
            yield
        finally:
            os.dup2(kept, _STANDARD_ERROR)
            os.close(kept)
