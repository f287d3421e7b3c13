"""The program as a whole: help, version, modules, import time behaviour."""

import subprocess
import sys


def test_help_is_chinese_and_names_the_main_job(run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert "screen 目录建议.xlsx" in ran.out


def test_the_module_runs_like_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "procurement_rules", "--version"], check=True, capture_output=True, text=True
    )
    assert done.stdout.startswith("procurement-rules ")


def test_an_unknown_command_is_one_line(run) -> None:
    ran = run("scren")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1


def test_a_text_with_a_blank_and_no_quotation_marks_is_told_so(run) -> None:
    told = run("match", "explain", "物业", "日常", "管理").err
    assert "多写了 日常 管理；名称或说明里有空格的，请用引号括起来" in told
