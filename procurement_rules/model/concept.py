"""Concepts of prohibited content: declared data that the detector reads in a text.

A concept has *signals* (named lists of terms) and *readings* (combinations of signals that mean the concept).
See `docs/concepts.md` for the meaning of every key.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _not_blank(term: str) -> str:
    if not term.strip():
        raise ValueError("词语不能为空")
    return term


Term = Annotated[str, AfterValidator(_not_blank)]


class Certainty(StrEnum):
    """How sure a reading is: `clear` is a breach, `possible` asks the concept's question."""

    CLEAR = "clear"
    POSSIBLE = "possible"


class Scope(StrEnum):
    """How far apart the signals of one reading may stand: `text` is one field, `item` all of them."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    TEXT = "text"
    ITEM = "item"


class Side(StrEnum):
    """On which side of the anchor a context undoes it."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


class Undoing(BaseModel):
    """A context that takes an anchor's meaning away, such as 监理 after 工程 or 不含 before 施工."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signals: tuple[str, ...] = Field(min_length=1)
    side: Side
    within: int = Field(
        ge=0, le=200, description="folded characters between the two; never across a sentence"
    )


class Reading(BaseModel):
    """One way in which a text means the concept; the first signal of `all` is the anchor."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    certainty: Certainty
    all: tuple[str, ...] = Field(min_length=1)
    none: tuple[str, ...] = Field(default=(), description="signals that must not stand in the scope")
    scope: Scope = Scope.SENTENCE
    at_head: bool = Field(default=False, description="the anchor must be what the name ends in")
    fields: tuple[str, ...] = ("name", "description")
    undone_by: tuple[Undoing, ...] = ()


class Concept(BaseModel):
    """One file of `rules/concepts/`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    question: str = Field(description="what to ask when the text supports two readings")
    element: str = Field(default="", description="what the answer is called where no field holds it")
    signals: dict[str, tuple[Term, ...]] = {}
    readings: tuple[Reading, ...] = Field(min_length=1)


class SharedSignals(BaseModel):
    """`rules/concepts/shared.yaml`: signals that every concept may use, and what names end in without meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signals: dict[str, tuple[Term, ...]]


class ConceptLibrary(BaseModel):
    """All concepts and the signals that they share."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shared: SharedSignals
    concepts: tuple[Concept, ...]


class ConceptHit(BaseModel):
    """A concept found in an item, with the spans of the submitted text that show it."""

    model_config = ConfigDict(frozen=True)

    concept: str
    reading: str
    certainty: Certainty
    spans: tuple[tuple[str, int, int], ...] = Field(description="(field, start, end) in code points")
