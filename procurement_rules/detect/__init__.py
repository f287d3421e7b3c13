"""Detect: read the concepts of prohibited content in a text, apart from how the text is coded."""

from procurement_rules.detect.detector import Detector

__all__ = ["Detector"]
