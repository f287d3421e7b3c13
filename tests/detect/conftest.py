"""Small libraries of concepts: a test says only what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procurement_rules.detect import Detector
from procurement_rules.detect.occurrences import FieldSignals, SignalIndex
from procurement_rules.model.concept import ConceptHit, ConceptLibrary, Reading
from procurement_rules.model.likeness import LikenessSettings, LikenessTable
from procurement_rules.normalise import fold

TAILS = ("项目", "采购", "服务", "标段", "公开招标")
SIGNALS = {
    "build": ("施工", "新建", "改扩建工程"),
    "around": ("监理", "造价", "勘察设计"),
    "denial": ("不含", "不包括"),
    "run": ("运营", "托管"),
}


# Nothing was learned, so that what is found is what is declared.
UNLIKE = LikenessTable(
    concepts=(),
    grams=(),
    told=(),
    rarity=(),
    weights=(),
    bias=(),
    settings=LikenessSettings(possible=0.7, possible_in_doubt=0.85, sure=0.95, doubt=0.05),
    learned_from="",
)


def reading(*signals: str, **given: Any) -> Reading:
    """Return a clear reading of the signals, the first being the anchor."""
    return Reading.model_validate({"id": "named", "certainty": "clear", "all": signals, **given})


def undoing(*signals: str, side: str = "either", within: int = 4) -> dict[str, Any]:
    """Return a context that undoes an anchor."""
    return {"signals": signals, "side": side, "within": within}


def library(*readings: Reading, signals: Mapping[str, tuple[str, ...]] = SIGNALS) -> ConceptLibrary:
    """Return a library of one concept, `works`, with these readings and signals."""
    return ConceptLibrary.model_validate(
        {
            "shared": {"signals": {"name_tail": TAILS}},
            "concepts": [
                {
                    "id": "works",
                    "title": "工程",
                    "question": "是施工，还是围绕工程的服务？",
                    "signals": signals,
                    "readings": readings,
                }
            ],
        }
    )


def detect(which: ConceptLibrary, **texts: str) -> tuple[ConceptHit, ...]:
    """Return what the library finds in the fields of an item."""
    return Detector(which, UNLIKE, fold).detect({field: fold(text) for field, text in texts.items()})


def signals_of(text: str, signals: Mapping[str, tuple[str, ...]] = SIGNALS) -> FieldSignals:
    """Return the signals that stand in a text."""
    return SignalIndex(signals, fold).find(fold(text))


def shown(hit: ConceptHit, **texts: str) -> list[str]:
    """Return the pieces of the submitted texts that show a hit."""
    return [texts[field][start:end] for field, start, end in hit.spans]
