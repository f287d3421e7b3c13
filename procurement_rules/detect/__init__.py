"""Detect: what a text says, as declared concepts and key areas with their places."""

from procurement_rules.detect.detector import Detector
from procurement_rules.detect.key_areas import KeyAreaTagger

__all__ = ["Detector", "KeyAreaTagger"]
