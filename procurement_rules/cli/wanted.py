"""What the command line of `screen` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from procurement_rules.errors import UsageError

# Options that say nothing without another: field and option of each, and of the one that it needs.
_NEEDED = (
    ("on", "--on", "waivers", "--waivers"),
    ("waivers", "--waivers", "on", "--on"),
    ("ledger_template", "--ledger-template", "ledger", "--ledger"),
    ("papers_template", "--papers-template", "papers", "--papers"),
    ("statistics_template", "--statistics-template", "statistics", "--statistics"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for besides the files themselves."""

    jurisdiction: str
    as_of: datetime | None
    form: str | None
    outputs: tuple[Path, ...]
    annotated: Path | None
    ledger: Path | None
    ledger_template: Path | None
    papers: Path | None
    papers_template: Path | None
    statistics: Path | None
    statistics_template: Path | None
    waivers: Path | None
    on: datetime | None
    baseline: Path | None
    bundle: Path | None
    journal: Path | None
    catalog: str | None
    precedents: Path | None
    packs: tuple[Path, ...]
    pairs: tuple[str, ...]
    template: Path | None
    engine: str
    verify: bool
    all_rules: bool

    @property
    def written(self) -> tuple[Path, ...]:
        """The single files that will be written."""
        single = (self.ledger, self.statistics, self.bundle, self.journal)
        return (*self.outputs, *(output for output in single if output))

    def require_pairs(self) -> None:
        """Raise UsageError where an option would be ignored for want of another."""
        for field, option, needed, missing in _NEEDED:
            if getattr(self, field) and not getattr(self, needed):
                raise UsageError(
                    f"写了 {option}，没有写 {missing}",
                    expected="两个一起写",
                    remedy=f"补上 {missing}，或去掉 {option}",
                )
