"""Normalise: fold text for comparison without losing the place of any character."""

from procurement_rules.normalise.fold import fold
from procurement_rules.normalise.spelling import Speller

__all__ = ["Speller", "fold"]
