"""Record the packs as a version; refused where the version is too low or the changelog is silent."""

from __future__ import annotations

from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge
from procurement_rules.release.changelog import LABELS, read_changelog
from procurement_rules.release.changes import Change, changes
from procurement_rules.release.check import version_fault
from procurement_rules.release.record import Release, recorded
from procurement_rules.release.step import Version
from procurement_rules.release.store import read_release, write_release


def publish(knowledge: Knowledge) -> tuple[Release | None, Release, tuple[Change, ...]]:
    """Write `rules/released.json`; return the record before, the new one and what changed. Raises UsageError."""
    before, after = read_release(knowledge.rules_folder), recorded(knowledge)
    Version.of(after.version)
    fault = version_fault(before, after) if before else None
    if fault:
        raise UsageError(fault, remedy="改 rules/pack.yaml 的 version 后再发布")
    _check_changelog(knowledge, after.version)
    write_release(knowledge.rules_folder, after)
    return before, after, changes(before, after) if before else ()


def _check_changelog(knowledge: Knowledge, version: str) -> None:
    section = next((each for each in read_changelog(knowledge.rules_folder) if each.version == version), None)
    if section is None:
        raise UsageError(
            f"rules/CHANGELOG.md 没有 {version} 一节", expected="、".join(LABELS), remedy="写好后再发布"
        )
    if section.missing:
        raise UsageError(
            f"rules/CHANGELOG.md 的 {version} 一节缺少{'、'.join(section.missing)}", remedy="补上后再发布"
        )
