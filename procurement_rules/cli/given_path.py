"""A path as the command line gives it: an empty one is an oversight, not the folder one happens to be in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from procurement_rules.errors import UsageError


class _GivenPath(click.Path):
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            named = param.opts[0] if isinstance(param, click.Option) else "命令"
            raise UsageError(f"{named} 后面的路径是空的", remedy="写上路径；写的是变量的，核对它有没有值")
        return super().convert(value, param, ctx)


PATH = _GivenPath(path_type=Path)
