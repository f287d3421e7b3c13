"""Evaluate: facts of an item, the rules in force, two engines that must agree, and the findings."""

from procurement_rules.evaluate.compile import breach_condition, compile_rules
from procurement_rules.evaluate.durable_engine import available as durable_available
from procurement_rules.evaluate.evaluator import ENGINES, Evaluator
from procurement_rules.evaluate.facts import FactFinder
from procurement_rules.evaluate.findings import Wording
from procurement_rules.evaluate.kleene import leaves, truth
from procurement_rules.evaluate.parameters import rule_on
from procurement_rules.evaluate.wording import shortened, worded

__all__ = [
    "ENGINES",
    "Evaluator",
    "FactFinder",
    "Wording",
    "breach_condition",
    "compile_rules",
    "durable_available",
    "leaves",
    "rule_on",
    "shortened",
    "truth",
    "worded",
]
