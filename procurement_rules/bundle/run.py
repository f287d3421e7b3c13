"""What a screening is made from, and making it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from procurement_rules.batch import screen_files
from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.knowledge.waivers import read_waivers
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.normalise import fold
from procurement_rules.read import ColumnMapping
from procurement_rules.read.submitted import Submitted
from procurement_rules.report.identity import identified
from procurement_rules.review import apply_waivers, compare_with_baseline
from procurement_rules.screen import Screener


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that the verdicts of a screening depend on.

    `files` may be what `submitted_files` made of them. `catalog` is an id or the folder of an imported catalog; `packs`
    are the user's own; `waivers` need `screened_on`, the day for which they are looked up. `root` holds `rules/` and
    `corpus/`.
    """

    files: tuple[Path, ...] | Submitted
    jurisdiction: str
    as_of: date | None = None
    catalog: str | None = None
    packs: tuple[Path, ...] = ()
    mapping: ColumnMapping | None = None
    all_rules: bool = False
    precedents: Path | None = None
    waivers: Path | None = None
    screened_on: date | None = None
    baseline: Path | None = None
    root: Path = field(default_factory=knowledge_root)

    def screen(self, engine: str = "auto") -> tuple[Screening, Labels]:
        """Screen the files, and return the words for what the verdicts name. Raises what reading and judging raise."""
        knowledge = Knowledge(self.root, self.packs)
        screener = Screener(
            knowledge,
            knowledge.place(self.jurisdiction),
            as_of=self.as_of,
            engine=engine,
            catalog=self.catalog,
            precedents=self.precedents,
        )
        screening = screen_files(self.files, screener, all_rules=self.all_rules, mapping=self.mapping)
        return self.reviewed(screening), knowledge.labels

    def reviewed(self, screening: Screening) -> Screening:
        """Return a screening of the files with the waivers applied and the baseline compared."""
        if self.waivers is not None:
            if self.screened_on is None:
                raise UsageError("没有审查日期，无法判断豁免是否到期", remedy="写明审查日期（--on）")
            screening = apply_waivers(screening, read_waivers(self.waivers), self.screened_on, identified)
        if self.baseline is not None:
            screening = compare_with_baseline(screening, self.baseline, identified, fold)
        return screening
