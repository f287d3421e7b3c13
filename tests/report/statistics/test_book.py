"""The whole workbook: its sheets, and the same bytes for the same screening."""

import hashlib
import subprocess
import sys
from datetime import date

from procurement_rules.batch import screen_files
from procurement_rules.report.statistics import statistics
from procurement_rules.screen import Screener
from tests.conftest import ROOT
from tests.report.statistics.conftest import SAMPLE

_IN_ANOTHER_PROCESS = """
import hashlib, sys
from datetime import date
from procurement_rules.batch import screen_files
from procurement_rules.report.statistics import statistics
from procurement_rules.screen import Screener
screener = Screener.for_jurisdiction("liaocheng", as_of=date(2023, 1, 5), engine="plain")
screening = screen_files(sys.argv[1], screener)
content = statistics(screening, screener.knowledge.labels, screener.knowledge.statistics)
print(hashlib.sha256(content).hexdigest())
"""


def test_the_sheets_stand_in_the_order_of_reading(book, screened, item):
    assert book(screened(item())).sheetnames == ["附件1", "附件1 核对", "调查表", "重点领域和社会组织"]


def test_the_same_screening_gives_the_same_bytes_in_any_process():
    screener = Screener.for_jurisdiction("liaocheng", as_of=date(2023, 1, 5), engine="plain")
    screening = screen_files(SAMPLE, screener)
    content = statistics(screening, screener.knowledge.labels, screener.knowledge.statistics)
    other = subprocess.run(
        [sys.executable, "-c", _IN_ANOTHER_PROCESS, str(SAMPLE)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert hashlib.sha256(content).hexdigest() == other.stdout.strip()
