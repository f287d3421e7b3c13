"""Put the figures of one day into rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from procurement_rules.model.rule import Parameter, RuleHead

AnyRule = TypeVar("AnyRule", bound=RuleHead)
# The parts of a rule that may name a parameter.
_FILLED = {"when", "forbid", "require", "unless", "threshold"}


def rule_on(rule: AnyRule, day: date, parameters: Mapping[str, Parameter]) -> AnyRule | None:
    """Return the rule as it binds on `day`, its parameters replaced by their values; None where it does not bind."""
    if not rule.in_force.covers(day):
        return None
    conditions = rule.model_dump(include=_FILLED, by_alias=True, exclude_none=True)
    values: list[object] = []
    filled = {name: _filled(part, day, parameters, values) for name, part in conditions.items()}
    if not values:
        return rule
    if None in values:
        return None
    return type(rule).model_validate(rule.model_dump(by_alias=True, exclude_none=True) | filled)


def _filled(part: Any, day: date, parameters: Mapping[str, Parameter], values: list[object]) -> Any:
    """Return a condition with parameters replaced, noting each value in `values`."""
    if isinstance(part, dict):
        if part.keys() == {"parameter"}:
            values.append(parameters[part["parameter"]].on(day))
            return values[-1]
        return {name: _filled(inner, day, parameters, values) for name, inner in part.items()}
    if isinstance(part, (list, tuple)):
        return [_filled(inner, day, parameters, values) for inner in part]
    return part
