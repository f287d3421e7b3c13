"""A file of any format → grids or records."""
