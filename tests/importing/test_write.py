from __future__ import annotations

from procurement_rules.importing import write_entries, write_units
from procurement_rules.model.catalog import Entry, Unit


def test_entries_are_written_as_plain_comma_separated_lines() -> None:
    entries = [
        Entry(code="A", level=1, parent="", name="公共服务"),
        Entry(code="A01", level=2, parent="A", name="安全", description='排查,治理"等"。'),
    ]
    assert write_entries(entries) == (
        'code,level,parent,name,description\nA,1,,公共服务,\nA01,2,A,安全,"排查,治理""等""。"\n'
    )


def test_units_are_written_with_their_zeros() -> None:
    assert write_units([Unit(code="001001", name="财政局")]) == "code,name\n001001,财政局\n"
