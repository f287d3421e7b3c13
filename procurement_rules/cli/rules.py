"""`procurement-rules rules`: tools for the people who write rules."""

from __future__ import annotations

import click

from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.rule_examples import failures


@click.group()
def rules() -> None:
    """查看和检验规则。"""


@rules.command("test")
@click.option("--engine", default="auto", show_default=True, metavar="引擎", help="auto、durable 或 plain。")
def run_examples(engine: str) -> int:
    """运行规则文件里的例子：每个例子断言结论、依据和整句消息。"""
    knowledge = Knowledge(knowledge_root())
    failed = list(failures(knowledge, engine))
    for line in failed:
        click.echo(line)
    examples = sum(len(rule.examples) for rule in knowledge.rules.rules)
    click.echo(f"{len(knowledge.rules.rules)} 条规则，{examples} 个例子，{len(failed)} 处不符")
    return int(bool(failed))
