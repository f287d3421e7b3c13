"""Where things lie in a bundle, and which names may be in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

MANIFEST = "manifest.json"
CONFIGURATION = "configuration.json"
VERDICTS = "verdicts.jsonl"
REPORT = "report.json"
INPUT = "input"
RENAMED = "renamed"
PACKS = "packs"
CATALOG = "catalog"
PRECEDENTS = "precedents.csv"
WAIVERS = "waivers.csv"
BASELINE = "baseline"
CATALOGS = "corpus/catalogs"
# What of the root decides nothing: labelled cases, by which the program is measured.
CASES = "corpus/cases"

# What some file system takes for something else than a letter of a name.
_FORBIDDEN = re.compile(r'[\\:*?"<>|\x00-\x1f]')


def is_safe(name: str) -> bool:
    """Tell whether a member of that name stays in the folder into which it is unpacked, on any machine."""
    return not _FORBIDDEN.search(name) and all(part not in ("", ".", "..") for part in name.split("/"))


def member_names(folder: str, files: Iterable[str]) -> dict[str, str]:
    """Return member → file: each file lies in a bundle under its name in `folder`, or else under its number.

    A number stands for a name that some file system cannot hold or cannot tell from an earlier one (A.csv, a.csv).
    """
    members: dict[str, str] = {}
    taken: set[str] = set()
    for number, file in enumerate(files, start=1):
        name = f"{folder}/{file}"
        if not is_safe(name) or name.casefold() in taken:
            name = f"{RENAMED}/{folder}-{number}{PurePath(file).suffix}"
        taken.add(name.casefold())
        members[name] = file
    return members
