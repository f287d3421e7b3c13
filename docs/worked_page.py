"""docs/worked-cases.md: cases of the five documents, with what the program says of them today."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from procurement_rules.cli.main import cli
from procurement_rules.knowledge import Knowledge

PUYANG = ("corpus/samples/濮阳三例.csv", "--jurisdiction", "puyang")
LIAOCHENG = ("corpus/samples/聊城编码示例.csv", "--jurisdiction", "liaocheng")
OUTCOMES = {"violation": "不合规", "undetermined": "无法判断", "compliant": "合规"}


def worked_page(root: Path, note: str) -> str:
    """Return the page; what the program prints is put in as it stands."""
    labels = Knowledge(root).labels
    then, now = (_verdicts(root, *PUYANG, "--as-of", day) for day in ("2016-06-01", "2020-06-01"))
    (example,) = _verdicts(root, *LIAOCHENG, "--as-of", "2020-11-05").values()
    compared = ("compare-law", *PUYANG, "--as-of", "2016-06-01", "--as-of", "2020-06-01")
    titles = {
        "P2": "P2　数字化城管信息采集（濮财综〔2017〕8号 附件2）",
        "P3": "P3　棚户区改造（同上，第三条）",
        "P4": "P4　一年一村一场戏一场电影（同上，附件3）",
    }
    about = {
        "P2": "按岗位招人、单位自筹、从未列入预算。2016年只有预算一条管着，招聘的禁令2020年3月1日才施行。",
        "P3": "2016年没有禁止把工程列入购买服务的规定；2017年的通知禁止时把棚户区改造除外；2020年3月1日起没有除外。",
        "P4": "面向村民的演出和放映，两个日期都没有问题。",
    }
    lines = [note, "# 文件里的实例", "", "输入是 `corpus/samples/` 里的表，结论由程序给出，随规则重新生成。"]
    for name, title in titles.items():
        lines += ["", f"## {title}", "", about[name], ""]
        for day, verdicts in (("2016-06-01", then), ("2020-06-01", now)):
            lines += _told(verdicts[name], labels, f"按{day}的法规：")
    lines += ["", "两个日期的差别：", "", "```text", f"$ procurement-rules {' '.join(compared)}"]
    lines += [*_run(root, *compared).splitlines(), "```"]
    lines += ["", "## L9　人才交流活动的编码（聊财采〔2020〕84号 第四条）", ""]
    lines += ["通知自己举的例子：单位代码072001加指导目录编码A0301。", ""]
    lines += _told(example, labels, f"编码 {example['item']['declared_code']}，按2020-11-05的法规：")
    return "\n".join(lines) + "\n"


def _verdicts(root: Path, *arguments: str) -> dict[str, Any]:
    printed = _run(root, "screen", *arguments, "--format", "jsonl", "--engine", "plain")
    verdicts = [json.loads(line) for line in printed.splitlines()]
    return {verdict["item"]["id"]: verdict for verdict in verdicts if "item" in verdict}


def _run(root: Path, *arguments: str) -> str:
    with contextlib.chdir(root):
        return CliRunner(env={**os.environ, "COLUMNS": "120"}).invoke(cli, arguments).stdout


def _told(verdict: dict[str, Any], labels: Any, start: str) -> list[str]:
    lines = [f"- {start}**{OUTCOMES[verdict['outcome']]}**"]
    for finding in verdict["findings"]:
        basis = "、".join(f"{each['instrument']}{each['clause']}" for each in finding["basis"])
        category, outcome = labels.categories[finding["category"]], OUTCOMES[finding["outcome"]]
        lines.append(f"  - {category}（{outcome}）：{finding['message']}（{basis}）")
    return lines
