"""Measure: compare what the program says of labelled rows with their labels."""

from procurement_rules.measure.coding import CodingScore, coding_score
from procurement_rules.measure.confusions import Confusion, confusions
from procurement_rules.measure.interval import Share
from procurement_rules.measure.known import Known
from procurement_rules.measure.labelled import LabelledRow, Measured, labelled_rows, measured
from procurement_rules.measure.mean import Mean, mean
from procurement_rules.measure.picture import Series, picture
from procurement_rules.measure.prohibitions import (
    CategoryScore,
    ProhibitionScore,
    category_scores,
    prohibition_score,
)
from procurement_rules.measure.reliability import (
    Answer,
    Bin,
    CoveragePoint,
    answers,
    calibration_error,
    coverage_curve,
    reliability,
)
from procurement_rules.measure.slices import ORIGIN, Slice, slices

__all__ = [
    "ORIGIN",
    "Answer",
    "Bin",
    "CategoryScore",
    "CodingScore",
    "Confusion",
    "CoveragePoint",
    "Known",
    "LabelledRow",
    "Mean",
    "Measured",
    "ProhibitionScore",
    "Series",
    "Share",
    "Slice",
    "answers",
    "calibration_error",
    "category_scores",
    "coding_score",
    "confusions",
    "coverage_curve",
    "labelled_rows",
    "mean",
    "measured",
    "picture",
    "prohibition_score",
    "reliability",
    "slices",
]
