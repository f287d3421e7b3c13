"""docs/coverage.md: clause × rule × test, out of `corpus/provisions.yaml`, the rules and the conformance cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from procurement_rules.knowledge import Knowledge

DOCUMENTS = {
    "L": "聊财采〔2020〕84号（聊城）",
    "S": "鲁财采〔2022〕14号（山东；淄博、博山转发）",
    "J": "焦财综〔2023〕1号（焦作）",
    "P": "濮财综〔2017〕8号（濮阳，报告）",
    "G": "吉管发〔2017〕47号（吉林）",
}
KINDS = {"data": "数据", "test": "测试", "report": "报告"}


def coverage_page(root: Path, note: str) -> str:
    """Return the page."""
    knowledge = Knowledge(root)
    rules = {rule.id: rule for rule in knowledge.rules.all}
    provisions = yaml.safe_load((root / "corpus/provisions.yaml").read_text(encoding="utf-8"))["provisions"]
    cases = _cases(root)
    lines = [
        note,
        "# 条款、规则、检验对照表",
        "",
        "五份文件的每一项规定（`corpus/provisions.yaml`）落在哪条规则、哪份数据、哪份报告，或者机器为何不能判断；"
        "规则后的数字是规则文件里例子的个数，“用例”是一致性用例（[conformance.md](conformance.md)）的个数。",
    ]
    for letter, document in DOCUMENTS.items():
        lines += ["", f"## {document}", "", "| 编号 | 条款 | 规定 | 落在 | 用例 |", "|---|---|---|---|---|"]
        for each in provisions:
            if each["row"].startswith(letter):
                becomes = "<br>".join(_becomes(each["becomes"], rules))
                row, clause, summary = each["row"], each["clause"], each["summary"]
                lines.append(f"| {row} | {clause} | {summary} | {becomes} | {cases[row] or '—'} |")
    return "\n".join(lines) + "\n"


def _cases(root: Path) -> Counter[str]:
    files = sorted((root / "corpus/conformance").glob("*.yaml"))
    cases = [case for path in files for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]]
    return Counter(case["id"].split("-")[0] for case in cases)


def _becomes(parts: list[dict[str, str]], rules: Mapping[str, Any]) -> Iterator[str]:
    for kind, value in (pair for part in parts for pair in part.items()):
        if kind == "rule":
            rule = rules[value]
            path = f"../rules/{rule.jurisdiction}/{rule.id}.yaml"
            yield f"规则 [{rule.title}]({path})（{len(rule.examples)}）"
        elif kind in ("data", "test"):
            yield f"{KINDS[kind]} [{value}](../{value})"
        elif kind == "report":
            yield f"报告：{value}"
        else:
            yield f"不作判断：{value}"
