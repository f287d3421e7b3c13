"""Read and write `rules/released.json`; one line a part, so that a comparison of two files reads well."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from procurement_rules.errors import KnowledgeError, Place
from procurement_rules.release.record import KINDS, Release

NAME = "released.json"


def read_release(rules: Path) -> Release | None:
    """Return the record in a rules folder, None where nothing was released. Raises KnowledgeError."""
    path = rules / NAME
    try:
        return Release.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise KnowledgeError(
            "发布记录读不懂",
            where=Place(f"rules/{NAME}"),
            expected="rules release 写出的内容",
            remedy="从版本库取回这个文件",
        ) from error


def write_release(rules: Path, release: Release) -> None:
    """Write the record into a rules folder."""
    sections = [f'  "version": {json.dumps(release.version)}', *(_section(kind, release) for kind in KINDS)]
    text = "{\n" + ",\n".join(sections) + "\n}\n"
    (rules / NAME).write_text(text, encoding="utf-8", newline="\n")


def _section(kind: str, release: Release) -> str:
    lines = [
        f"    {json.dumps(name)}: {json.dumps(digests.model_dump())}"
        for name, digests in sorted(release.parts(kind).items())
    ]
    return f'  "{kind}": {{\n' + ",\n".join(lines) + "\n  }"
