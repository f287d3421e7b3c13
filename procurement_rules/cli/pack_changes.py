"""Tell what differs between two packs themselves, and how far the version has to rise."""

from __future__ import annotations

from collections.abc import Iterator

from procurement_rules.knowledge import Knowledge
from procurement_rules.model.rule import ComparisonRule, Rule
from procurement_rules.release import STEPS, Step, Version, changes, needed, recorded, version_fault


def told_changes(before: Knowledge, after: Knowledge) -> Iterator[str]:
    """Yield a line for each part that differs, with the keys of a rule, and the step that all demand."""
    old, new = recorded(before), recorded(after)
    found = changes(old, new)
    rules = [{rule.id: rule for rule in each.rules.all} for each in (before, after)]
    for change in found:
        keys = _keys(*(each.get(change.id) for each in rules)) if change.kind == "rules" else ""
        yield f"{change}{keys}（{STEPS[change.step]}）"
    step = needed(found)
    if step is Step.NONE:
        yield f"规则包 {old.version} → {new.version}：内容没有不同"
        return
    least = Version.of(old.version).raised(step)
    low = "，现在太低" if version_fault(old, new) else ""
    yield f"规则包 {old.version} → {new.version}：{len(found)} 处不同，须升{STEPS[step]}，至少 {least}{low}"


def _keys(old: Rule | ComparisonRule | None, new: Rule | ComparisonRule | None) -> str:
    """Name the keys that differ, as they stand in the files."""
    if old is None or new is None:
        return ""
    before, after = old.model_dump(), new.model_dump()
    differing = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return f"：{'、'.join(differing)}"
