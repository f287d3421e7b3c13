"""Read `corpus/spellings.yaml`: misspelt forms of telltale words."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from procurement_rules.knowledge.document import Document, YamlPath, read_document
from procurement_rules.knowledge.validate import validated

_SHORTEST = 2


class _Spelling(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    characters: dict[str, str] = {}
    forms: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class _Spellings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    spellings: tuple[_Spelling, ...]


def read_spellings(path: Path, root: Path) -> dict[str, tuple[str, ...]]:
    """Return word → the forms that stand for it. Raises KnowledgeError.

    What holds a form and means something else stands for itself. A form belongs to one word, is no word itself and has two characters or more: one alone would change innocent texts.
    """
    document = read_document(path, root)
    given = validated(_Spellings, document).spellings
    words = {each.word for each in given}
    owners: dict[str, str] = {}
    for number, each in enumerate(given):
        place: YamlPath = ("spellings", number)
        _check_characters(each, document, place)
        for form in _forms(each):
            if len(form) < _SHORTEST:
                raise document.fault(f"写法“{form}”只有一个字", place, expected="整个词")
            if form in words:
                raise document.fault(f"“{form}”本身是要找的词", place, remedy="删去这个写法")
            if form in owners:
                raise document.fault(f"写法“{form}”已经属于“{owners[form]}”", place, remedy="删去一处")
            owners[form] = each.word
    innocent = {text: (text,) for each in given for text in each.unless}
    return {each.word: tuple(_forms(each)) for each in given} | innocent


def _check_characters(each: _Spelling, document: Document, place: YamlPath) -> None:
    stray = [character for character in each.characters if character not in each.word]
    if stray:
        raise document.fault(f"“{each.word}”里没有“{stray[0]}”", (*place, "characters"), remedy="核对这个字")


def _forms(each: _Spelling) -> list[str]:
    """Return every combination of the characters that may stand for others, without the word, then the rest."""
    choices = [character + each.characters.get(character, "") for character in each.word]
    combined = ["".join(chosen) for chosen in product(*choices)] if each.characters else [each.word]
    return [*combined[1:], *each.forms]
