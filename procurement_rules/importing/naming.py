"""Which level column holds the name: columns slip in scanning, and some tables repeat the groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from procurement_rules.importing.cell import join_scanned


def name_and_rest(
    levels: Sequence[int | None], texts: Sequence[str], level: int, groups: Mapping[int, str]
) -> tuple[str, str]:
    """Return the entry's name, and what follows it in the name columns (a description that slipped there).

    `levels` and `texts` are the name columns from left to right, `level` is the entry's own by its code, and
    `groups` are the names of the groups above it as far as they are known.
    """
    if _repeats_groups(levels, texts, level, groups):
        place = levels.index(level)
    else:
        place = next((n for n, text in enumerate(texts) if text), 0)
    return texts[place], join_scanned(" ".join(texts[place + 1 :]))


def _repeats_groups(
    levels: Sequence[int | None], texts: Sequence[str], level: int, groups: Mapping[int, str]
) -> bool:
    """Say whether the row names groups above the entry and then the entry, each in its own column.

    A group may be left out only where nothing follows the entry: else the name may have slipped to the left.
    """
    if level not in levels:
        return False
    own = levels.index(level)
    if not texts[own] or not (all(texts[:own]) or not any(texts[own + 1 :])):
        return False
    above = zip(levels[:own], texts[:own], strict=True)
    return all(n is None or not text or groups.get(n, text) == text for n, text in above)
