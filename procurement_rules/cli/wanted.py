"""What the command line of `screen` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


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
