"""Which name reports give each submitted file: its own, and with as many folders before it as tell it from others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from procurement_rules.errors import UsageError
from procurement_rules.model.file_name import flat_name, tail_names


def shown_names(paths: Sequence[Path], folders: Sequence[int] = ()) -> tuple[str, ...]:
    """Return a name for each file, all different, also where capitals and `/` are not told apart from others.

    `folders` is how many of its folders the name of each has at least; beyond its end, and by itself, none.

    Raises UsageError where a file is there twice.
    """
    tails = [tuple(tail_names(path)) for path in paths]
    _require_once(tails)
    compared = _comparisons(tails)
    depths = [*folders, *[0] * (len(tails) - len(folders))]
    while True:
        names = [tail[depth] for tail, depth in zip(tails, depths, strict=True)]
        keys = [compare(name) for compare, name in zip(compared, names, strict=True)]
        count = Counter(keys)
        alike = [
            number
            for number, key in enumerate(keys)
            if count[key] > 1 and depths[number] + 1 < len(tails[number])
        ]
        if not alike:
            return tuple(names)
        for number in alike:
            depths[number] += 1


def _require_once(tails: Sequence[tuple[str, ...]]) -> None:
    count = Counter(tail[-1] for tail in tails)
    twice = next((tail for tail in tails if count[tail[-1]] > 1), None)
    if twice is not None:
        raise UsageError(
            f"{twice[0]} 写了两次，其中每一项都会算两遍",
            remedy="同一个文件只写一次，写了文件夹就不再写里面的文件",
        )


def _comparisons(tails: Sequence[tuple[str, ...]]) -> list[Callable[[str], str]]:
    """Return how the names of each file are compared: folders cannot tell A.csv and a.csv of one folder apart."""
    count = Counter(_folded(tail[-1]) for tail in tails)
    return [_folded if count[_folded(tail[-1])] == 1 else str for tail in tails]


def _folded(name: str) -> str:
    return flat_name(name).casefold()
