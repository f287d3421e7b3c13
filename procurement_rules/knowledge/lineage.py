"""Which instruments came before and after one, as `superseded_by` in the register links them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from procurement_rules.model.rule import Instrument


def predecessors(number: str, register: Mapping[str, Instrument]) -> tuple[Instrument, ...]:
    """Return what `number` replaced, and what those had replaced, the nearest first."""

    def replaced(later: str) -> list[str]:
        return [each.number for each in register.values() if each.superseded_by == later]

    return tuple(_reached(number, register, replaced))


def successors(number: str, register: Mapping[str, Instrument]) -> tuple[Instrument, ...]:
    """Return what replaced `number`, and what replaced that."""

    def replacing(earlier: str) -> list[str]:
        return [register[earlier].superseded_by or ""]

    return tuple(_reached(number, register, replacing))


def _reached(
    number: str, register: Mapping[str, Instrument], step: Callable[[str], list[str]]
) -> Iterator[Instrument]:
    todo, seen = [number], {number}
    while todo:
        for name in step(todo.pop(0)):
            # An instrument may name one that nobody has registered yet.
            if name in register and name not in seen:
                seen.add(name)
                todo.append(name)
                yield register[name]
