"""Teach the coding: the office's decisions, terms worth indexing, catalogs that resemble known ones, and their faults."""

from procurement_rules.coding.crosswalk import Equivalent, carried_over, crosswalk
from procurement_rules.coding.crosswalk_file import read_crosswalk, write_crosswalk
from procurement_rules.coding.decisions import Decision, Reviewed, place_of, read_decisions
from procurement_rules.coding.fault import Fault
from procurement_rules.coding.lint import faults
from procurement_rules.coding.ruling import Ruling, rulings
from procurement_rules.coding.ruling_standing import Standing
from procurement_rules.coding.suggestion import Suggestion, suggestions, write_suggestions

__all__ = [
    "Decision",
    "Equivalent",
    "Fault",
    "Reviewed",
    "Ruling",
    "Standing",
    "Suggestion",
    "carried_over",
    "crosswalk",
    "faults",
    "place_of",
    "read_crosswalk",
    "read_decisions",
    "rulings",
    "suggestions",
    "write_crosswalk",
    "write_suggestions",
]
