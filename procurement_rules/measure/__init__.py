"""Measure: compare what the program says of labelled rows with their labels."""

from procurement_rules.measure.coding import CodingScore, coding_score
from procurement_rules.measure.interval import Share
from procurement_rules.measure.labelled import LabelledRow, labelled_rows
from procurement_rules.measure.prohibitions import ProhibitionScore, prohibition_score

__all__ = [
    "CodingScore",
    "LabelledRow",
    "ProhibitionScore",
    "Share",
    "coding_score",
    "labelled_rows",
    "prohibition_score",
]
