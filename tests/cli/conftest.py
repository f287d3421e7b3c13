"""Run the command line as a user does, in a process of its own or in this one."""

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from procurement_rules.cli.main import main
from tests.conftest import ROOT

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"


@pytest.fixture
def ctrl_c_is_heard() -> Iterator[None]:
    """Let child processes hear Ctrl-C, though the tests themselves may run where it is switched off."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def _run(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return _run
