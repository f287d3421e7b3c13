"""Check that the version of a pack was raised as far as its changes demand."""

from __future__ import annotations

from collections.abc import Iterator

from procurement_rules.knowledge import Knowledge
from procurement_rules.release.changes import changes, needed
from procurement_rules.release.record import Release, recorded
from procurement_rules.release.step import STEPS, Step, Version
from procurement_rules.release.store import NAME, read_release


def version_faults(knowledge: Knowledge) -> Iterator[str]:
    """Yield one Chinese line where the version does not follow from what was released before."""
    before = read_release(knowledge.rules_folder)
    fault = version_fault(before, recorded(knowledge)) if before else None
    if fault:
        yield fault


def version_fault(before: Release, after: Release) -> str | None:
    """Say in Chinese why the version of `after` is too low; None where it is not."""
    found = changes(before, after)
    step = needed(found)
    released = Version.of(before.version, f"rules/{NAME}")
    written, least = Version.of(after.version), released.raised(step)
    if written >= least:
        return None
    if step is Step.NONE:
        return f"规则包版本 {written} 低于已发布的 {released}"
    why = f"{len(found)} 处改动，例如{found[0]}"
    return f"规则包版本 {written} 太低：{released} 发布以来有 {why}，须升{STEPS[step]}，至少 {least}"
