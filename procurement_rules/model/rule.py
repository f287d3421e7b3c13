"""Rules as data: a closed set of conditions, each true, false or unknown of an item.

See `docs/rules.md` for the meaning of every key. Nothing here is ever executed as code.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

Scalar = bool | int | Decimal | date | str
RULE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Outcome(StrEnum):
    """What a rule says of an item."""

    VIOLATION = "violation"
    UNDETERMINED = "undetermined"
    COMPLIANT = "compliant"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How grave a finding is; the words of SARIF's `level`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Stage(StrEnum):
    """Where in the closed loop of 鲁财采〔2022〕14号 三 a rule belongs."""

    CATALOG = "catalog"
    BUDGET = "budget"
    DEMAND = "demand"
    PURCHASE = "purchase"
    CONTRACT = "contract"
    PERFORMANCE = "performance"


class Strict(BaseModel):
    """Base of everything that is written by hand: an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ParameterRef(Strict):
    """A dated value of `corpus/parameters.yaml`, put in when the rules of a day are chosen."""

    parameter: str


Bound = Decimal | date | ParameterRef


class FactTest(Strict):
    """Compare one fact of the item; exactly one comparison is given."""

    fact: str
    equals: Scalar | None = None
    one_of: tuple[Scalar, ...] | None = None
    includes_all: tuple[str, ...] | None = Field(default=None, min_length=1)
    less_than: Bound | None = None
    at_most: Bound | None = None
    more_than: Bound | None = None
    at_least: Bound | None = None
    known: bool | None = None
    if_unknown: bool | None = Field(
        default=None, description="what an unknown fact counts as; default: unknown"
    )

    @model_validator(mode="after")
    def _one_comparison(self) -> FactTest:
        given = [name for name in COMPARISONS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"须恰好写一种比较（{'、'.join(COMPARISONS)}），现有 {len(given)} 种")
        return self

    @cached_property
    def comparison(self) -> tuple[str, Any]:
        """Return the comparison's name and its operand."""
        return next((name, getattr(self, name)) for name in COMPARISONS if getattr(self, name) is not None)


COMPARISONS = ("equals", "one_of", "includes_all", "less_than", "at_most", "more_than", "at_least", "known")


class ConceptTest(Strict):
    """True where the detector reads the concept clearly, unknown where it may be meant."""

    concept: str
    if_unknown: bool | None = Field(
        default=None, description="what a possible reading counts as; default: unknown"
    )


class AllOf(Strict):
    """True when every condition is."""

    all: tuple[Condition, ...] = Field(min_length=1)


class AnyOf(Strict):
    """True when at least one condition is."""

    any: tuple[Condition, ...] = Field(min_length=1)


class NotOf(Strict):
    """True when the condition is false."""

    negated: Condition = Field(alias="not")


def _kind(value: Any) -> str | None:
    if isinstance(value, Strict):
        value = value.model_dump(by_alias=True)
    keys = value.keys() if isinstance(value, dict) else ()
    return next((f"={kind}" for kind in ("fact", "concept", "all", "any", "not") if kind in keys), None)


# The tags begin with a sign that no key has, so that the place of a fault is not mistaken for them.
Condition = Annotated[
    Annotated[FactTest, Tag("=fact")]
    | Annotated[ConceptTest, Tag("=concept")]
    | Annotated[AllOf, Tag("=all")]
    | Annotated[AnyOf, Tag("=any")]
    | Annotated[NotOf, Tag("=not")],
    Discriminator(
        _kind,
        custom_error_type="condition_kind",
        custom_error_message="条件须写 fact、concept、all、any、not 之一",
    ),
]


class BasisRef(Strict):
    """A citation: instrument by number, and the clause in it."""

    instrument: str
    clause: str


class InForce(Strict):
    """First and last day on which a rule binds; `to` is empty while it still does."""

    since: date = Field(alias="from")
    until: date | None = Field(default=None, alias="to")

    def covers(self, day: date) -> bool:
        """Tell whether the rule binds on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


class Unless(Strict):
    """A condition that lifts a rule, with the clause that says so."""

    when: Condition
    basis: tuple[BasisRef, ...] = Field(min_length=1)


class ExampleHead(Strict):
    """What a case that is a test asserts: the outcome on a day, and of a finding every word."""

    title: str
    as_of: date
    outcome: Outcome
    basis: tuple[str, ...] = Field(default=(), description="`instrument clause` of the finding, in order")
    message: str | None = Field(default=None, description="the whole message of the finding")
    missing: tuple[str, ...] = Field(
        default=(), description="the fields that an undetermined finding asks for"
    )

    @model_validator(mode="after")
    def _whole_finding(self) -> Self:
        if self.outcome in (Outcome.VIOLATION, Outcome.UNDETERMINED) and not (self.basis and self.message):
            raise ValueError("结论是不合规或无法判断的例子须写明 basis 和 message")
        return self


class Example(ExampleHead):
    """An item, and what its rule must say of it."""

    item: dict[str, Any]
    jurisdiction: str | None = Field(
        default=None, description="a place below the rule's own, where it matters"
    )


class RuleHead(Strict):
    """What every rule says of itself; the id is the file's stem and is never used again for another rule."""

    id: str = Field(pattern=RULE_ID)
    title: str
    category: str
    stage: Stage
    jurisdiction: str
    in_force: InForce
    severity: Severity
    severity_undetermined: Severity = Severity.NOTE
    basis: tuple[BasisRef, ...] = Field(min_length=1)
    message: str
    message_undetermined: str
    remedy: str


