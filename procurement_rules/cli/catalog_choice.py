"""The options that say against which catalog a command codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from procurement_rules.errors import UsageError
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.catalog import Catalog

JURISDICTION = click.option(
    "--jurisdiction", default=None, metavar="地区", help="用这个地区的目录，如 liaocheng、聊城市。"
)
CATALOG = click.option(
    "--catalog", default=None, metavar="目录", help="目录 id，或 catalog import 写出的文件夹。"
)


def catalog_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--jurisdiction` and `--catalog`."""
    return JURISDICTION(CATALOG(command))


def chosen_catalog(knowledge: Knowledge, jurisdiction: str | None, catalog: str | None) -> Catalog:
    """Return the catalog that the options name. Raises UsageError where they name none or two."""
    if catalog is not None and jurisdiction is not None:
        raise UsageError(
            "--jurisdiction 和 --catalog 都写了，只用得上一个",
            expected="--jurisdiction 地区，或 --catalog 目录",
            remedy="去掉其中一个",
        )
    if catalog is not None:
        return knowledge.catalog(catalog)
    if jurisdiction is None:
        raise UsageError(
            "没有写明用哪个目录",
            expected="--jurisdiction 地区，或 --catalog 目录",
            remedy="写明其中一个，如 --jurisdiction 焦作市",
        )
    return knowledge.catalog(knowledge.place(jurisdiction).catalog)


def catalog_folder(knowledge: Knowledge, identifier: str) -> Path:
    """Return the folder of a catalog that is given by folder or id."""
    folder = Path(identifier)
    return folder if folder.is_dir() else knowledge.root / "corpus" / "catalogs" / identifier
