"""The sample as the command line screens it, once for all tests here."""

from datetime import date

import pytest

from procurement_rules.batch import screen_files
from procurement_rules.model.screening import Screening
from procurement_rules.screen import Screener
from tests.conftest import ROOT

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"


@pytest.fixture(scope="session")
def screener() -> Screener:
    return Screener.for_jurisdiction("liaocheng", as_of=date(2020, 11, 5), engine="plain")


@pytest.fixture(scope="session")
def sample(screener: Screener) -> Screening:
    return screen_files(SAMPLE, screener)
