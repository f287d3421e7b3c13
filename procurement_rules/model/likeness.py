"""What a text is like: weights of its grams for each concept, learned from labelled examples, `corpus/likeness/`."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from procurement_rules.model.rule import Strict


class LikenessSettings(Strict):
    """See the comments of `corpus/likeness/settings.yaml`."""

    possible: float = Field(gt=0, lt=1)
    possible_in_doubt: float = Field(gt=0, lt=1)
    sure: float = Field(gt=0, lt=1)
    doubt: float = Field(ge=0, lt=1)


class LikenessExample(BaseModel):
    """A proposal and the concepts that it means, none where it only looks like them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    description: str = ""
    funding_source: str = ""
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LikenessTable:
    """Weights grams × concepts, with the rarity of each gram and the bias of each concept.

    `told` says of each gram whether it is weighed where it is told beside a name, or wherever it stands. `learned_from` is the digest of the examples from which the weights were learned.
    """

    concepts: tuple[str, ...]
    grams: tuple[str, ...]
    told: tuple[bool, ...]
    rarity: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]
    settings: LikenessSettings
    learned_from: str
