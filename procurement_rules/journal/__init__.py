"""The answers of a long screening, kept as they come: started again, it goes on where it was interrupted."""

from procurement_rules.journal.journal import Interrupted, Journal
from procurement_rules.journal.run import JudgedRun

__all__ = ["Interrupted", "Journal", "JudgedRun"]
