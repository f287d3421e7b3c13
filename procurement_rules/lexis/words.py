"""Cut a text into words, so that evidence is shown as words and not as half ones."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from procurement_rules.lexis.dictionary import WordFrequencies

_RUNS = re.compile(r"[\u3400-\u9fffa-z]+")


@lru_cache(maxsize=1)
def _jieba() -> Any:
    """Return a tokeniser that is never changed: no cache file, nothing printed, jieba's global one untouched."""
    # Imported late: reading a file needs none of it.
    with _hidden("pkg_resources"):
        from jieba import Tokenizer

    tokeniser = Tokenizer()
    # Tokenizer.initialize would write a cache into a temporary folder that everybody may write to, and log.
    tokeniser.FREQ = WordFrequencies(tokeniser.get_dict_file())
    tokeniser.total = tokeniser.FREQ.total
    tokeniser.initialized = True
    return tokeniser


@contextmanager
def _hidden(module: str) -> Iterator[None]:
    """Let imports fail to find a module that is not loaded yet.

    jieba asks setuptools for its dictionary where that is installed, which takes longer than jieba itself and tells
    everybody that it is deprecated; without it jieba opens the file.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def words(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the span of every word, in order; signs and digits separate."""
    tokeniser = _jieba()
    for run in _RUNS.finditer(folded):
        tokeniser.FREQ.lay_out(run.group())
        for _, start, end in tokeniser.tokenize(run.group(), HMM=False):
            yield run.start() + start, run.start() + end
