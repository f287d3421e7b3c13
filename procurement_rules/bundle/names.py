"""Where things lie in a bundle, and which names may be in it."""

from __future__ import annotations

import re

MANIFEST = "manifest.json"
CONFIGURATION = "configuration.json"
VERDICTS = "verdicts.jsonl"
REPORT = "report.json"
INPUT = "input"
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
