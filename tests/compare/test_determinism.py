"""The same batch gives the same result, whatever order Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = """
import random
from procurement_rules.compare import duplicates
from procurement_rules.model.item import ServiceItem
from procurement_rules.normalise import fold

chance = random.Random(5)
words = ["农村公路", "城区道路", "养护", "清扫", "保洁", "机关", "食堂", "物业", "管理", "法律", "顾问", "与", "及"]
items = [ServiceItem(name="".join(chance.choices(words, k=chance.randint(2, 7)))) for _ in range(600)]
print(duplicates(items, fold, 85))
"""


def _told(seed: str) -> bytes:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", CODE]
    return subprocess.run(command, capture_output=True, timeout=120, check=True, env=environment).stdout


def test_the_seed_of_the_hashes_changes_nothing() -> None:
    first = _told("0")
    assert first.count(b"Cluster(") > 10
    assert _told("1") == first
