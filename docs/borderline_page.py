"""docs/borderline.md: breaches beside their nearest look-alikes, out of the examples in the rule files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from procurement_rules.knowledge import Knowledge
from procurement_rules.model.rule import Example, Outcome, Rule

_PAIRS = 8
_OPEN = 4


def borderline_page(root: Path, note: str) -> str:
    """Return the page."""
    knowledge = Knowledge(root)
    lines = [
        note,
        "# 一线之隔",
        "",
        "每一类禁止的内容，左边是不合规的写法，右边是与它最像而可以买的写法，都取自规则文件里的例子，逐条由 "
        "`procurement-rules rules test` 检验；下面是只能问的写法。各类的含义由概念文件写明（[concepts.md](concepts.md)）。",
    ]
    for category in knowledge.categories:
        rules = [rule for rule in knowledge.rules.rules if rule.category == category.id]
        if category.group == "content":
            lines += _section(category.label, rules)
    return "\n".join(lines) + "\n"


def _section(label: str, rules: Sequence[Rule]) -> Iterator[str]:
    said = {outcome: _texts(rules, outcome) for outcome in Outcome}
    yield from ("", f"## {label}", "", "| 不合规 | 可以买 |", "|---|---|")
    # What a date or an exception decides is no matter of words.
    by_words = [text for text in said[Outcome.COMPLIANT] if text not in said[Outcome.VIOLATION]]
    for breach, clean in _pairs(said[Outcome.VIOLATION], by_words):
        yield f"| {breach} | {clean} |"
    if said[Outcome.UNDETERMINED]:
        yield from ("", "要问的：" + "；".join(said[Outcome.UNDETERMINED][:_OPEN]) + "。")


def _texts(rules: Sequence[Rule], outcome: Outcome) -> list[str]:
    told = (_told(example) for rule in rules for example in rule.examples if example.outcome is outcome)
    return list(dict.fromkeys(text for text in told if text))


def _told(example: Example) -> str:
    parts = [example.item.get("name"), example.item.get("description")]
    return "：".join(str(part).replace("|", "/") for part in parts if part)


def _pairs(breaches: Sequence[str], clean: Sequence[str]) -> list[tuple[str, str]]:
    """Return each clean text with the breach that it resembles most, the closest pairs first, no text twice."""
    ranked = sorted(
        ((fuzz.ratio(one, other), one, other) for one in breaches for other in clean), reverse=True
    )
    taken: set[str] = set()
    pairs: list[tuple[str, str]] = []
    for _, one, other in ranked:
        if len(pairs) < _PAIRS and not taken & {one, other}:
            taken |= {one, other}
            pairs.append((one, other))
    return pairs
