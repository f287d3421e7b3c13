"""A log of decisions for systems that embed the library: one JSON line a verdict, nothing in it but what decided."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from procurement_rules.errors import InputError, Place, system_fault
from procurement_rules.model.clean import clean
from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Finding, Verdict

_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """What verdicts depend on besides the item; the digests are SHA-256."""

    program_version: str
    rules_version: str
    rules_digest: str
    catalog: str
    catalog_digest: str

    @classmethod
    def of(cls, screening: Screening) -> JudgedBy:
        """Return what a screening was judged by."""
        return cls(
            screening.program_version,
            screening.rules_version,
            screening.rules_digest,
            screening.catalog,
            screening.catalog_digest,
        )


class DecisionLog:
    """A file to which verdicts are added, a line each; what stands in it is never changed.

    `mask`, such as a `PersonMask`, covers what is personal in the texts that are written (purchaser and name); None
    writes them as they are.
    The same verdict gives the same line: there is no clock in it.
    """

    def __init__(self, path: Path, judged_by: JudgedBy, *, mask: Callable[[str], str] | None) -> None:
        self._path = path
        self._judged_by = asdict(judged_by)
        self._mask = mask

    def append(self, verdict: Verdict) -> str:
        """Add a verdict and return its id, the same for the same decision. Raises InputError where it cannot."""
        decision = self._decision(verdict)
        said = json.dumps(decision, ensure_ascii=True, sort_keys=True)
        identifier = hashlib.sha256(said.encode("ascii")).hexdigest()[:_ID_LENGTH]
        line = json.dumps({"id": identifier, **decision}, ensure_ascii=False) + "\n"
        try:
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(line)
        except OSError as error:
            raise InputError(
                f"判断记录写不进去（{system_fault(error)}）",
                where=Place(str(self._path)),
                remedy="核对路径、权限和磁盘空间",
            ) from error
        return identifier

    def _decision(self, verdict: Verdict) -> dict[str, Any]:
        return {
            "item": {
                "sha256": item_digest(verdict),
                "purchaser": self._text(verdict.item.purchaser),
                "name": self._text(verdict.item.name),
            },
            "judged_by": self._judged_by,
            "as_of": verdict.as_of.isoformat(),
            "outcome": verdict.outcome.value,
            "findings": [_finding(each) for each in verdict.findings],
        }

    def _text(self, text: str | None) -> str | None:
        if text is None:
            return None
        # One line also to readers that end lines at other signs than JSON does.
        line = " ".join(str(clean(text)).split())
        return self._mask(line) if self._mask else line


def item_digest(verdict: Verdict) -> str:
    """Return the SHA-256 of all that the item says of itself; where it was read from does not count."""
    said = verdict.item.model_dump(mode="json", exclude={"source"}, exclude_none=True)
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, sort_keys=True).encode("ascii")).hexdigest()


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "outcome": finding.outcome.value,
        "clauses": [f"{ref.instrument} {ref.clause}" for ref in finding.basis],
        "waived": not finding.is_open,
    }
