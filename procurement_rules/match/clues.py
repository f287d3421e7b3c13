"""Three kinds of clue that pull a text to entries: index terms, words, and pairs of characters."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

# BM25's usual saturation; length matters little here, as an entry's terms are a list and not a text.
_SATURATION = 1.2
_LENGTH = 0.3
# What an unknown word would be worth: a text full of unknown words resembles nothing.
_UNKNOWN = 5.0

Cut = Callable[[str], Iterable[tuple[str, int, int]]]
Loudness = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Clue:
    """A piece of the query at its place, and what it pulls to: entry number → share."""

    text: str
    start: int
    end: int
    pulls: Mapping[int, float]


class TermClues:
    """Finds the longest index terms and entry names that stand in a text."""

    def __init__(self, owners: Mapping[str, Sequence[int]]) -> None:
        self._owners = [tuple(sorted(set(entries))) for entries in owners.values()]
        self.terms = tuple(owners)
        self._automaton = AhoCorasick(list(owners))

    def find(self, folded: str, loudness: Loudness) -> list[Clue]:
        """Return one clue a term; a term inside a longer one says nothing of its own."""
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        hits.sort(key=lambda hit: (hit[1], -hit[2]))
        clues, reached = [], 0
        said = max(sum(character.isalpha() for character in folded), 1)
        for number, start, end in hits:
            if end <= reached or _inside_a_longer_run(folded, start, end):
                continue
            reached = end
            owners = self._owners[number]
            pull = loudness(end) * (end - start) / max(said, end - start) / math.sqrt(len(owners))
            clues.append(Clue(folded[start:end], start, end, dict.fromkeys(owners, pull)))
        return clues

    def owners(self, number: int) -> tuple[int, ...]:
        """Return the entries of the term with that number."""
        return self._owners[number]


def _inside_a_longer_run(folded: str, start: int, end: int) -> bool:
    """Tell whether the term is a piece of a longer number or Latin word, such as 12345 in a tender number."""
    before, after = folded[max(start - 1, 0) : start], folded[end : end + 1]
    return (_latin(before) and _latin(folded[start])) or (_latin(after) and _latin(folded[end - 1]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


class CountClues:
    """BM25 over whatever `cut` cuts a text into, as a share of what the text could reach."""

    def __init__(self, texts: Sequence[Mapping[str, int]], cut: Cut) -> None:
        self._cut = cut
        bags = [self._bag(weighted) for weighted in texts]
        frequency = Counter(piece for bag in bags for piece in bag)
        self._rarity = {p: math.log(1 + (len(bags) - n + 0.5) / (n + 0.5)) for p, n in frequency.items()}
        average = sum(sum(bag.values()) for bag in bags) / max(len(bags), 1)
        self._pulls: dict[str, dict[int, float]] = defaultdict(dict)
        for number, bag in enumerate(bags):
            damping = _SATURATION * (1 - _LENGTH + _LENGTH * sum(bag.values()) / average) if average else 0.0
            for piece, count in bag.items():
                self._pulls[piece][number] = (
                    self._rarity[piece] * count * (_SATURATION + 1) / (count + damping)
                )

    def _bag(self, weighted: Mapping[str, int]) -> Counter[str]:
        bag: Counter[str] = Counter()
        for text, weight in weighted.items():
            for piece, _, _ in self._cut(text):
                bag[piece] += weight
        return bag

    def find(self, folded: str, loudness: Loudness) -> list[Clue]:
        """Return one clue a known piece."""
        pieces = [(piece, start, end, loudness(end)) for piece, start, end in self._cut(folded)]
        reachable = sum(loud * self._rarity.get(piece, _UNKNOWN) for piece, _, _, loud in pieces) * (
            _SATURATION + 1
        )
        return [
            Clue(
                piece,
                start,
                end,
                {entry: loud * pull / reachable for entry, pull in self._pulls[piece].items()},
            )
            for piece, start, end, loud in pieces
            if piece in self._pulls
        ]
