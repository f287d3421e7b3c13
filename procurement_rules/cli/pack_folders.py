"""The option for folders of rule packs that apply beside the bundled one."""

from __future__ import annotations

import click

from procurement_rules.cli.given_path import PATH

pack_folders = click.option(
    "--rules",
    "packs",
    multiple=True,
    metavar="文件夹",
    type=PATH,
    help="另加自己的规则包：每个地区一个文件夹；可写多次。",
)
