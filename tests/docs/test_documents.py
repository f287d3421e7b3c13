"""Documents tell the truth: every path and command in them exists, the examples run, generated pages are fresh."""

import re
import runpy
import shlex
import sys
from pathlib import Path

import click
import pytest

from procurement_rules.cli.main import cli
from procurement_rules.cli.outputs import FORMS
from procurement_rules.version import __version__
from tests.conftest import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
PATHS = re.compile(r"`((?:procurement_rules|rules|corpus|tests|docs|\.ci)/[^`<>*\s]*)`")
LINKS = re.compile(r"\]\(([^)#:\s]+)\)")
COMMANDS = re.compile(rf"procurement-rules ((?:{'|'.join(cli.commands)})\b[^`|\n&]*)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_and_link_in_a_document_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = [ROOT / path for path in PATHS.findall(text)] + [
        document.parent / link for link in LINKS.findall(text)
    ]
    assert [str(path) for path in named if not path.exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_in_a_document_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in COMMANDS.findall(text):
        command: click.Command = cli
        for word in (word for word in shlex.split(line) if not word.startswith("[")):
            if isinstance(command, click.Group):
                if word in {"COMMAND", "ARGS"}:
                    break
                assert word in command.commands, line
                command = command.commands[word]
            elif word.startswith("--"):
                known = {opt for param in command.params for opt in (*param.opts, *param.secondary_opts)}
                assert word in known | {"--help"}, line


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_form_that_screen_writes_stands_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    files = {"--output", "--annotated", "--ledger", "--papers", "--statistics", "--bundle"}
    assert [option for option in sorted(files) if option not in text] == []
    assert [form for form in FORMS if f".{form}" not in text] == []


def test_every_command_stands_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(cli.commands) if f"procurement-rules {name}" not in text] == []


def test_the_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own document
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "violation"
    assert any(
        line.startswith("labour_dispatch ") and "财政部令第102号 第十条第（五）项" in line for line in printed
    )


def test_generated_pages_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["generate.py", "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "docs" / "generate.py"), run_name="__main__")
    assert ended.value.code == 0


def test_both_readmes_give_the_same_lines() -> None:
    english, chinese = (
        re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
        for name in ("README.md", "README.zh-CN.md")
    )
    assert english == chinese
    assert len(english) == 2


def test_the_newest_version_of_the_changelog_is_this_one() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert next(heading for heading in headings if heading != "[Unreleased]") == __version__
