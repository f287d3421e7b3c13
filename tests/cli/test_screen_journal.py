"""Long work that is interrupted goes on where it was, however it ended."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic import BaseModel, field_serializer

from tests.cli.conftest import SAMPLE

LIAOCHENG = ("--jurisdiction", "liaocheng", "--as-of", "2020-11-05")
FORMS = (".json", ".jsonl", ".html")
# The first share of those that are judged together has ended, and more than two are left.
ROWS = 800
KEPT = 10
SECONDS = 120


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("报送") / "大表.csv"
    subjects = ("窗口人员劳务派遣", "专项资金审计", "办公楼物业管理", "空调采购", "道路清扫保洁")
    rows = [f"第{n}标段{subjects[n % 5]}服务,按合同提供第{n}项服务并出具成果" for n in range(ROWS)]
    path.write_text("项目名称,说明\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def arguments(table: Path, folder: Path) -> list[str]:
    outputs = [each for form in FORMS for each in ("--output", str(folder / f"报告{form}"))]
    return ["screen", str(table), *LIAOCHENG, *outputs]


def outputs(folder: Path) -> list[bytes]:
    return [(folder / f"报告{form}").read_bytes() for form in FORMS]


@pytest.fixture(scope="module")
def whole(table: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    from procurement_rules.cli.main import main

    folder = tmp_path_factory.mktemp("一次做完")
    with pytest.raises(SystemExit):
        main(arguments(table, folder))
    return outputs(folder)


def killed(command: list[str], journal: Path, by: signal.Signals) -> subprocess.CompletedProcess[str]:
    """Start the program, and end it as soon as the journal holds some rows."""
    program = [sys.executable, "-m", "procurement_rules", *command]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as child:
        end = time.monotonic() + SECONDS
        while (journal.read_bytes() if journal.exists() else b"").count(b"\n") < KEPT:
            assert child.poll() is None, child.communicate()
            assert time.monotonic() < end
            time.sleep(0.01)
        child.send_signal(by)
        told = child.communicate(timeout=SECONDS)
    return subprocess.CompletedProcess(program, child.returncode, *told)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("by", ["SIGINT", "SIGTERM", "SIGKILL"])
@pytest.mark.usefixtures("ctrl_c_is_heard")
def test_ended_by_a_signal_the_same_command_goes_on(
    run, table: Path, whole: list[bytes], tmp_path: Path, by: str
) -> None:
    journal = tmp_path / "进度.jsonl"
    command = [*arguments(table, tmp_path), "--journal", str(journal)]
    ended = killed(command, journal, signal.Signals[by])
    kept = journal.read_bytes()
    answered = kept.count(b"\n") - 1
    assert KEPT <= answered + 1 <= ROWS, "it was not ended midway"
    assert [path.name for path in tmp_path.iterdir()] == ["进度.jsonl"]
    if by == "SIGINT":
        assert ended.returncode == 130
        (told,) = re.findall(
            rf"^错误：已中断，没有写出结果；共 {ROWS} 项，(\d+) 项的结论已存入进度文件 进度\.jsonl，",
            ended.stderr.strip(),
        )
        # It may strike between a line and its being counted.
        assert answered - int(told) in (0, 1)
    else:
        assert ended.returncode == -signal.Signals[by]
    assert run(*command).code == 1
    assert outputs(tmp_path) == whole
    assert journal.read_bytes().startswith(kept[: kept.rindex(b"\n") + 1])


def _stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(rows):
        yield from rows[:3]
        raise KeyboardInterrupt

    monkeypatch.setattr("procurement_rules.cli.screen.while_judging", stopped)


def test_an_interrupt_says_what_is_kept_and_how_to_go_on(run, tmp_path: Path, monkeypatch) -> None:
    _stop(monkeypatch)
    ran = run("screen", SAMPLE, *LIAOCHENG, "--journal", tmp_path / "进度.jsonl")
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.strip() == (
        "错误：已中断，没有写出结果；共 24 项，3 项的结论已存入进度文件 进度.jsonl，再次执行同一条命令就接着审查"
    )


def test_without_a_journal_an_interrupt_says_what_would_help(run, monkeypatch) -> None:
    _stop(monkeypatch)
    ran = run("screen", SAMPLE, *LIAOCHENG)
    assert ran.code == 130
    assert ran.err.strip() == "错误：已中断，没有写出结果；下次加上 --journal 文件，中断后可以接着审查"


def test_an_interrupt_of_other_work_is_told_as_before(run, monkeypatch) -> None:
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("procurement_rules.cli.inspect.read_files", stopped)
    ran = run("inspect", SAMPLE)
    assert (ran.code, ran.err.strip()) == (130, "错误：已中断，没有写出结果")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from procurement_rules.cli.main import main

    path = tmp_path_factory.mktemp("进度") / "进度.jsonl"
    with pytest.raises(SystemExit):
        main(["screen", str(SAMPLE), *LIAOCHENG, "--journal", str(path)])
    return path


class _Stopping(BaseModel):
    text: str = "x"

    @field_serializer("text")
    def _stop(self, _text: str) -> str:
        raise KeyboardInterrupt


def test_an_interrupt_while_a_report_is_made_is_told_too(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(
        "procurement_rules.cli.outputs.rendered", lambda *_: [_Stopping().model_dump_json().encode()]
    )
    ran = run("screen", SAMPLE, *LIAOCHENG, "--output", tmp_path / "x.json")
    assert (ran.code, ran.err.strip()) == (130, "错误：已中断，没有写出结果")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--as-of", "2021-01-01"), "与这一次不同的有：法规截止日；"),
        (("--papers", "文书"), "与这一次不同的有：是否列出每一条规则；"),
        (("--map", "资金来源=忽略"), "与这一次不同的有：列名的对应；"),
    ],
)
def test_another_call_is_refused_in_one_line(
    run, begun: Path, monkeypatch, more: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(begun.parent)
    ran = run("screen", SAMPLE, *LIAOCHENG, "--journal", begun.name, *more)
    assert (ran.code, ran.out, len(ran.err.strip().splitlines())) == (2, "", 1)
    assert told in ran.err


def test_a_journal_overwrites_no_input_and_no_output(run, tmp_path: Path) -> None:
    table = tmp_path / "表.jsonl"
    table.write_text('{"name": "审计"}\n', encoding="utf-8")
    before = table.read_bytes()
    ran = run("screen", table, *LIAOCHENG, "--journal", table)
    assert (ran.code, "就是要审查的文件" in ran.err) == (2, True)
    assert table.read_bytes() == before
    both = tmp_path / "x.json"
    ran = run("screen", table, *LIAOCHENG, "--journal", both, "--output", both)
    assert (ran.code, "有两种输出都写到 x.json" in ran.err) == (2, True)
