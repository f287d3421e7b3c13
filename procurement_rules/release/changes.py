"""Classify the change between two packs by the version step that it demands, with reasons.

A corrected value or wording is a patch. A new part is minor. A removed or renamed part, and a changed condition, is
major: somebody relies on the id, or gets another outcome from the same rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from procurement_rules.release.record import KINDS, Digests, Release
from procurement_rules.release.step import Step

KIND_WORDS: Mapping[str, str] = {
    "rules": "规则",
    "concepts": "概念",
    "categories": "类别",
    "parameters": "参数",
}
_JUDGES_OTHERWISE: Mapping[str, str] = {
    "rules": "判断改变",
    "concepts": "读法改变",
    "categories": "分组改变",
}
_READS_OTHERWISE: Mapping[str, str] = {
    "rules": "文字、依据或例子改变",
    "concepts": "词语或文字改变",
    "categories": "名称改变",
    "parameters": "数值或文字改变",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One part of the pack that differs, the step that this demands, and why, in Chinese."""

    kind: str
    id: str
    step: Step
    why: str

    def __str__(self) -> str:
        return f"{KIND_WORDS[self.kind]} {self.id} {self.why}"


def changes(before: Release, after: Release) -> tuple[Change, ...]:
    """Return what differs between two packs, the gravest first."""
    found = (change for kind in KINDS for change in _of_kind(kind, before.parts(kind), after.parts(kind)))
    return tuple(sorted(found, key=lambda change: (-change.step, KINDS.index(change.kind), change.id)))


def needed(found: Iterable[Change]) -> Step:
    """Return the step that all changes together demand."""
    return max((change.step for change in found), default=Step.NONE)


def _of_kind(kind: str, before: Mapping[str, Digests], after: Mapping[str, Digests]) -> Iterator[Change]:
    removed = {name: before[name] for name in sorted(before.keys() - after.keys())}
    added = {name: after[name] for name in sorted(after.keys() - before.keys())}
    renamed = dict(_renamed(removed, added)) if kind == "rules" else {}
    for name in removed:
        why = f"改名为 {renamed[name]}" if name in renamed else "删除"
        yield Change(kind, name, Step.MAJOR, why)
    for name in added.keys() - renamed.values():
        yield Change(kind, name, Step.MINOR, "新增")
    for name in before.keys() & after.keys():
        if before[name].judging != after[name].judging:
            yield Change(kind, name, Step.MAJOR, _JUDGES_OTHERWISE[kind])
        elif before[name] != after[name]:
            yield Change(kind, name, Step.PATCH, _READS_OTHERWISE[kind])


def _renamed(removed: Mapping[str, Digests], added: Mapping[str, Digests]) -> Iterator[tuple[str, str]]:
    """Pair rules that went with rules that came and judge the same."""
    left = dict(added)
    for old, digests in removed.items():
        new = next((name for name, each in left.items() if each.judging == digests.judging), None)
        if new is not None:
            del left[new]
            yield old, new
