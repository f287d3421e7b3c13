"""What reviewers decide comes back: waivers, precedents, what changed since the last screening, a log of decisions."""

from procurement_rules.review.baseline import compare_with_baseline
from procurement_rules.review.decision_log import DecisionLog, JudgedBy
from procurement_rules.review.marks import Mark, first_mark, read_marks
from procurement_rules.review.mask import PersonMask
from procurement_rules.review.record import Record, read_record
from procurement_rules.review.ruling import Review
from procurement_rules.review.summary import loop_summary
from procurement_rules.review.told import Ruling
from procurement_rules.review.waivers import apply_waivers

__all__ = [
    "DecisionLog",
    "JudgedBy",
    "Mark",
    "PersonMask",
    "Record",
    "Review",
    "Ruling",
    "apply_waivers",
    "compare_with_baseline",
    "first_mark",
    "loop_summary",
    "read_marks",
    "read_record",
]
