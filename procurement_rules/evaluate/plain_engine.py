"""The plain evaluator: the compiled rules judged in Python, on any version and machine."""

from __future__ import annotations

from procurement_rules.evaluate.compile import CompiledRules, Flags, Trigger

Answers = frozenset[tuple[int, Trigger]]


class PlainEngine:
    """Judges flags by set inclusion. Holds no state, so one engine serves many threads."""

    name = "plain"

    def __init__(self, compiled: CompiledRules) -> None:
        self._triggers = compiled.triggers

    def judge(self, flags: Flags) -> Answers:
        """Return which rules answer, and what."""
        return frozenset(
            (trigger.rule, trigger.kind)
            for trigger in self._triggers
            if any(alternative <= flags for alternative in trigger.alternatives)
        )
