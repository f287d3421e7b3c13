"""`procurement-rules rules`: tools for the people who write rules."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import click
from pydantic import TypeAdapter

from procurement_rules.cli.explain import explained
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.pack_folders import pack_folders
from procurement_rules.cli.rules_diff import diff
from procurement_rules.cli.rules_release import release
from procurement_rules.cli.speaking import say
from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.model.rule import RULE_ID, ComparisonRule, Rule
from procurement_rules.rule_examples import failures
from procurement_rules.rule_lint import faults


@click.group()
def rules() -> None:
    """查看、检验和新写规则。"""


for command in (diff, release):
    rules.add_command(command)


@rules.command("test")
@click.option("--engine", default="auto", show_default=True, metavar="引擎", help="auto、durable 或 plain。")
@pack_folders
def run_examples(engine: str, packs: tuple[Path, ...]) -> int:
    """运行规则文件里的例子：每个例子断言结论、依据和整句消息。"""
    knowledge = Knowledge(knowledge_root(), packs)
    failed = list(failures(knowledge, engine))
    for line in failed:
        say(line)
    examples = sum(len(rule.examples) for rule in knowledge.rules.all)
    say(f"{len(knowledge.rules.all)} 条规则，{examples} 个例子，{len(failed)} 处不符")
    return int(bool(failed))


@rules.command("lint")
@pack_folders
def lint(packs: tuple[Path, ...]) -> int:
    """检查规则之间的毛病：永不触发、互相包含、依据已失效、没有用到的词汇、版本号没有跟上。"""
    found = list(faults(Knowledge(knowledge_root(), packs)))
    for line in found:
        say(line)
    say(f"{len(found)} 处问题")
    return int(bool(found))


@rules.command("list")
@click.option("--jurisdiction", default=None, metavar="地区", help="只列这个地区及其上级的规则。")
@click.option(
    "--as-of", default=None, metavar="日期", type=click.DateTime(["%Y-%m-%d"]), help="只列当日有效的。"
)
def list_rules(jurisdiction: str | None, as_of: datetime | None) -> int:
    """列出规则：编号、地区、类别、依据。"""
    knowledge = Knowledge(knowledge_root())
    places = set(knowledge.jurisdictions)
    if jurisdiction:
        places = {place.id for place in knowledge.chain(knowledge.place(jurisdiction))}
    for rule in knowledge.rules.all:
        binding = as_of is None or rule.in_force.covers(as_of.date())
        if rule.jurisdiction in places and binding:
            basis = "；".join(f"{each.instrument} {each.clause}" for each in rule.basis)
            say(f"{rule.id}\t{rule.jurisdiction}\t{rule.category}\t{rule.title}\t{basis}")
    return 0


@rules.command("show")
@click.argument("identifier", metavar="规则")
def show(identifier: str) -> int:
    """印出规则文件原文。"""
    knowledge = Knowledge(knowledge_root())
    rule = _rule(knowledge, identifier)
    path = knowledge.root / "rules" / rule.jurisdiction / f"{rule.id}.yaml"
    click.echo(path.read_text(encoding="utf-8"))
    return 0


@rules.command("explain")
@click.argument("identifier", metavar="规则")
@pack_folders
def explain(identifier: str, packs: tuple[Path, ...]) -> int:
    """用一般人看得懂的话说明一条规则：管什么、为什么、依据哪一条、什么算违反、什么不算、历史。"""
    knowledge = Knowledge(knowledge_root(), packs)
    rule = _rule(knowledge, identifier)
    for line in explained(rule, knowledge):
        say(line)
    return 0


@rules.command("schema")
def schema() -> int:
    """印出规则文件的 JSON Schema，编辑器可据以补全和检查。"""
    schema = TypeAdapter(Rule | ComparisonRule).json_schema(by_alias=True)
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0


@rules.command("new")
@click.argument("identifier", metavar="规则")
@click.option("--jurisdiction", required=True, metavar="地区", help="规则属于哪个地区。")
@click.option("--category", required=True, metavar="类别", help="rules/pack.yaml 中的类别。")
@click.option(
    "--output",
    default=None,
    metavar="文件夹",
    type=PATH,
    help="自己的规则包，写到其中该地区的文件夹里；审查时用 screen --rules 读入。",
)
def new(identifier: str, jurisdiction: str, category: str, output: Path | None) -> int:
    """写出一个新规则文件的样子，照着填。"""
    if not re.fullmatch(RULE_ID, identifier):
        raise UsageError(
            f"规则的 id 不能写作 {identifier!r:.60}",
            expected="小写字母、数字，各段用连字符相连，如 works-purchased",
            remedy="换一个 id",
        )
    knowledge = Knowledge(knowledge_root())
    place = knowledge.place(jurisdiction)
    if category not in {each.id for each in knowledge.categories}:
        known = "、".join(each.id for each in knowledge.categories)
        raise UsageError(f"没有类别 {category!r:.60}", expected=known, remedy="从中选一个")
    folder = (output or knowledge.root / "rules") / place.id
    path = folder / f"{identifier}.yaml"
    if path.exists() or any(rule.id == identifier for rule in knowledge.rules.all):
        raise UsageError(f"规则 {identifier} 已经有了", remedy="换一个 id")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(
        _SCAFFOLD.format(id=identifier, jurisdiction=place.id, category=category),
        encoding="utf-8",
        newline="\n",
    )
    say(f"已写出 {path}；依据要换成 corpus/instruments.yaml 里登记的文号和条款")
    return 0


def _rule(knowledge: Knowledge, named: str) -> Rule | ComparisonRule:
    """Return the rule of that id, or the only one of that title or category. Raises UsageError."""
    rules, categories = knowledge.rules.all, knowledge.labels.categories
    found = [rule for rule in rules if rule.id == named] or [
        rule for rule in rules if named in (rule.title, rule.category, categories[rule.category])
    ]
    if not found:
        raise UsageError(f"没有规则 {named!r:.60}", remedy="用 rules list 查看全部规则")
    if len(found) > 1:
        raise UsageError(
            f"叫“{named[:60]}”或属于这一类别的规则有 {len(found)} 条",
            expected="、".join(f"{rule.id}（{rule.title}）" for rule in found),
            remedy="写其中一条的 id",
        )
    return found[0]


_SCAFFOLD = """\
id: {id}
title: 用几个字写出做错了什么
category: {category}
stage: catalog
jurisdiction: {jurisdiction}
in_force: {{from: 2020-03-01}}
severity: error
severity_undetermined: warning
basis:
  - {{instrument: 文号, clause: 条款}}
forbid: {{concept: works}}
message: 一句话写明错在哪里：{{evidence}}
message_undetermined: 说不清的是什么：{{question}}
remedy: 怎样改才可以接受。
examples:
  - title: 违反的例子
    as_of: 2020-11-05
    item: {{name: 某道路改建工程施工}}
    outcome: violation
    basis: [文号 条款]
    message: 一句话写明错在哪里：“施工”
"""
