"""Cell addresses as Excel shows them: columns in letters, rows from 1."""

from __future__ import annotations

from functools import lru_cache

LETTERS = 26


@lru_cache(maxsize=1024)
def column_letters(index: int) -> str:
    """Return the letters of the column at `index`, counted from 0: A … Z, AA and so on."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_index(letters: str) -> int:
    """Return the column, counted from 0, that `letters` stand for."""
    number = 0
    for letter in letters.upper():
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1
