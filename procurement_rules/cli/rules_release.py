"""`procurement-rules rules release`: record the packs as a version."""

from __future__ import annotations

import click

from procurement_rules.cli.speaking import say
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.release import STEPS, needed, publish


@click.command("release")
def release() -> int:
    """把规则包的现状记为 rules/pack.yaml 所写的版本（写入 rules/released.json）。

    版本号没有按改动升够，或 rules/CHANGELOG.md 没有这一版，都不予记录。
    """
    before, after, found = publish(Knowledge(knowledge_root()))
    for change in found:
        say(f"  {STEPS[change.step]}：{change}")
    if before is None:
        say(f"已记录 {after.version}：首次发布，{len(after.rules)} 条规则")
    else:
        step = STEPS[needed(found)]
        say(f"已记录 {before.version} → {after.version}：{len(found)} 处改动，须升：{step}")
    return 0
