"""Match: find the code of an item in a guiding catalog, or say honestly that none is sure."""

from procurement_rules.match.contexts import FoundContext
from procurement_rules.match.matcher import Matcher

__all__ = ["FoundContext", "Matcher"]
