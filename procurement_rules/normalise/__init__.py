"""Normalise: fold text for comparison without losing the place of any character."""

from procurement_rules.normalise.fold import fold

__all__ = ["fold"]
