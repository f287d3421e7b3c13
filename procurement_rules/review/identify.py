"""How findings are named: handed over, as the stages do not import each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Finding, Verdict

# Yields every finding under its key: those of single items in the order of the verdicts, then those on several.
Identify = Callable[[Screening], Iterable[tuple[str, Verdict | None, Finding]]]
