"""Cut folded text into words and character pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_RUNS = re.compile(r"[\u3400-\u9fffa-z]+")


@lru_cache(maxsize=1)
def _jieba() -> Any:
    """Return a tokeniser that is never changed: no cache file, nothing printed, jieba's global one untouched."""
    # Imported late: its dictionary costs more than everything else, and reading a file needs none of it.
    from jieba import Tokenizer

    tokeniser = Tokenizer()
    # Tokenizer.initialize would write a cache into a temporary folder that everybody may write to, and log.
    tokeniser.FREQ, tokeniser.total = tokeniser.gen_pfdict(tokeniser.get_dict_file())
    tokeniser.initialized = True
    return tokeniser


def words(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield (word, start, end) for every word of two or more characters, by jieba's search mode."""
    for run in _RUNS.finditer(folded):
        for word, start, end in _jieba().tokenize(run.group(), mode="search", HMM=False):
            if end - start > 1:
                yield word, run.start() + start, run.start() + end


def pairs(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield every pair of neighbouring characters with its place; signs and digits separate."""
    for run in _RUNS.finditer(folded):
        text, offset = run.group(), run.start()
        for place in range(len(text) - 1):
            yield text[place : place + 2], offset + place, offset + place + 2
