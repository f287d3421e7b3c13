"""Where rules/ and corpus/ lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from procurement_rules.errors import KnowledgeError, Place


def knowledge_root() -> Path:
    """Return the folder that holds `rules/` and `corpus/`."""
    package = Path(__file__).resolve().parent.parent
    for root in (package / "bundled", package.parent):
        if (root / "rules").is_dir() and (root / "corpus").is_dir():
            return root
    raise KnowledgeError(
        "安装不完整，找不到 rules/ 和 corpus/", where=Place(str(package)), remedy="重新安装 procurement-rules"
    )
