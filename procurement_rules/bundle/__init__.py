"""Evidence of a screening: everything that it was made from, in one file, and the judging of it again."""

from procurement_rules.bundle.run import Run
from procurement_rules.bundle.verify import Verification, verify
from procurement_rules.bundle.write import bundle

__all__ = ["Run", "Verification", "bundle", "verify"]
