"""English: a line of the program in Chinese → the same line in English, by a table of templates."""

from procurement_rules.english.template import has_chinese, holes
from procurement_rules.english.translator import Translator

__all__ = ["Translator", "has_chinese", "holes"]
