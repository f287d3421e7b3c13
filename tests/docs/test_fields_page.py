"""The page of the fields and the program know the same names of columns."""

import re

from procurement_rules.knowledge import Knowledge
from procurement_rules.normalise import fold
from procurement_rules.read.headers.column_names import ColumnNames
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
# Field, name, type, meaning, and what its columns are called.
ROW = re.compile(r"\| `(\w+)` \| [^|]+ \| [^|]+ \| [^|]+ \| ([^|]+) \|")


def test_every_name_that_the_page_lists_is_known_as_that_field() -> None:
    dictionary = Knowledge(ROOT).dictionary
    names = ColumnNames(dictionary, lambda text: fold(text).folded)
    listed = {field: aliases.split("、") for field, aliases in ROW.findall(PAGE)}
    assert listed.keys() == {field.name for field in dictionary.fields}
    unknown = {
        alias
        for field, aliases in listed.items()
        for alias in aliases
        if (known := names.field(alias)) is None or known.name != field
    }
    assert unknown == set()


def test_every_name_that_the_program_knows_stands_on_the_page() -> None:
    listed = {field: aliases.split("、") for field, aliases in ROW.findall(PAGE)}
    for field in Knowledge(ROOT).dictionary.fields:
        assert listed[field.name] == list(field.aliases)
