"""`procurement-rules verify`: does a bundle prove what it says?"""

from __future__ import annotations

from pathlib import Path

import click

from procurement_rules.bundle import Verification
from procurement_rules.bundle import verify as verified
from procurement_rules.bundle.manifest import Versions
from procurement_rules.cli.given_path import PATH
from procurement_rules.cli.speaking import say
from procurement_rules.report.printable import one_line

EXIT_DIFFERENT = 1


@click.command()
@click.argument("file", metavar="证据包.zip", type=PATH)
def verify(file: Path) -> int:
    """核验 screen --bundle 写出的证据包：核对每个文件的校验码，用包里的规则和目录重新审查，逐字节比较结论。

    不联网，也不用本机的规则。退出码：0 相符，1 内容有改动或结论不同，2 不是证据包或无法核验。
    """
    found = verified(file)
    say(f"证据包：{one_line(found.file)}，SHA-256 {found.digest}")
    say(f"审查时：{_told(found.recorded)}")
    for line in _result(found):
        say(one_line(line))
    return 0 if found.holds else EXIT_DIFFERENT


def _told(versions: Versions) -> str:
    return one_line(
        f"程序 {versions.program}，规则 {versions.rules}，引擎 {versions.engine}，Python {versions.python}"
    )


def _result(found: Verification) -> list[str]:
    if found.tampered:
        return [*found.tampered, f"不相符：{len(found.tampered)} 个文件与清单不符，没有重新审查"]
    files = f"{found.members} 个文件的校验码全部相符"
    if found.differences or found.screening is None:
        return [files, *found.differences, "不相符：重新审查的结果与包内不同"]
    items = len(found.screening.verdicts)
    return [files, f"相符：用包里的规则和目录重新审查 {items} 项，结论与包内逐字节相同"]
