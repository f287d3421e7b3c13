"""A real browser that opens the page as a user does: from a file, without a network.

The tests need the packages `chromium` and `chromium-driver` of Debian, fonts such as `fonts-noto-cjk`, and `selenium`
from PyPI; where one is missing they are skipped and say which.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from procurement_rules.batch import screen_files
from procurement_rules.model.baseline import Baseline, EarlierFinding, Gone
from procurement_rules.model.rule import Outcome
from procurement_rules.model.waiver import Idle, IdleWaiver, Waiver
from procurement_rules.report import html_report
from procurement_rules.screen import Screener
from tests.conftest import ROOT

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"
# Two lines that are one item, a value that is no sum, and texts that would be code if the page let them.
HOSTILE = """\
序号,单位,项目名称,说明,预算金额（万元）
1,聊城市水利局,河道保洁服务（东片）,由服务单位按月打捞漂浮物，按考核付费,45
2,聊城市水利局,河道保洁服务（东片）,由服务单位按月打捞漂浮物，按考核付费,45
3,聊城市水利局,河道保洁服务（西片）,由服务单位按月打捞漂浮物，按考核付费,约五万
4,"<img src=x onerror=""document.title='刺'"">","</script><script>document.title='刺'</script>",派出20名劳务派遣人员，按人按月支付工资,60
"""


def _selenium_ready() -> tuple[str, str]:
    pytest.importorskip("selenium", reason="selenium is not installed (pip install selenium)")
    paths = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
    browser, driver = paths.values()
    if browser is None or driver is None:
        missing = "、".join(name for name, path in paths.items() if path is None)
        pytest.skip(f"no {missing} (apt-get install chromium chromium-driver fonts-noto-cjk)")
    return browser, driver


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chrome]:
    browser, driver = _selenium_ready()
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = browser
    # Tests may run as root in a container without a large /dev/shm.
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1600"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a sample and on hostile lines, as a file."""
    folder = tmp_path_factory.mktemp("报告")
    hostile = folder / "补报.csv"
    hostile.write_text(HOSTILE, encoding="utf-8")
    screener = Screener.for_jurisdiction("liaocheng", as_of=date(2026, 9, 1), engine="plain")
    page = folder / "审查报告.html"
    screening = screen_files([SAMPLE, hostile], screener).model_copy(update=_loop())
    page.write_text(html_report(screening, screener.knowledge.labels), "utf-8")
    return page


def _loop() -> dict[str, Any]:
    """What a waiver that has expired and an earlier screening add to a screening, in texts as long as a cell."""
    waiver = Waiver(
        finding="0123456789ab",
        rule="labour-dispatched",
        purchaser="<b>某局</b>",
        name="无空格的名称" * 20,
        reason="<script>document.title='刺'</script>",
        approver="张三",
        approved_on=date(2025, 1, 1),
        expires_on=date(2025, 12, 31),
    )
    gone = EarlierFinding(
        key="a" * 12,
        rule="labour-dispatched",
        category="labour_dispatch",
        outcome=Outcome.VIOLATION,
        message="x" * 400,
        purchaser="某局",
        name="<i>门卫</i>",
        why=Gone.REVISED,
    )
    return {
        "screened_on": date(2026, 9, 1),
        "idle_waivers": (IdleWaiver(waiver=waiver, why=Idle.EXPIRED),),
        "baseline": Baseline(file="上次.jsonl", digest="ab" * 32, gone=(gone,)),
    }


@pytest.fixture
def page(chromium: Chrome, report: Path) -> Iterator[Chrome]:
    """The report, freshly opened; at the end nothing may have been refused or have failed in it."""
    chromium.get("about:blank")
    chromium.get(report.as_uri())
    yield chromium
    assert chromium.get_log("browser") == []
