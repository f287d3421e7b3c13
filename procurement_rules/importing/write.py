"""Entries and units → CSV text: UTF-8, line feeds, the same input always the same text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from pydantic import BaseModel

from procurement_rules.model.catalog import Entry, Unit


def write_entries(entries: Iterable[Entry]) -> str:
    """Return the text of an `entries.csv`, in the order given."""
    return _csv_text(("code", "level", "parent", "name", "description"), entries)


def write_units(units: Iterable[Unit]) -> str:
    """Return the text of a list of units, in the order given."""
    return _csv_text(("code", "name"), units)


def _csv_text(columns: tuple[str, ...], records: Iterable[BaseModel]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([getattr(record, column) for column in columns] for record in records)
    return text.getvalue()
