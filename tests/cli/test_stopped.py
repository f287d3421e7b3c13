"""Ctrl-C before and while anything is written: one line, its own exit code, and nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from procurement_rules.cli import outputs, stopped
from procurement_rules.english import Translator
from procurement_rules.knowledge import Knowledge
from procurement_rules.knowledge.english import read_english
from tests.cli.conftest import SAMPLE

LIAOCHENG = ("--jurisdiction", "liaocheng", "--as-of", "2020-11-05")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("module", ["pydantic_core", "click", "procurement_rules.cli.screen"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.usefixtures("ctrl_c_is_heard")
def test_while_modules_are_imported_a_line_is_said_and_no_trace(module: str, language: str) -> None:
    # The interpreter tells what it has imported so far.
    told = [sys.executable, "-X", "importtime", "-m", "procurement_rules", "--lang", language, "--help"]
    with subprocess.Popen(told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as child:
        assert child.stderr is not None
        for line in child.stderr:
            if line.split("|")[-1].strip() == module:
                child.send_signal(signal.SIGINT)
                break
        out, err = child.communicate(timeout=60)
    said = [line for line in err.splitlines() if not line.startswith("import time:")]
    assert (child.returncode, out, said) == (130, "", [stopped._LINES[language]])


def test_its_english_is_that_of_the_table(knowledge: Knowledge) -> None:
    said = Translator(read_english(knowledge.root)).translated(stopped._LINES["zh"])
    assert said == stopped._LINES["en"]


def test_an_interrupt_while_a_file_is_written_leaves_nothing_of_it(tmp_path: Path) -> None:
    target = tmp_path / "报告.json"
    target.write_bytes(b"earlier")

    def parts():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outputs.write(parts(), target)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"报告.json": b"earlier"}


def test_an_interrupt_between_two_files_says_that_one_is_there(run, tmp_path: Path, monkeypatch) -> None:
    def ledger(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("procurement_rules.cli.outputs.ledger", ledger)
    written, ledger_file = tmp_path / "结果.jsonl", tmp_path / "台账.xlsx"
    ran = run("screen", SAMPLE, *LIAOCHENG, "--output", written, "--ledger", ledger_file)
    assert (ran.code, ran.out) == (130, "")
    assert list(filter(None, ran.err.splitlines())) == [
        f"已写入 {written}",
        "错误：已中断；写明“已写入”的文件是完整的，其余没有写出",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["结果.jsonl"]