class Rule(RuleHead):
    """One file of `rules/<jurisdiction>/` that judges items one by one."""

    when: Condition | None = None
    forbid: Condition | None = None
    require: Condition | None = None
    unless: tuple[Unless, ...] = ()
    evidence: tuple[str, ...] = Field(
        default=(), description="item fields shown as evidence besides detected spans"
    )
    examples: tuple[Example, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _judges_something(self) -> Rule:
        if self.forbid is None and self.require is None:
            raise ValueError("须写 forbid（禁止什么）或 require（要求什么）")
        return self


class ComparisonExample(ExampleHead):
    """The items of a batch, and what the rule must say of them."""

    items: tuple[dict[str, Any], ...] = Field(min_length=1)
    rows: tuple[int, ...] = Field(default=(), description="positions of the finding's items, from 0")


class Comparison(StrEnum):
    """What items of a batch are compared for."""

    DUPLICATES = "duplicates"
    SPLITS = "splits"


class ComparisonRule(RuleHead):
    """One file of `rules/<jurisdiction>/` that judges the items of a batch together."""

    compare: Comparison
    similarity: float = Field(ge=50, le=100, description="how alike names must be (rapidfuzz ratio)")
    threshold: Bound | None = Field(
        default=None, description="splits: the amount in yuan that parts stay below"
    )
    examples: tuple[ComparisonExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _threshold_for_splits(self) -> ComparisonRule:
        if (self.compare is Comparison.SPLITS) != (self.threshold is not None):
            raise ValueError("threshold 只在 compare: splits 时写，而且必须写")
        return self


class Category(Strict):
    """A kind of finding; its id is stable."""

    id: str
    label: str
    group: Literal["content", "budget", "catalog", "publicity", "purchase", "contract", "performance"]


class DerivedFact(Strict):
    """A fact that the program works out, usable in rules like a field of the item."""

    name: str
    label: str
    type: Literal["boolean", "text", "choice", "number"]
    values: tuple[str, ...] = ()
    asks: tuple[str, ...] = Field(default=(), description="item fields to ask for when the fact is unknown")
    help: str


class Validity(Strict):
    """When an instrument bound; an empty day is one that nobody has looked up."""

    since: date | None = Field(default=None, alias="from")
    until: date | None = Field(default=None, alias="to")


class DatedValue(Strict):
    """A value and the first day on which it holds; it holds until the next one, and null ends it."""

    since: date = Field(alias="from")
    value: Decimal | date | None


class Parameter(Strict):
    """A figure that the law fixes and changes: one entry of `corpus/parameters.yaml`."""

    id: str
    label: str
    unit: str
    basis: BasisRef
    values: tuple[DatedValue, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Parameter:
        starts = [value.since for value in self.values]
        if starts != sorted(set(starts)):
            raise ValueError("values 须按起始日期先后排列，且日期不重复")
        return self

    def on(self, day: date) -> Decimal | date | None:
        """Return the value that holds on `day`, None where nothing is fixed."""
        held = [each.value for each in self.values if each.since <= day]
        return held[-1] if held else None


class Instrument(Strict):
    """A legal instrument in the register."""

    number: str
    title: str
    issuer: str
    issued_on: date | None = None
    in_force: Validity
    superseded_by: str | None = None
    clauses: tuple[Clause, ...] = ()


class Clause(Strict):
    """A clause that rules may cite; `verified` means compared with the official text."""

    locator: str
    summary: str
    verified: bool


class RulePack(BaseModel):
    """Everything a jurisdiction's chain is judged by."""

    model_config = ConfigDict(frozen=True)

    rules: tuple[Rule, ...]
    comparisons: tuple[ComparisonRule, ...] = ()
    version: str
    digest: str = Field(description="SHA-256 over the files that the rules were read from")

    @property
    def all(self) -> tuple[Rule | ComparisonRule, ...]:
        """Every rule: those that judge items one by one, then those that compare."""
        return (*self.rules, *self.comparisons)


for _model in (AllOf, AnyOf, NotOf, Unless, Rule, Instrument):
    _model.model_rebuild()
