"""The header of a table: which row it is, which column holds which field, in which unit of money."""
