"""A cell, its address, and the cells that are merged with it."""
