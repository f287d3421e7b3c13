"""Write what is made from data: the item's fields in the model, and the generated pages of docs/.

    python docs/generate.py            write
    python docs/generate.py --check    exit 1 where a file differs from what would be written
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent

PYTHON_TYPES = {
    "text": "Text | None",
    "code": "Text | None",
    "money": "Decimal | None",
    "boolean": "bool | None",
    "year": "int | None",
    "date": "date | None",
}


def item_fields(fields: list[dict[str, object]]) -> str:
    """Return the source of `procurement_rules/model/item_fields.py`."""
    lines = [
        '"""Fields of a service item. Generated from corpus/fields.yaml by docs/generate.py; do not edit."""',
        "",
        "from __future__ import annotations",
        "",
        "from datetime import date",
        "from decimal import Decimal",
        "from typing import Literal",
        "",
        "from pydantic import BaseModel, Field",
        "",
        "from procurement_rules.model.clean import Text",
        "",
    ]
    for field in fields:
        if field["type"] in ("choice", "choices"):
            lines += [f"{type_name(field)} = Literal["]
            lines += [f'    "{value}",' for value in field["values"]]  # type: ignore[attr-defined]
            lines += ["]", ""]
    lines += ["", "class ItemFields(BaseModel):", '    """What a department says of a service; what is not said is None."""', ""]
    for field in fields:
        unit = f"，单位：{field['unit']}" if field.get("unit") else ""
        lines += [f"    {field['name']}: {python_type(field)} = Field(", "        default=None,",
                  f'        title="{field["label"]}",', f'        description="{field["help"]}{unit}",'.replace("。，", "，"), "    )"]
    return "\n".join(lines) + "\n"


def type_name(field: dict[str, object]) -> str:
    """Return the name of a choice field's type, `purchaser_type` → `PurchaserType`."""
    return "".join(part.title() for part in str(field["name"]).split("_")).removesuffix("s")


def python_type(field: dict[str, object]) -> str:
    """Return the annotation of a field."""
    if field["type"] == "choice":
        return f"{type_name(field)} | None"
    if field["type"] == "choices":
        return f"frozenset[{type_name(field)}] | None"
    return PYTHON_TYPES[str(field["type"])]


def generated() -> dict[Path, str]:
    """Return path → content of every generated file."""
    fields = yaml.safe_load((ROOT / "corpus" / "fields.yaml").read_text(encoding="utf-8"))["fields"]
    return {ROOT / "procurement_rules" / "model" / "item_fields.py": item_fields(fields)}


def main(check: bool) -> int:
    """Write the files, or with `check` say which ones are stale."""
    stale = []
    for path, content in generated().items():
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(path.relative_to(ROOT))
        if not check:
            path.write_text(content, encoding="utf-8", newline="\n")
    for path in stale:
        print(f"{'stale' if check else 'written'}: {path}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
