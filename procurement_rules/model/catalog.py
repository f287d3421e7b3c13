"""Guiding catalogs, the units that compile them, and the terms that point into them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """One line of a catalog; `level` counts from 1, `parent` is empty at level 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    level: int
    parent: str
    name: str
    description: str = ""


# Of the next a catalog holds tens of thousands, checked as they are read, so they are plain data.
@dataclass(slots=True)
class IndexTerm:
    """A term of the coding index and the entries that it points to; more than one is a decision, not an accident."""

    term: str
    codes: tuple[str, ...]


class ContextField(StrEnum):
    """Where a context stands."""

    NAME = "name"
    DESCRIPTION = "description"
    PURCHASER = "purchaser"


class Effect(StrEnum):
    """Which way a context moves its entries."""

    TOWARDS = "towards"
    AWAY = "away"


class Strength(StrEnum):
    """How far a context moves its entries: it decides, or it tips a balance."""

    STRONG = "strong"
    WEAK = "weak"


class Context(BaseModel):
    """What tells siblings apart: terms which, standing beside an item, speak for `codes` or against them.

    It is weighed only where the text alone would choose one of `codes` or of their siblings `beside`, and once however
    often its terms stand there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    codes: tuple[str, ...]
    beside: tuple[str, ...] = ()
    where: tuple[ContextField, ...]
    terms: tuple[str, ...]
    effect: Effect
    strength: Strength
    note: str = Field(description="why, told to users")


class CatalogHeader(BaseModel):
    """What a catalog is: title, instrument, dates, and the counts that its document declares."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    instrument: str
    issued_on: date
    leaf_level: int
    declared_counts: tuple[int, ...] = ()
    # Entries with one of these prefixes are compiled by the finance bureau for all departments (聊财采〔2020〕84号 五（一）).
    general_prefixes: tuple[str, ...] = ()
    # Level-1 letters of the parent catalog that this one belongs to but does not list in full.
    partial: bool = False


@dataclass(slots=True)
class CodedExample:
    """A proposal as departments write it, and the codes that are right for it, or why it has none.

    `outside` is what it is where no entry is right for it.
    """

    codes: tuple[str, ...]
    name: str
    description: str = ""
    outside: str = ""


class Catalog(BaseModel):
    """A guiding catalog with its entries and the coding index of its leaves."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    header: CatalogHeader
    entries: tuple[Entry, ...]
    terms: tuple[IndexTerm, ...] = ()
    examples: tuple[CodedExample, ...] = ()
    contexts: tuple[Context, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Entry]:
        """Return code → entry."""
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def leaves(self) -> tuple[Entry, ...]:
        """Return the entries that items are coded to: those that no other stands under."""
        parents = {entry.parent for entry in self.entries}
        return tuple(entry for entry in self.entries if entry.code not in parents)

    @cached_property
    def same_name(self) -> dict[str, tuple[str, ...]]:
        """Return leaf name → all its codes (Jiaozuo has two pairs of twins)."""
        names: dict[str, list[str]] = {}
        for entry in self.leaves:
            names.setdefault(entry.name, []).append(entry.code)
        return {name: tuple(codes) for name, codes in names.items()}

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 over everything in the catalog that the coding can depend on."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def ancestors(self, code: str) -> Iterator[Entry]:
        """Yield the groups above `code`, nearest first."""
        entry = self.by_code.get(code)
        while entry is not None and entry.parent:
            entry = self.by_code.get(entry.parent)
            if entry is not None:
                yield entry


class Unit(BaseModel):
    """A unit that compiles a department catalog, with its code and the short names that it goes by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name: str
    aliases: tuple[str, ...] = ()


class Jurisdiction(BaseModel):
    """A place in the chain national ← province ← city; a lower one adds rules and never loosens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    catalog: str
    # False: the catalog is lent by another place for orientation, so nothing is "outside" it.
    catalog_binding: bool = True
    units: str | None = None
    # Digits of the unit code that stands before the guiding code (聊财采〔2020〕84号 四), 0 where there is none.
    unit_code_digits: int = Field(default=0, ge=0)
    # Level-1 letters that a guiding code may begin with here, where the whole catalog is not at hand.
    code_letters: str = ""
