"""Cut folded texts into grams, by which they are compared, and into words, by which that is shown."""

from procurement_rules.lexis.frequency import fields_and_told, told
from procurement_rules.lexis.grams import LONGEST, Grams, Numbers, Weights, cut, key_of, spelled
from procurement_rules.lexis.heard import Heard
from procurement_rules.lexis.rows import Rows
from procurement_rules.lexis.words import words

__all__ = [
    "LONGEST",
    "Grams",
    "Heard",
    "Numbers",
    "Rows",
    "Weights",
    "cut",
    "fields_and_told",
    "key_of",
    "spelled",
    "told",
    "words",
]
