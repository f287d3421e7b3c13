"""The words by which the name of a person is known, `corpus/person-names.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from procurement_rules.model.rule import Strict

_Words = Annotated[tuple[Annotated[str, Field(min_length=2)], ...], Field(min_length=1)]
_Characters = Annotated[str, Field(pattern=r"^[\u3400-\u9fff]+$")]


class PersonNames(Strict):
    """What stands before names and behind surnames, the surnames, and what looks like a name and is none."""

    labels: _Words = Field(description="before the names of persons")
    roles: _Words = Field(description="before names and other things alike")
    surnames: _Characters
    compound_surnames: _Words
    titles: _Words = Field(description="behind a surname these make a person of it")
    personal_titles: _Words = Field(description="whoever is called so is a person, whatever stands before")
    no_names: _Words = Field(description="what begins so is no name")
    no_name_ends: _Characters
