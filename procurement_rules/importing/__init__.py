"""Import: turn a printed catalog or list of units, as scanning left it, into entries and units."""

from procurement_rules.importing.catalog import catalog_entries
from procurement_rules.importing.document import document_grid
from procurement_rules.importing.note import ImportedCatalog, ImportNote
from procurement_rules.importing.units import unit_list
from procurement_rules.importing.write import write_entries, write_units

__all__ = [
    "ImportNote",
    "ImportedCatalog",
    "catalog_entries",
    "document_grid",
    "unit_list",
    "write_entries",
    "write_units",
]
