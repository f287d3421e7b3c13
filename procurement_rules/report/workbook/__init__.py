"""A screening → Excel: the submitted workbooks annotated, and the ledger of what must be put right."""

from procurement_rules.report.workbook.annotated import AnnotatedFile, annotate
from procurement_rules.report.workbook.annotated_name import possible_names
from procurement_rules.report.workbook.ledger import ledger

__all__ = ["AnnotatedFile", "annotate", "ledger", "possible_names"]
