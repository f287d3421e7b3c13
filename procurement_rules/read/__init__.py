"""A submitted file → grids → header → service items, or rejected rows with their reasons."""

from procurement_rules.read.folder import submitted_files
from procurement_rules.read.formats.grids import read_grids
from procurement_rules.read.headers.column_names import ColumnMapping
from procurement_rules.read.headers.mapping import column_mapping, read_template, template_text, unmatched
from procurement_rules.read.items import ReadResult, read_items

__all__ = [
    "ColumnMapping",
    "ReadResult",
    "column_mapping",
    "read_grids",
    "read_items",
    "read_template",
    "submitted_files",
    "template_text",
    "unmatched",
]
