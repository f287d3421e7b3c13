"""The forms in which purchases are reported upwards, `corpus/statistics.yaml`; see `docs/statistics.md`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from procurement_rules.model.key_area import KeyAreas
from procurement_rules.model.rule import BasisRef, Strict


class FormCategory(Strict):
    """A row of the form."""

    id: str
    label: str


class FormPeriod(Strict):
    """A pair of columns of the form; both days belong to it, and it lies in one year."""

    label: str
    since: date = Field(alias="from")
    until: date = Field(alias="to")

    @model_validator(mode="after")
    def _in_one_year(self) -> Self:
        if self.since > self.until or self.since.year != self.until.year:
            raise ValueError("from 不得晚于 to，且在同一年")
        return self

    @property
    def whole(self) -> bool:
        """Tell whether it is a whole year."""
        year = self.since.year
        return (self.since, self.until) == (date(year, 1, 1), date(year, 12, 31))

    def covers(self, day: date) -> bool:
        """Tell whether the day belongs to the period."""
        return self.since <= day <= self.until


class FormHeadings(Strict):
    """The words of the form that are neither categories nor periods; `year` holds `{year}`, `title` `{place}`."""

    number: str
    title: str
    categories: str
    periods: str
    items: str
    amount: str
    total: str
    year: str


class EntryPlace(Strict):
    """The row to which a catalog entry and all below it belong, unless a longer code says otherwise."""

    code: str
    category: str
    sure: bool = Field(description="whether catalog and form call it the same; else a person has to confirm")
    note: str


class CatalogPlaces(Strict):
    """How the entries of one catalog are spread over the rows."""

    catalog: str
    basis: BasisRef
    entries: tuple[EntryPlace, ...] = Field(min_length=1)


class TextReading(Strict):
    """What a text field says in words of its own: value → terms; with a term of `not_used` it says nothing sure."""

    field: str
    values: dict[str, tuple[str, ...]]
    not_used: tuple[str, ...] = ()


class FigureTest(Strict):
    """One comparison of an item: of a field, or whether it was found in breach of a category."""

    field: str | None = None
    equals: bool | None = None
    one_of: tuple[str, ...] | None = Field(default=None, min_length=1)
    reads: str | None = Field(default=None, description="a value of the field's `TextReading`")
    includes: str | None = None
    given: bool | None = None
    finding: str | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        given = [name for name in _COMPARISONS if getattr(self, name) is not None]
        if len(given) != 1 or (self.finding is None) != (self.field is not None):
            raise ValueError("须写 finding，或者 field 和恰好一种比较")
        return self


_COMPARISONS = ("equals", "one_of", "reads", "includes", "given", "finding")


class Shown(StrEnum):
    """How a figure answers: whether there is any, which share of what is known, how many, or how many different."""

    EXISTS = "exists"
    SHARE = "share"
    COUNT = "count"
    DIFFERENT = "different"


class Figure(Strict):
    """What is counted of the items: those that pass `all` or `any` of the tests, or the values of `field`."""

    label: str
    show: Shown
    all: tuple[FigureTest, ...] = ()
    any: tuple[FigureTest, ...] = ()
    field: str | None = None

    @model_validator(mode="after")
    def _counts_one_thing(self) -> Self:
        if sum(map(bool, (self.all, self.any, self.field))) != 1:
            raise ValueError("须恰好写 all、any、field 之一")
        if (self.show is Shown.DIFFERENT) != (self.field is not None):
            raise ValueError("field 只在 show: different 时写，而且必须写")
        return self

    @property
    def tests(self) -> tuple[FigureTest, ...]:
        """All tests."""
        return (*self.all, *self.any)


class Question(Strict):
    """A question of the survey; `manual` is what only a person can say, empty where the figures say it all."""

    number: int
    question: str
    hint: str = ""
    figures: tuple[Figure, ...] = ()
    manual: str = ""


class SurveySection(Strict):
    """Questions under one heading."""

    title: str
    questions: tuple[Question, ...] = Field(min_length=1)


class Survey(Strict):
    """The survey of the form; `title` holds `{place}`."""

    title: str
    basis: BasisRef
    columns: tuple[str, str, str] = Field(description="headings: question, answer, how to fill it in")
    sections: tuple[SurveySection, ...]


class OtherSupplier(Strict):
    """A kind of supplier that the field's choices do not have and the test surely does not mean: how it is written."""

    label: str
    terms: tuple[str, ...] = Field(min_length=1)


class SupplierShare(Strict):
    """The suppliers whose share is to grow, and what is written of others that are not among the field's choices."""

    label: str
    basis: BasisRef
    test: FigureTest
    others: tuple[OtherSupplier, ...] = ()


class StatisticsForm(Strict):
    """One file of forms; `unnamed_places` are jurisdictions that no report is written for."""

    basis: BasisRef
    unnamed_places: tuple[str, ...] = ()
    duplicates: str = Field(
        default="", description="the category of findings by which one item was submitted twice"
    )
    headings: FormHeadings
    categories: tuple[FormCategory, ...] = Field(min_length=1)
    periods: tuple[FormPeriod, ...] = Field(
        default=(), description="years that are reported in part; every other year is one period"
    )
    catalogs: tuple[CatalogPlaces, ...]
    texts: tuple[TextReading, ...] = ()
    survey: Survey
    suppliers: SupplierShare

    @model_validator(mode="after")
    def _periods_apart(self) -> Self:
        ordered = sorted(self.periods, key=lambda period: period.since)
        if any(later.since <= earlier.until for earlier, later in pairwise(ordered)):
            raise ValueError("periods 不得重叠，否则同一事项会计两次")
        return self

    def label(self, category: str) -> str:
        """Return the words of a row."""
        return next(each.label for each in self.categories if each.id == category)


@dataclass(frozen=True, slots=True)
class Statistics:
    """The forms, and the key areas whose share is told with the places that their notice binds."""

    form: StatisticsForm
    key_areas: KeyAreas
    key_area_places: frozenset[str]
