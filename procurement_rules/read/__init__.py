"""A submitted file → grids → header → service items, or rejected rows with their reasons."""

from procurement_rules.read.grids import read_grids
from procurement_rules.read.items import ReadResult, read_items

__all__ = ["ReadResult", "read_grids", "read_items"]
